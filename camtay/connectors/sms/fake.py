"""A message centre on loopback that speaks SMPP 3.4, written from the protocol with `struct` alone.

It shares no code with the client, so that a mistake in one shows in the other. For tests; never imported by the
product.
"""

import socketserver
import struct
import threading
from dataclasses import dataclass, field
from typing import Self

BIND_TRANSMITTER, SUBMIT, UNBIND, ENQUIRE, ANSWER = 0x02, 0x04, 0x06, 0x15, 0x80000000
OK, WRONG_STATE, NO_SUCH_NUMBER, WRONG_PASSWORD, NO_SUCH_USER, THROTTLED = 0x00, 0x04, 0x0B, 0x0E, 0x0F, 0x58
USER_REFERENCE, PAYLOAD = 0x0204, 0x0424


@dataclass
class Part:
    """One submitted message as the centre understood it."""

    source: str
    source_type: int
    number: str
    coding: int
    text: str
    validity: str
    reference: int
    joined: tuple[int, int, int] | None  # (reference, total, number) when one of several


@dataclass
class Centre:
    """What the centre took, and how it shall behave."""

    user: str = "camtay"
    password: str = "bimat12"  # noqa: S105 -- of a fake
    parts: list[Part] = field(default_factory=list)
    binds: int = 0
    throttle: int = 0  # refuse that many submissions before taking one
    unknown: set[str] = field(default_factory=set)
    hang_up: bool = False  # drop the connection instead of answering the next submission
    ask_first: bool = False  # ask whether the other side is there before each answer

    def texts(self, number: str) -> list[str]:
        """What a telephone shows: parts with one header reference joined, a part that comes again shown once."""
        shown: dict[object, dict[int, str]] = {}
        for index, part in enumerate(p for p in self.parts if p.number == number):
            key: object = part.joined[:2] if part.joined else ("single", index)
            shown.setdefault(key, {})[part.joined[2] if part.joined else 1] = part.text
        return ["".join(pieces[n] for n in sorted(pieces)) for pieces in shown.values()]


class _Reader:
    def __init__(self, body: bytes) -> None:
        self.rest = body

    def text(self) -> str:
        value, _zero, self.rest = self.rest.partition(b"\0")
        return value.decode("ascii")

    def octet(self) -> int:
        value, self.rest = self.rest[0], self.rest[1:]
        return value

    def octets(self, count: int) -> bytes:
        value, self.rest = self.rest[:count], self.rest[count:]
        return value

    def options(self) -> dict[int, bytes]:
        found = {}
        while self.rest:
            tag, length = struct.unpack(">HH", self.octets(4))
            found[tag] = self.octets(length)
        return found


def _parse(body: bytes) -> Part:
    reader = _Reader(body)
    reader.text()  # service type
    source_type, _plan, source = reader.octet(), reader.octet(), reader.text()
    _type, _plan, number = reader.octet(), reader.octet(), reader.text()
    features, _protocol, _priority = reader.octet(), reader.octet(), reader.octet()
    reader.text()  # schedule
    validity = reader.text()
    _receipt, _replace, coding, _default = (reader.octet() for _ in range(4))
    data = reader.octets(reader.octet())
    options = reader.options()
    data = data or options.get(PAYLOAD, b"")
    joined = None
    if features & 0x40:
        header, data = data[1 : data[0] + 1], data[data[0] + 1 :]
        joined = (header[2], header[3], header[4])
    text = data.decode("utf-16-be" if coding == 8 else "ascii")
    reference = int.from_bytes(options.get(USER_REFERENCE, b""), "big")
    return Part(source, source_type, number, coding, text, validity, reference, joined)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    centre: Centre


class Session(socketserver.StreamRequestHandler):
    server: Server
    bound = False

    def handle(self) -> None:
        centre = self.server.centre
        while len(head := self.rfile.read(16)) == 16:
            length, command, _status, sequence = struct.unpack(">LLLL", head)
            status, body = self._act(command, self.rfile.read(length - 16))
            if command == SUBMIT and centre.hang_up:
                centre.hang_up = False
                return
            if command & ANSWER:
                continue
            if command == SUBMIT and centre.ask_first:
                self.wfile.write(struct.pack(">LLLL", 16, ENQUIRE, OK, 1))
            self.wfile.write(struct.pack(">LLLL", 16 + len(body), command | ANSWER, status, sequence) + body)
            if command == UNBIND:
                return

    def _act(self, command: int, body: bytes) -> tuple[int, bytes]:
        if command == BIND_TRANSMITTER:
            return self._bind(_Reader(body))
        if command == SUBMIT:
            return self._submit(body)
        return OK, b""

    def _bind(self, reader: _Reader) -> tuple[int, bytes]:
        centre = self.server.centre
        user, password = reader.text(), reader.text()
        if user != centre.user:
            return NO_SUCH_USER, b""
        if password != centre.password:
            return WRONG_PASSWORD, b""
        self.bound = True
        centre.binds += 1
        return OK, b"FAKE\0"

    def _submit(self, body: bytes) -> tuple[int, bytes]:
        centre = self.server.centre
        if not self.bound:
            return WRONG_STATE, b""
        if centre.throttle:
            centre.throttle -= 1
            return THROTTLED, b""
        part = _parse(body)
        if part.number in centre.unknown:
            return NO_SUCH_NUMBER, b""
        centre.parts.append(part)
        return OK, f"m{len(centre.parts)}".encode() + b"\0"


class FakeSmsc:
    """`with FakeSmsc() as smsc:` listens on 127.0.0.1:`smsc.port` until the block ends."""

    def __init__(self) -> None:
        self._server = Server(("127.0.0.1", 0), Session)
        self.centre = self._server.centre = Centre()
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def url(self, *, password: str = "", more: str = "") -> str:
        secret = password or self.centre.password
        return (
            f"smpp://{self.centre.user}:{secret}@127.0.0.1:{self.port}?source=UBND%20PhuVinh&rate=1000{more}"
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
