"""A quick look at the running demonstration: the main pages as each role, over HTTP, as a browser would ask."""

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from camtay.demo.people import rows
from camtay.entrances.terminal import readiness

PUBLIC = (
    "/",
    "/tim/?q=lam+giay+khai+sinh",
    "/thu-tuc/1.001193/",
    "/thu-tuc/",
    "/theo-doi/",
    "/so-lieu/19858/",
    "/hoc/",
    "/hoc/vneid/",
    "/tap/",
    "/field/",
    "/giao-dien/",
    "/readyz",
)
PAGES = {
    "resident": ("/ho-so/", "/thu-tuc/1.001193/nop/"),
    "helper": ("/can-bo/huong-dan/", "/can-bo/nha-nen-ghe/", "/can-bo/hoc/", "/can-bo/hoc/bai/"),
    "clerk": ("/can-bo/", "/can-bo/ho-so/", "/can-bo/nap-danh-sach/"),
    "specialist": ("/can-bo/", "/can-bo/ho-so/", "/can-bo/viec/"),
    "department_head": ("/can-bo/",),
    "signer": ("/can-bo/",),
    "commune_leader": ("/dieu-hanh/",),
    "data_officer": ("/dieu-hanh/", "/can-bo/nap-danh-sach/", "/can-bo/can-bo-hoc/"),
    "editor": ("/can-bo/tu-ngu/",),
    "party_viewer": ("/dieu-hanh/",),
    "village_head": ("/can-bo/huong-dan/",),
    "team_leader": ("/can-bo/huong-dan/", "/can-bo/to/"),
    "commune_admin": ("/can-bo/nguoi/", "/can-bo/dia-ban/", "/can-bo/to/", "/can-bo/cho-xem/", "/dieu-hanh/"),
    "police": ("/dieu-hanh/",),
    "city_viewer": ("/dieu-hanh/46/",),
    "city_admin": ("/dieu-hanh/46/", "/can-bo/nguoi/"),
    "auditor": ("/dieu-hanh/46/", "/can-bo/nguoi/nhat-ky/"),
}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """A browser without eyes: keeps cookies, follows redirects."""

    def __init__(self, address: str) -> None:
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar, urllib.request.ProxyHandler({}))

    def get(self, path: str) -> tuple[int, str]:
        try:
            with self.opener.open(self.address + path, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(errors="replace")

    def sign_in(self, key: str) -> int:
        """As the persona of the demonstration."""
        _status, page = self.get("/trai-nghiem/")
        token = TOKEN.search(page)
        form = {"csrfmiddlewaretoken": token.group(1) if token else "", "persona": key}
        data = urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(self.address + "/trai-nghiem/", data, {"Referer": self.address})
        try:
            with self.opener.open(request, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code


def run(say: Callable[[str], object]) -> int:
    """Serve on a free port, look, say what was seen; 0 when every page answered."""
    started = time.monotonic()
    with _served() as address:
        bad = list(_look(address, say))
    say(f"{len(bad)} pages wrong, {time.monotonic() - started:.1f} s")
    return 1 if bad else 0


def _look(address: str, say: Callable[[str], object]) -> Iterator[str]:
    guest = Visitor(address)
    for path in PUBLIC:
        yield from _page(guest, "khách", path, say)
    seen: set[str] = set()
    for row in rows("people"):
        role = row["roles"].partition("@")[0]
        if role in seen or role not in PAGES:
            continue
        seen.add(role)
        visitor = Visitor(address)
        status = visitor.sign_in(row["phone"].replace(" ", ""))
        if status != 200:
            say(f"{status} {role}: sign-in")
            yield role
        for path in PAGES[role]:
            yield from _page(visitor, f"{role} ({row['name']})", path, say)


def _page(visitor: Visitor, who: str, path: str, say: Callable[[str], object]) -> Iterator[str]:
    status, text = visitor.get(path)
    title = re.search(r"<title>\s*(.*?)\s*</title>", text, re.S)
    say(f"{status} {who}: {path} – {' '.join(title.group(1).split()) if title else text[:60]}")
    if status != 200:
        yield path


@contextmanager
def _served() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    readiness.close_connections()
    command = [sys.executable, "-m", "camtay", "serve", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    server = subprocess.Popen(
        command, env={**os.environ, "CAMTAY_PUBLIC_URL": address}, stdout=subprocess.DEVNULL
    )
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _wait(address: str) -> None:
    for _attempt in range(200):
        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{address}/healthz", timeout=2)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not answer")
