"""A throw-away installation: its home, its engine, its `camtay serve`, and the machine around it."""

import argparse
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.postgres import Cluster, children_of

ROOT = Path(__file__).resolve().parents[1]
ENGINES = ("sqlite", "postgresql")
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Installation:
    """One home on one engine. `camtay` runs a command in it; `take_over` makes this process part of it."""

    engine: str
    home: Path
    cluster: Cluster | None = None
    environment: dict[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("CAMTAY_", "DJANGO_"))}
        url = {"CAMTAY_DATABASE_URL": self.cluster.url} if self.cluster else {}
        self.environment = {**kept, **url, "CAMTAY_HOME": str(self.home),
                            "DJANGO_SETTINGS_MODULE": "camtay.config.settings"}  # fmt: skip

    def camtay(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "camtay", *words],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(f"camtay {' '.join(words)}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def take_over(self) -> None:
        """From here on Django in this process is this installation's."""
        import django

        os.environ.update(self.environment)
        django.setup()

    @property
    def server_pids(self) -> list[int]:
        return [self.cluster.pid] if self.cluster else []


@contextmanager
def installation(engine: str, *, demo: bool = True) -> Iterator[Installation]:
    """An installation of its own, made ready, gone at the end."""
    cluster = Cluster() if engine == "postgresql" else None
    home = Path(tempfile.mkdtemp(prefix="camtay-benchmark-"))
    try:
        found = Installation(engine, home, cluster)
        found.camtay("upgrade", "-v0")
        if demo:
            found.camtay("load-demo")
        yield found
    finally:
        if cluster:
            cluster.stop()
        shutil.rmtree(home, ignore_errors=True)


class Serving:
    """`camtay serve` in a group of processes of its own, on a port of its own choosing."""

    def __init__(
        self, where: Installation, *, workers: int = 2, threads: int = 4, more: tuple[str, ...] = ()
    ) -> None:
        self.where = where
        self.command = [sys.executable, "-m", "camtay", "serve", "--bind", "127.0.0.1:0",
                        "--workers", str(workers), "--threads", str(threads), *more]  # fmt: skip
        self.process: subprocess.Popen[str] | None = None
        self.port = 0

    def start(self) -> "Serving":
        self.process = subprocess.Popen(
            self.command, cwd=ROOT, env=self.where.environment, start_new_session=True, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"listening on [\d.]+:(\d+)", line)
        if found is None:
            raise SystemExit(f"camtay serve did not start: {line}{self.process.stdout.read()}")
        self.port = int(found.group(1))
        return self

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

    def kill(self) -> None:
        """SIGKILL to every process of the tree at once."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)

    @property
    def pids(self) -> list[int]:
        assert self.process is not None
        return [self.process.pid, *children_of(self.process.pid)]

    def workers(self) -> list[int]:
        """The web processes that answer: the children of gunicorn's master."""
        assert self.process is not None
        masters = [pid for pid in _direct(self.process.pid) if _direct(pid)]
        return [worker for master in masters for worker in _direct(master)]


def answer(port: int, path: str = "/readyz", patience: float = 60.0) -> float:
    """Wait until the server answers 200 there; the seconds that took."""
    start = time.perf_counter()
    while time.perf_counter() - start < patience:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
        try:
            line.request("GET", path)
            if line.getresponse().status == 200:
                return time.perf_counter() - start
        except OSError:
            time.sleep(0.01)
        finally:
            line.close()
    raise SystemExit(f"no answer within {patience} s")


def _direct(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


@dataclass
class Meter:
    """Processor seconds: `of(pids)` what these and their children used, `machine()` what everything did."""

    @staticmethod
    def of(pids: list[int]) -> float:
        total = 0.0
        for pid in {*pids, *(child for one in pids for child in children_of(one))}:
            try:
                stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            total += (int(stat[11]) + int(stat[12]) + int(stat[13]) + int(stat[14])) / TICK
        return total

    @staticmethod
    def machine() -> float:
        first = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
        user, nice, system, _idle, _wait, irq, soft, steal = (int(value) for value in first[:8])
        return (user + nice + system + irq + soft + steal) / TICK


def memory(pid: int) -> dict[str, int]:
    """MB of one process: rss, pss (shared pages divided among those who share), anonymous."""
    found = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, value = line.split(":")
        found[name.lower()] = int(value.split()[0]) // 1024
    return {name: found[name] for name in ("rss", "pss", "anonymous")}


def machine() -> dict[str, object]:
    """What the figures were taken on."""
    cpu = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                if line.startswith("model name")), "?")  # fmt: skip
    total = int(Path("/proc/meminfo").read_text().split()[1]) // 1024
    return {"cpu": cpu, "cores": os.cpu_count(), "memory_mb": total, "kernel": os.uname().release,
            "python": sys.version.split()[0], "load": os.getloadavg()[0], "fsyncs_per_s": fsyncs()}  # fmt: skip


def fsyncs(seconds: float = 1.0) -> int:
    """How often a second this disk confirms 4 KB appended: what no commit rate can exceed without sharing one."""
    with tempfile.NamedTemporaryFile() as file:
        count, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            count += 1
    return round(count / seconds)


def busy(seconds: float = 2.0) -> float:
    """How many cores the machine is using now."""
    before, start = Meter.machine(), time.perf_counter()
    time.sleep(seconds)
    return (Meter.machine() - before) / (time.perf_counter() - start)


def wait_for_quiet(patience: float, *, most: float = 0.25) -> float:
    """Wait until others use at most `most` cores, `patience` seconds long; how many they use then."""
    end = time.monotonic() + patience
    while (used := busy()) > most and time.monotonic() < end:
        time.sleep(3)
    return used


def options(text: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=text)
    parser.add_argument(
        "--engine", choices=ENGINES, action="append", help="default: both, one after the other"
    )
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--patience", type=float, default=0, help="seconds to wait for a quiet machine, each run"
    )
    parser.add_argument("--json", type=Path, help="also write the figures there")
    return parser


def each_engine(module: str, given: argparse.Namespace, words: list[str]) -> bool:
    """Run `module` once for each engine in a process of its own; False when this is already such a process.

    One Django has one database for its life.
    """
    if given.engine and len(given.engine) == 1:
        return False
    for engine in given.engine or ENGINES:
        extra = [word for word in words if not word.startswith("--engine") and word not in ENGINES]
        subprocess.run([sys.executable, "-m", module, "--engine", engine, *extra], cwd=ROOT, check=True)
    return True


def write(path: Path | None, figures: dict[str, object]) -> None:
    """Add `figures` as one line of JSON."""
    if path is not None:
        with path.open("a") as file:
            file.write(json.dumps(figures, ensure_ascii=False) + "\n")
