"""A PostgreSQL of our own, durable as in earnest, that may be killed and started again."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path


def binaries() -> Path | None:
    """The newest server on this machine, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    if found:
        return found[-1].parent
    return Path(given).resolve().parent if (given := shutil.which("initdb")) else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """`options`: settings by name. Nothing is turned off by itself: fsync and synchronous_commit stay on."""

    def __init__(self, **options: str) -> None:
        folder = binaries()
        if folder is None:
            raise SystemExit("PostgreSQL's server is missing. Run: sudo apt-get install postgresql")
        self.binaries = folder
        self.folder = Path(tempfile.mkdtemp(prefix="camtay-postgres-"))
        self.options = options
        self.port = free_port()
        self.password = secrets.token_hex(16)
        self.as_server: list[str] = []
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            self.as_server = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
            shutil.chown(self.folder, "postgres")
        key = self.folder / "password"
        key.touch(mode=0o600)
        key.write_text(self.password)
        if self.as_server:
            shutil.chown(key, "postgres")
        self._run("initdb", "-D", "data", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8",
                  "-A", "scram-sha-256", "--pwfile=password", "--no-sync")  # fmt: skip
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "camtay")

    @property
    def url(self) -> str:
        return f"postgres://postgres:{self.password}@127.0.0.1:{self.port}/camtay"

    @property
    def pid(self) -> int:
        return int((self.folder / "data/postmaster.pid").read_text().split()[0])

    def start(self) -> None:
        """After a kill the first start may find the old one's shared memory: then a second later again."""
        said = [f"-c {name}={value}" for name, value in self.options.items()]
        options = " ".join([f"-p {self.port} -c listen_addresses=127.0.0.1",
                            f"-c unix_socket_directories={self.folder}", *said])  # fmt: skip
        for left in range(10, -1, -1):
            try:
                self._run("pg_ctl", "-D", "data", "-w", "-s", "-l", "log", "-o", options, "start")
                return
            except subprocess.CalledProcessError:
                if not left:
                    raise
                time.sleep(1)

    def kill(self) -> None:
        """SIGKILL to the postmaster and every process it has, as when the power of its machine goes."""
        postmaster = self.pid
        for pid in [postmaster, *children_of(postmaster)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def stop(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", "data", "-m", "immediate", "-s", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def version(self) -> str:
        said = subprocess.run([self.binaries / "postgres", "--version"], capture_output=True, text=True)
        return said.stdout.split()[2]

    def _run(self, program: str, *words: str) -> None:
        environment = {**os.environ, "PGPASSWORD": self.password, "HOME": str(self.folder)}
        subprocess.run(
            [*self.as_server, str(self.binaries / program), *words],
            cwd=self.folder, env=environment, check=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def children_of(pid: int) -> list[int]:
    """All processes below `pid`."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(stat[1]), []).append(int(entry.name))
    found, todo = [], [pid]
    while todo:
        below = parents.get(todo.pop(), [])
        found += below
        todo += below
    return found
