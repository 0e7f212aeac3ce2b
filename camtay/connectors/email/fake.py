"""A small SMTP server (RFC 5321) on loopback that keeps what it takes. For tests; never imported by the product."""

import email
import email.policy
import socketserver
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Self


@dataclass
class Mailbox:
    """What the server took, and what it answers: reply lines by address, or to DATA as a whole."""

    letters: list[EmailMessage] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    data_reply: str = "250 OK"


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    mailbox: Mailbox


class Session(socketserver.StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        self._say("220 fake ESMTP")
        while line := self.rfile.readline().decode("ascii", "replace").strip():
            if not self._answer(line):
                return

    def _answer(self, line: str) -> bool:
        verb = line.upper()
        if verb.startswith("EHLO"):
            self._say("250-fake\r\n250 8BITMIME")
        elif verb.startswith("RCPT"):
            address = line[line.index("<") + 1 : line.index(">")]
            self._say(self.server.mailbox.refuse.get(address, "250 OK"))
        elif verb == "DATA":
            self._take()
        elif verb == "QUIT":
            self._say("221 bye")
            return False
        else:
            self._say("250 OK")
        return True

    def _take(self) -> None:
        self._say("354 go ahead")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        mailbox = self.server.mailbox
        if mailbox.data_reply.startswith("2"):
            mailbox.letters.append(email.message_from_bytes(b"".join(lines), policy=email.policy.default))
        self._say(mailbox.data_reply)

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


class FakeSmtp:
    """`with FakeSmtp() as server:` listens on 127.0.0.1:`server.port` until the block ends."""

    def __init__(self) -> None:
        self._server = Server(("127.0.0.1", 0), Session)
        self.mailbox = self._server.mailbox = Mailbox()
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
