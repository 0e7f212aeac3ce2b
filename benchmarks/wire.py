"""A load generator: journeys as generators, many keep-alive connections, one process, a few per cent of one core.

A journey yields `Ask`s and is sent back `Said`s. Nothing of a page is read beyond its head, unless asked for.
"""

import resource
import selectors
import socket
import time
from collections import defaultdict
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

DEAD = (ConnectionError, TimeoutError)


@dataclass(frozen=True, slots=True)
class Ask:
    """`label` groups requests in the report; `expect` is the status they must have."""

    label: str
    data: bytes
    expect: int


@dataclass(frozen=True, slots=True)
class Said:
    status: int
    head: bytes
    body: bytes

    @property
    def location(self) -> str:
        return (header(self.head, b"location") or b"").decode()


Journey = Generator[Ask, Said, None]
Next = Callable[[int], Journey | None]


def header(head: bytes, name: bytes) -> bytes | None:
    low = head.lower()
    start = low.find(b"\r\n" + name + b":")
    if start < 0:
        return None
    start += len(name) + 3
    end = head.find(b"\r\n", start)
    return head[start : end if end >= 0 else None].strip()


def ask(
    label: str,
    method: str,
    path: str,
    *,
    cookie: str = "",
    body: bytes = b"",
    kind: str = "",
    expect: int = 200,
) -> Ask:
    """One request as bytes; a body goes with the token that CSRF protection asks for."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept-Encoding: identity"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if method == "POST":
        lines += [f"Content-Type: {kind or 'application/x-www-form-urlencoded'}",
                  f"Content-Length: {len(body)}", f"X-CSRFToken: {TOKEN}"]  # fmt: skip
    return Ask(label, "\r\n".join(lines).encode() + b"\r\n\r\n" + body, expect)


TOKEN = "benchmark" * 3 + "token"  # as long as Django's own, which is 32 letters
assert len(TOKEN) == 32


@dataclass
class Report:
    """What was measured: milliseconds of each request by label, and what went wrong."""

    seconds: float = 0.0
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    generator_cpu: float = 0.0
    shares: dict[str, float] = field(default_factory=dict)
    """Per cent of a core that each of those involved used."""

    @property
    def count(self) -> int:
        return sum(len(times) for times in self.times.values())

    @property
    def rate(self) -> float:
        return self.count / self.seconds

    def part(self, share: float, label: str = "") -> float:
        """The time, ms, that `share` of the requests stay within."""
        times = sorted(
            self.times[label] if label else [one for times in self.times.values() for one in times]
        )
        return times[min(int(share * len(times)), len(times) - 1)] if times else 0.0


class Line:
    """One connection with the journey that runs over it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.socket: socket.socket | None = None
        self.journey: Journey | None = None
        self.asked: Ask | None = None
        self.since = 0.0
        self.got = b""


class Load:
    """Keep `connections` lines busy with what `following(number of the line)` gives, until time or work is over."""

    def __init__(self, port: int, connections: int, following: Next, *, stubborn: bool = False) -> None:
        self.port, self.following, self.stubborn = port, following, stubborn
        self.lines = [Line(number) for number in range(connections)]
        self.selector = selectors.DefaultSelector()
        self.report = Report()
        self.measuring = True

    def run(self, seconds: float = 3600.0, *, warm: float = 0.0) -> Report:
        """Raises a ConnectionError when the server goes away (`stubborn`: ends quietly)."""
        before = resource.getrusage(resource.RUSAGE_SELF)
        start = time.perf_counter()
        self.measuring = not warm
        busy = sum(self._begin(line) for line in self.lines)
        end = start + warm + seconds
        try:
            while busy:
                now = time.perf_counter()
                if not self.measuring and now >= start + warm:
                    self.measuring, start, warm = True, now, 0.0
                    before = resource.getrusage(resource.RUSAGE_SELF)
                if now >= end:
                    break
                for key, _mask in self.selector.select(1.0):
                    busy -= self._receive(key.data)
        except DEAD:
            if not self.stubborn:
                raise
        after = resource.getrusage(resource.RUSAGE_SELF)
        self.report.seconds = time.perf_counter() - start
        self.report.generator_cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        for line in self.lines:
            if line.socket is not None:
                line.socket.close()
        self.selector.close()
        return self.report

    def _begin(self, line: Line) -> bool:
        line.journey = self.following(line.number)
        if line.journey is None:
            return False
        return self._send(line, next(line.journey))

    def _send(self, line: Line, asked: Ask) -> bool:
        if line.socket is None:
            line.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.selector.register(line.socket, selectors.EVENT_READ, line)
        line.asked, line.got, line.since = asked, b"", time.perf_counter()
        line.socket.sendall(asked.data)
        return True

    def _receive(self, line: Line) -> int:
        """Take in what came; 1 when the line has nothing more to do."""
        assert line.socket is not None
        assert line.journey is not None
        piece = line.socket.recv(262144)
        if not piece:
            raise ConnectionResetError("the server closed a connection in the middle of an answer")
        line.got += piece
        cut = line.got.find(b"\r\n\r\n")
        if cut < 0:
            return 0
        head, body = line.got[:cut], line.got[cut + 4 :]
        if not _whole(head, body):
            return 0
        said = Said(int(head[9:12]), head, body)
        self._note(line, said)
        if (header(head, b"connection") or b"").lower() == b"close":
            self.selector.unregister(line.socket)
            line.socket.close()
            line.socket = None
        try:
            self._send(line, line.journey.send(said))
        except StopIteration:
            return 0 if self._begin(line) else 1
        return 0

    def _note(self, line: Line, said: Said) -> None:
        assert line.asked is not None
        if said.status != line.asked.expect:
            self.report.wrong.append(f"{line.asked.label}: {said.status} instead of {line.asked.expect}")
            if len(self.report.wrong) > 50:
                raise SystemExit(
                    "\n".join(self.report.wrong) + "\n" + said.body.decode(errors="replace")[:2000]
                )
        if self.measuring:
            self.report.times[line.asked.label].append((time.perf_counter() - line.since) * 1000)


def _whole(head: bytes, body: bytes) -> bool:
    length = header(head, b"content-length")
    if length is not None:
        return len(body) >= int(length)
    if b"chunked" in (header(head, b"transfer-encoding") or b""):
        return body.endswith(b"0\r\n\r\n")
    return head[9:12] in (b"204", b"304")
