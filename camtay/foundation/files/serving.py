"""Giving a stored file out: where it lies, and the headers that keep a browser from running it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from camtay.foundation.files.kinds import KINDS, PAPERS, SOUNDS
from camtay.foundation.vietnamese.text import clean

if TYPE_CHECKING:
    from camtay.foundation.files.models import StoredFile

MAX_NAME = 120
CHUNK = 64 * 1024
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u202a-\u202e\u2066-\u2069]')


def place_of(digest: str) -> Path:
    """FILES_ROOT/ab/cd/abcd…; two steps keep folders small at ten million files."""
    root: Path = settings.FILES_ROOT
    return root / digest[:2] / digest[2:4] / digest


def path_of(file: "StoredFile") -> Path:
    """Where the content of `file` lies."""
    return place_of(file.sha256)


def open_file(file: "StoredFile") -> BinaryIO:
    """The content, for reading. Raises FileNotFoundError when the disk has lost it (see `find_damage`)."""
    return path_of(file).open("rb")


def headers(file: "StoredFile", name: str, *, inline: bool = False) -> dict[str, str]:
    """Response headers for handing `file` out under `name`.

    `inline` shows it in the browser; only PDF, pictures and sounds can be, everything else is a download. Nothing is
    cached by others or kept after sign-out.
    """
    shown = inline and file.kind in PAPERS | SOUNDS
    named = safe_name(name)
    extensions = KINDS[file.kind].extensions
    if not named.lower().endswith(extensions):
        named += extensions[0]
    given = {
        "Content-Type": file.mime,
        "Content-Length": str(file.size),
        "Content-Disposition": content_disposition_header(not shown, named) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    if file.kind != "pdf":  # the sandbox would also shut out the browser's PDF viewer
        given["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return given


def answer(file: "StoredFile", name: str, *, inline: bool = False) -> FileResponse:
    """`file` on its way to a browser. Its type is said here: Django would guess it from the name on disk, a digest."""
    given = headers(file, name, inline=inline)
    response = FileResponse(open_file(file), content_type=given["Content-Type"])
    for (
        header,
        value,
    ) in given.items():  # after Django's own, which would show everything under the name on disk
        response.headers[header] = value
    return response


def play(file: "StoredFile", name: str, *, wanted: str = "") -> HttpResponseBase:
    """A sound that anybody may hear, kept by browsers for a day. `wanted`: the Range header, without which iPhones
    play nothing; a part that is not there is answered so (416)."""
    given = {
        **headers(file, name, inline=True),
        "Cache-Control": "public, max-age=86400",
        "Accept-Ranges": "bytes",
    }
    first, last = _part(wanted, file.size)
    if first >= file.size or last < first:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    part = (first, last) != (0, file.size - 1)
    if part:
        given["Content-Range"] = f"bytes {first}-{last}/{file.size}"
        given["Content-Length"] = str(last - first + 1)
    return StreamingHttpResponse(_read(file, first, last), status=206 if part else 200, headers=given)


def _part(wanted: str, size: int) -> tuple[int, int]:
    """First and last byte that a Range header asks for; all of it where it asks for nothing we understand."""
    found = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", wanted.strip())
    if found is None or not (found[1] or found[2]):
        return 0, size - 1
    if not found[1]:
        return max(0, size - int(found[2])), size - 1
    return int(found[1]), min(int(found[2]) if found[2] else size - 1, size - 1)


def _read(file: "StoredFile", first: int, last: int) -> Iterator[bytes]:
    with open_file(file) as content:
        content.seek(first)
        left = last - first + 1
        while left and (chunk := content.read(min(left, CHUNK))):
            left -= len(chunk)
            yield chunk


def safe_name(name: str) -> str:
    """The last part of `name`, without signs that a disk or a header cannot bear; never empty."""
    last = re.split(r"[/\\]", name)[-1]
    last = clean(_UNSAFE.sub(" ", last)).lstrip(".").strip()
    if len(last) > MAX_NAME:
        stem, dot, extension = last.rpartition(".")
        keep = extension if dot and len(extension) <= 5 else ""
        last = f"{(stem if keep else last)[: MAX_NAME - 6].rstrip()}{'.' + keep if keep else ''}"
    return last or "tep"
