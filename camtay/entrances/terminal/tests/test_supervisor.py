"""Real processes: a parent in a process of its own, that these tests stop, kill and watch."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from camtay.entrances.terminal.supervisor import Child

PARENT = """
import signal, sys, time
from pathlib import Path
from camtay.entrances.terminal.supervisor import Child, Supervisor
folder = Path(sys.argv[1])

def live(name):
    def run():
        (folder / f"{name}.{time.monotonic_ns()}").write_text(str(__import__("os").getpid()))
        going = []
        signal.signal(signal.SIGTERM, lambda *_: going.append(1))
        while not going:
            time.sleep(0.01)
        (folder / f"{name}-ended").touch()
    return run

def stubborn():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    (folder / "stubborn.0").write_text(str(__import__("os").getpid()))
    while True:
        time.sleep(1)

def broken():
    (folder / f"broken.{time.monotonic_ns()}").write_text("0")
    raise RuntimeError("no luck")

runs = {"a": live("a"), "b": live("b"), "stubborn": stubborn, "broken": broken}
sys.exit(Supervisor([Child(n, runs[n]) for n in sys.argv[2:]], patience=0.5).run())
"""


class Parent:
    def __init__(self, folder: Path, *names: str) -> None:
        self.folder = folder
        command = [sys.executable, "-c", PARENT, str(folder), *names]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def pids(self, name: str) -> list[int]:
        """Process ids of every start of a child, oldest first."""
        found = sorted(self.folder.glob(f"{name}.*"), key=lambda path: int(path.suffix[1:]))
        return [int(text) for path in found if (text := path.read_text())]

    def ended(self, name: str) -> bool:
        return (self.folder / f"{name}-ended").exists()


@pytest.fixture
def start(tmp_path) -> Iterator[Callable[..., Parent]]:
    started = []

    def begin(*names: str) -> Parent:
        started.append(Parent(tmp_path, *names))
        return started[-1]

    yield begin
    for parent in started:
        if parent.process.poll() is None:
            parent.process.kill()
        parent.process.wait()


def until(what: Callable[[], object], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_its_children_and_then_itself(start, sig):
    parent = start("a", "b")
    until(lambda: parent.pids("a") and parent.pids("b"))
    parent.process.send_signal(sig)
    assert parent.process.wait(10) == 0
    assert parent.ended("a")
    assert parent.ended("b")


def test_it_starts_a_dead_child_again(start):
    parent = start("a", "b")
    until(lambda: parent.pids("a") and parent.pids("b"))
    os.kill(parent.pids("a")[0], signal.SIGKILL)
    until(lambda: len(parent.pids("a")) == 2)
    assert len(parent.pids("b")) == 1


def test_it_does_not_rush_a_child_that_dies_at_once(start):
    parent = start("broken")
    until(lambda: len(parent.pids("broken")) >= 2)
    time.sleep(0.5)
    assert len(parent.pids("broken")) == 2


def test_it_kills_a_child_that_will_not_stop(start):
    parent = start("stubborn")
    until(lambda: parent.pids("stubborn"))
    parent.process.terminate()
    assert parent.process.wait(10) == 1
    assert not alive(parent.pids("stubborn")[0])


def test_its_children_end_with_it_even_by_kill_9(start):
    parent = start("a", "b")
    until(lambda: parent.pids("a") and parent.pids("b"))
    parent.process.kill()
    until(lambda: not alive(parent.pids("a")[0]) and not alive(parent.pids("b")[0]))
    assert parent.ended("a")


def test_ctrl_c_reaches_the_children_through_the_parent_alone(tmp_path):
    command = [sys.executable, "-c", PARENT, str(tmp_path), "a"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    until(lambda: [path for path in tmp_path.glob("a.*") if path.read_text()])
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(10) == 0
    assert (tmp_path / "a-ended").exists()


def test_the_wait_doubles_while_a_child_dies_at_once_and_is_none_after_a_long_life():
    child = Child("web", lambda: None, started=100.0)
    assert [child.wait_after_death(101.0) for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    assert child.wait_after_death(200.0) == 0
