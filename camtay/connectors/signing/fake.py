"""A time-stamping authority on loopback: OpenSSL's own (`openssl ts`), behind a few lines of HTTP.

It shares no code with the client, so that a mistake in one shows in the other. For tests; never imported by the
product.
"""

import subprocess
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = {name}
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[tsa]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[stamping]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = sha256
"""


@dataclass
class Behaviour:
    """How it shall answer: `refuse`: with that status of HTTP; `garbage`: with something that is no reply;
    `asked`: how often it was."""

    refuse: int = 0
    garbage: bool = False
    asked: int = 0


class Server(ThreadingHTTPServer):
    daemon_threads = True
    folder: Path
    behaviour: Behaviour


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        behaviour = self.server.behaviour
        behaviour.asked += 1
        query = self.rfile.read(int(self.headers["Content-Length"]))
        if behaviour.refuse or self.headers["Content-Type"] != "application/timestamp-query":
            self.send_error(behaviour.refuse or 415)
            return
        reply = b"no reply" if behaviour.garbage else self._reply(query)
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def _reply(self, query: bytes) -> bytes:
        asked = self.server.folder / f"query-{threading.get_ident()}.tsq"
        asked.write_bytes(query)
        return _openssl(
            self.server.folder, "ts", "-reply", "-queryfile", str(asked), "-config", "openssl.cnf", "-section",
            "stamping",
        )  # fmt: skip

    def log_message(self, format: str, *args: object) -> None:
        """Nothing to say."""


class FakeTsa:
    """`with FakeTsa(folder) as tsa:` answers at `tsa.url` until the block ends; `tsa.roots` is the file to trust."""

    def __init__(self, folder: Path, name: str = "Co quan dau thoi gian thu") -> None:
        self.folder, self.roots = folder, folder / "root.pem"
        self._make(name)
        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.folder, self._server.behaviour = folder, Behaviour()
        self.behaviour = self._server.behaviour
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/tsr"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def _make(self, name: str) -> None:
        """A root, and the authority's own certificate under it."""
        folder = self.folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "openssl.cnf").write_text(CONFIG.format(folder=folder, name=name))
        (folder / "serial").write_text("01\n")
        new = (
            "req",
            "-config",
            "openssl.cnf",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
        )
        _openssl(
            folder,
            *new,
            "-x509",
            "-days",
            "3650",
            "-extensions",
            "root",
            "-keyout",
            "root.key",
            "-out",
            "root.pem",
        )
        _openssl(folder, *new, "-subj", f"/CN={name} 1", "-keyout", "tsa.key", "-out", "tsa.csr")
        _openssl(
            folder, "x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
            "-days", "3650", "-extfile", "openssl.cnf", "-extensions", "tsa", "-out", "tsa.pem",
        )  # fmt: skip

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _openssl(folder: Path, *words: str) -> bytes:
    done = subprocess.run(["openssl", *words], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return done.stdout
