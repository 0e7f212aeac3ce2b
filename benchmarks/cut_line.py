"""A line to the server that breaks where one asks: before sending, amid the body, before the answer, amid it."""

import http.client
import json
import random
import socket
import struct
import threading
import time
import zlib
from collections import Counter
from typing import Any

PATIENCE = 60.0
CUTS = ("before_send", "mid_body", "before_answer", "mid_answer")


class Cut(ConnectionError):  # noqa: N818 - what happened to the line, not a fault of ours
    """The line broke."""


class Down(ConnectionError):  # noqa: N818
    """Nobody listens: the server is being started again."""


class Door:
    """Where the server listens now, told to every phone; and the faults that were made, by kind."""

    def __init__(self) -> None:
        self.port = 0
        self.faults: Counter[str] = Counter()
        self.lock = threading.Lock()

    def note(self, kind: str) -> None:
        with self.lock:
            self.faults[kind] += 1


class CutLine:
    """One phone's line. `share`: of the requests that are cut somewhere."""

    def __init__(self, door: Door, dice: random.Random, share: float) -> None:
        self.door, self.dice, self.share = door, dice, share

    def __call__(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
        cut = self.dice.choice(CUTS) if self.dice.random() < self.share else ""
        request = asked(method, path, body, headers)
        with self._open() as line:
            try:
                if cut == "before_send":
                    self._cut(cut, line)
                if cut == "mid_body":
                    line.sendall(request[: self.dice.randrange(1, len(request))])
                    self._cut(cut, line)
                line.sendall(request)
                if cut == "before_answer":
                    time.sleep(self.dice.choice((0, 0, 0.002, 0.02)))
                    self._cut(cut, line)
                if cut == "mid_answer":
                    line.recv(self.dice.randrange(1, 400))
                    self._cut(cut, line)
                return answered(line)
            except (OSError, http.client.HTTPException, zlib.error) as error:
                raise error if isinstance(error, Cut) else Cut(str(error)) from error

    def _open(self) -> socket.socket:
        try:
            return socket.create_connection(("127.0.0.1", self.door.port), PATIENCE)
        except OSError as error:
            raise Down from error

    def _cut(self, kind: str, line: socket.socket) -> None:
        if self.dice.random() < 0.5:  # a reset, not a farewell
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.close()
        self.door.note(kind)
        raise Cut(kind)


def asked(method: str, path: str, body: bytes, headers: dict[str, str]) -> bytes:
    said = {"Host": "127.0.0.1", "Connection": "close", "Content-Length": str(len(body)), **headers}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in said.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def answered(line: socket.socket) -> tuple[int, Any]:
    """The whole answer, or an error."""
    answer = http.client.HTTPResponse(line)
    answer.begin()
    content = answer.read()
    return answer.status, json.loads(content) if content else None
