"""`camtay serve` as operators run it: a real process tree on a home of its own, on this run's kind of database."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

CAMTAY = [sys.executable, "-m", "camtay"]


def until(what: Callable[[], Any], seconds: float = 20.0) -> Any:
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
    return found


class Place:
    """One installation, made ready and then served."""

    def __init__(self, home: Path, database: str) -> None:
        self.home = home
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "camtay.config.settings",
            "CAMTAY_HOME": str(home),
        }
        self.env.pop("CAMTAY_DEMO", None)
        self.env["CAMTAY_DATABASE_URL"] = database
        self.process: subprocess.Popen[str] | None = None
        self.address = ""
        self.begins = 0  # the line of the log where the present serving begins

    def camtay(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*CAMTAY, *words], env=self.env, capture_output=True, text=True)

    def serve(self) -> None:
        self.begins = len(self.log())
        command = [*CAMTAY, "serve", "--bind", "127.0.0.1:0", "--workers", "1", "--threads", "2"]
        self.process = subprocess.Popen(
            command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        line = self.process.stdout.readline()
        self.address = "http://" + re.search(r"listening on ([\d.]+:\d+)", line).group(1)

    @property
    def served(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> int:
        with self.process:
            self.process.terminate()
        return self.process.returncode

    def get(self, path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def log(self) -> list[dict[str, Any]]:
        path = self.home / "logs/camtay.log"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def pid_of(self, name: str) -> int:
        begun = f"started {name} as"
        lines = lambda: [one["event"] for one in self.log()[self.begins :]]  # noqa: E731
        started = until(lambda: [event for event in lines() if event.startswith(begun)])
        return int(started[-1].split()[-1])


@pytest.fixture(scope="module")
def fresh_database(tmp_path_factory, django_db_blocker) -> Iterator[str]:
    """The address of an empty database; empty for SQLite in the home."""
    if connection.vendor == "sqlite":
        yield ""
        return
    address, name = os.environ["CAMTAY_DATABASE_URL"], f"serve_{os.getpid()}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield f"{address.rpartition('/')[0]}/{name}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def installed(tmp_path_factory, fresh_database) -> Iterator[Place]:
    """An installation made ready; at first refused, since it was not."""
    home = tmp_path_factory.mktemp("place")
    found = Place(home, fresh_database)
    refused = found.camtay("serve")
    assert refused.returncode != 0
    assert "camtay upgrade" in refused.stderr
    made = found.camtay("upgrade", "-v0")
    assert made.returncode == 0, made.stderr
    yield found
    found.stop()
    shutil.rmtree(home)


@pytest.fixture
def place(installed) -> Place:
    """The same, being served."""
    if not installed.served:
        installed.serve()
    return installed


def test_it_answers(place):
    assert place.get("/healthz") == (200, b"ok")
    status, said = place.get("/readyz")
    assert status == 200, said
    assert json.loads(said)["ready"] is True


def test_every_line_of_the_log_is_json_and_requests_have_ids(place):
    place.get("/healthz")
    line = until(lambda: [one for one in place.log() if one.get("path") == "/healthz"])[-1]
    assert line["request_id"]
    assert line["status"] == 200
    assert any(one["logger"] == "gunicorn.error" for one in place.log())


def test_the_log_file_may_be_moved_away(place):
    place.get("/healthz")
    log = place.home / "logs/camtay.log"
    kept = log.read_text()
    log.rename(log.with_suffix(".1"))
    place.get("/healthz")
    until(log.exists)
    assert "/healthz" in log.read_text()
    log.write_text(kept + log.read_text())


def test_a_dead_web_server_is_replaced_without_a_refused_call(place):
    before = place.pid_of("web")
    os.kill(before, signal.SIGKILL)
    assert place.get("/healthz") == (200, b"ok")
    assert until(lambda: place.pid_of("web") != before)


@pytest.mark.parametrize("name", ["jobs 1", "schedule"])
def test_jobs_and_schedule_are_kept_alive(place, name):
    before = place.pid_of(name)
    os.kill(before, signal.SIGKILL)
    assert until(lambda: place.pid_of(name) != before)


def test_it_is_copied_while_it_serves_but_not_restored(place, tmp_path):
    made = place.camtay("backup", str(tmp_path))
    assert made.returncode == 0, made.stderr
    [archive] = tmp_path.glob("camtay-*.tar.gz")
    refused = place.camtay("restore", str(archive), "--replace")
    assert "Stop `camtay serve` first" in refused.stderr


def test_it_stops_gracefully_and_takes_everything_with_it(place):
    pids = [place.pid_of(name) for name in ("web", "jobs 1", "schedule")]
    assert place.stop() == 0
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]
