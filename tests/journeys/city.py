"""A running installation with the demo's people: the same processes as `camtay serve` starts anywhere."""

import csv
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = ROOT / "camtay" / "demo" / "data" / "people.csv"


@dataclass(frozen=True)
class City:
    """Where it answers, where it keeps its data, and who lives there."""

    address: str
    home: Path
    environment: dict[str, str] = field(repr=False)

    def phone_of(self, key: str) -> str:
        """The telephone number of a named person of the demo ("huong")."""
        with PEOPLE.open(encoding="utf-8") as file:
            [number] = [row["phone"] for row in csv.DictReader(file) if row["key"] == key]
        return number.replace(" ", "")

    def run(self, *command: str) -> str:
        """One `camtay` command in this city; what it printed. Raises AssertionError with its words when it fails."""
        done = subprocess.run(
            [sys.executable, "-m", "camtay", *command],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"camtay {' '.join(command)}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def found(home: Path) -> City:
    """A city with the demo loaded, not yet serving. CAMTAY_DATABASE_URL of the environment decides the engine."""
    address = f"http://127.0.0.1:{free_port()}"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CAMTAY_", "DJANGO_"))}
    if url := os.environ.get("CAMTAY_DATABASE_URL"):
        kept["CAMTAY_DATABASE_URL"] = url
    environment = {**kept, "CAMTAY_HOME": str(home), "CAMTAY_PUBLIC_URL": address, "CAMTAY_DEMO": "1"}
    city = City(address, home, environment)
    city.run("upgrade")
    city.run("load-demo")
    return city


@contextmanager
def serving(city: City) -> Iterator[City]:
    with _answering(city, ["camtay", "serve", "--workers", "1"], city.home / "serve.log"):
        yield city


@contextmanager
def serving_later(city: City, days: int) -> Iterator[City]:
    """The same city, so many days on: its pages alone, for jobs and messages stay with the day that is."""
    address = f"http://127.0.0.1:{free_port()}"
    later = replace(city, address=address, environment={**city.environment, "CAMTAY_PUBLIC_URL": address})
    told = ["tests.journeys.later", str(days), "serve", "--workers", "1", "--jobs", "0", "--no-schedule"]
    with _answering(later, told, city.home / f"serve-{days}.log"):
        yield later


@contextmanager
def _answering(city: City, told: list[str], words: Path) -> Iterator[None]:
    """A server of these words (`python -m …`), that answers at the city's address; what it says goes to a file."""
    bind = city.address.removeprefix("http://")
    with words.open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", *told, "--bind", bind],
            cwd=ROOT, env=city.environment, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            wait_until_ready(city, server, words)
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def wait_until_ready(city: City, server: subprocess.Popen[bytes], words: Path) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(300):
        assert server.poll() is None, words.read_text()
        try:
            opener.open(f"{city.address}/readyz", timeout=2).close()
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"not ready after 30 s\n{words.read_text()}")
