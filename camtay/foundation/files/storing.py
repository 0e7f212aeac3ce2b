"""Taking a file in: streamed to disk, checked by its content, flushed, and only then known to the database."""

import hashlib
import os
import secrets
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import is_zipfile

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from camtay.foundation.files.errors import BadFile
from camtay.foundation.files.kinds import KINDS, PICTURES, Unfit, check_pdf, clean_picture, recognise
from camtay.foundation.files.serving import place_of, safe_name
from camtay.foundation.prepared import insert
from camtay.foundation.vietnamese.numbers import number

if TYPE_CHECKING:
    from camtay.foundation.files.models import StoredFile

MAX_BYTES = 20 * 1024 * 1024
OFFICE = frozenset({"xlsx", "docx"})
OLD_OFFICE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
CHUNK = 256 * 1024
MEGABYTE = 1024 * 1024


def store(
    stream: IO[bytes],
    *,
    name: str,
    kinds: Collection[str],
    now: datetime,
    max_bytes: int = MAX_BYTES,
) -> "StoredFile":
    """Keep the content of `stream` and return its row; the same content again returns the same row.

    `kinds`: which of KINDS are accepted (PAPERS, PICTURES, TABLES). `name` is only used to tell people which file.
    When this returns, the content is flushed to disk; the row belongs to the caller's transaction.
    Raises BadFile with a sentence for people: empty, too large, of another kind, broken, locked, infected.
    """
    shown = safe_name(name)
    draft = _new_draft()
    try:
        size, digest = _copy(stream, draft, max_bytes, shown)
        try:
            kind, pages = _checked(draft, kinds)
        except Unfit as error:
            raise BadFile(f"“{shown}”: {error}.") from error
        if kind in PICTURES:
            size, digest = draft.stat().st_size, hashlib.sha256(draft.read_bytes()).hexdigest()
        _scan(draft, shown)
        return _keep(draft, digest, size, kind, pages, now)
    finally:
        draft.unlink(missing_ok=True)


def _new_draft() -> Path:
    folder = settings.FILES_ROOT / "tmp"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft: Path = folder / secrets.token_hex(16)
    return draft


def _copy(stream: IO[bytes], draft: Path, max_bytes: int, shown: str) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > max_bytes:
                raise BadFile(
                    _(
                        "“%(name)s” lớn hơn %(most)s MB. Hãy chụp hoặc quét ở cỡ nhỏ hơn, hoặc tách thành nhiều tệp."
                    )
                    % {"name": shown, "most": number(max_bytes / MEGABYTE, 1)}
                )
            digest.update(chunk)
            file.write(chunk)
    if size == 0:
        raise BadFile(_("“%(name)s” không có nội dung. Hãy chọn lại tệp rồi gửi.") % {"name": shown})
    return size, digest.hexdigest()


def _why_no_office_file(draft: Path, kinds: Collection[str]) -> str:
    """Of what might be a workbook or letter by its first bytes and is not; "" for anything else."""
    if not OFFICE & set(kinds):
        return ""
    with draft.open("rb") as file:
        head = file.read(len(OLD_OFFICE))
    if head == OLD_OFFICE:
        return _(
            "tệp kiểu cũ (.xls, .doc) hoặc có mật khẩu. Hãy mở ra, lưu lại thành .xlsx hoặc .docx không mật khẩu"
        )
    if head.startswith(ZIP) and not is_zipfile(draft):
        return _("tệp hỏng, không mở được. Hãy mở bằng Excel hoặc Word, lưu lại rồi gửi lần nữa")
    return ""


def _checked(draft: Path, kinds: Collection[str]) -> tuple[str, int | None]:
    """Kind and pages of the draft; a picture is rewritten without its metadata."""
    kind = recognise(draft)
    if kind is None and (why := _why_no_office_file(draft, kinds)):
        raise Unfit(why)
    if kind is None or kind not in kinds:
        accepted = ", ".join(str(KINDS[each].label) for each in KINDS if each in kinds)
        raise Unfit(_("không nhận loại tệp này. Hãy gửi một trong các loại: %(kinds)s") % {"kinds": accepted})
    if kind == "pdf":
        return kind, check_pdf(draft)
    if kind in PICTURES:
        data = draft.read_bytes()
        cleaned = clean_picture(data, kind)
        if cleaned != data:
            draft.write_bytes(cleaned)
        return kind, 1
    return kind, None


def _scan(draft: Path, shown: str) -> None:
    """Ask the scanner of CAMTAY_SCANNER, a dotted path to `scan(path) -> name of what was found, or None`.

    A scanner that fails lets nothing through.
    """
    dotted = getattr(settings, "CAMTAY_SCANNER", "")
    if not dotted:
        return
    try:
        found = import_string(dotted)(draft)
    except OSError as error:
        raise BadFile(
            _("Hiện chưa kiểm tra được mã độc nên chưa nhận “%(name)s”. Hãy thử lại sau ít phút.")
            % {"name": shown}
        ) from error
    if found:
        raise BadFile(
            _("“%(name)s” có mã độc (%(found)s) nên không được nhận. Hãy quét virus máy của bạn.")
            % {"name": shown, "found": found}
        )


def _keep(draft: Path, digest: str, size: int, kind: str, pages: int | None, now: datetime) -> "StoredFile":
    from camtay.foundation.files.models import StoredFile

    place = place_of(digest)
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    _put(draft, place)
    fresh = StoredFile(
        sha256=digest, size=size, kind=kind, mime=KINDS[kind].mime, pages=pages, created_at=now
    )
    row = _written(fresh) or StoredFile.objects.get(sha256=digest)
    if not place.exists():  # a sweep took the old copy away between the two steps
        _put(draft, place)
    return row


def _written(row: "StoredFile") -> "StoredFile | None":
    """The row; None where the same content has one already. Most uploads are new: they are not looked up first."""
    try:
        with transaction.atomic():
            insert(row)
    except IntegrityError:
        return None
    return row


def _put(draft: Path, place: Path) -> None:
    """Give the draft its final name, durably; the draft stays, in case it must be put again."""
    _make_folder(place.parent)
    try:
        os.link(draft, place)
    except FileExistsError:
        with suppress(FileNotFoundError):
            os.utime(place)  # fresh again in the eyes of a sweep
    _flush(place.parent)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _flush(folder.parent)


def _flush(folder: Path) -> None:
    """Without this a power cut may forget the new name although the content was flushed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
