"""The kinds of file taken, how each is recognised by its content, and how each is checked."""

import threading
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.foundation.files import pictures

MAX_PAGES = 500
MAX_ZIP_MEMBERS = 10_000
MAX_ZIP_BYTES = 300 * 1024 * 1024
HEAD_BYTES = 8192

PAPERS = frozenset({"pdf", "jpeg", "png"})
PICTURES = frozenset({"jpeg", "png"})
TABLES = frozenset({"xlsx", "csv"})
SOUNDS = frozenset({"mp3", "m4a", "ogg", "wav"})


class Unfit(Exception):  # noqa: N818 - a verdict on the file, not a fault of ours
    """Why a content is refused, as a sentence for people without the file's name."""


@dataclass(frozen=True)
class Kind:
    name: str
    mime: str
    extensions: tuple[str, ...]
    label: str | Promise


_OFFICE = "application/vnd.openxmlformats-officedocument"

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("pdf", "application/pdf", (".pdf",), "PDF"),
            Kind("jpeg", "image/jpeg", (".jpg", ".jpeg"), gettext_lazy("ảnh JPG")),
            Kind("png", "image/png", (".png",), gettext_lazy("ảnh PNG")),
            Kind("docx", f"{_OFFICE}.wordprocessingml.document", (".docx",), "Word (.docx)"),
            Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",), "Excel (.xlsx)"),
            Kind("csv", "text/csv", (".csv", ".txt"), gettext_lazy("bảng CSV")),
            Kind("mp3", "audio/mpeg", (".mp3",), gettext_lazy("tiếng MP3")),
            Kind("m4a", "audio/mp4", (".m4a", ".mp4"), gettext_lazy("tiếng M4A")),
            Kind("ogg", "audio/ogg", (".ogg", ".opus", ".oga"), gettext_lazy("tiếng OGG")),
            Kind("wav", "audio/wav", (".wav",), gettext_lazy("tiếng WAV")),
        )
    }
)

# What libmagic calls them. Telephones keep recordings in the box of a film, too: see `_sound_kind`.
_SOUNDS: Mapping[str, str] = MappingProxyType(
    {
        "audio/mpeg": "mp3", "audio/x-m4a": "m4a", "audio/mp4": "m4a", "video/mp4": "m4a", "audio/ogg": "ogg",
        "application/ogg": "ogg", "audio/x-wav": "wav", "audio/wav": "wav", "audio/vnd.wave": "wav",
    }
)  # fmt: skip

# PDFium must not be entered by two threads at once.
_pdfium = threading.Lock()


def sniff(path: Path) -> str:
    """The MIME type of the content as libmagic sees it; the name is never asked."""
    import magic

    with path.open("rb") as file:
        return str(magic.from_buffer(file.read(HEAD_BYTES), mime=True))


def recognise(path: Path) -> str | None:
    """The kind of the content, or None for a kind we do not take. Raises Unfit where the reason is known better."""
    mime = sniff(path)
    for kind in ("pdf", "jpeg", "png"):
        if mime == KINDS[kind].mime:
            return kind
    if mime in _SOUNDS:
        return _sound_kind(path, mime)
    if zipfile.is_zipfile(path):
        return _office_kind(path)
    if mime in ("audio/amr", "video/3gpp", "video/webm", "audio/webm"):
        raise Unfit(_("đây là kiểu ghi âm mà nhiều máy không nghe được. Hãy chọn ghi âm kiểu M4A hoặc MP3"))
    if mime in ("image/heic", "image/heif"):
        raise Unfit(
            _(
                "đây là ảnh HEIC của iPhone, nhiều máy không mở được. Trên iPhone vào Cài đặt, Máy ảnh, Định dạng,"
                " chọn “Tương thích nhất” rồi chụp lại"
            )
        )
    if mime in (
        "application/x-ole-storage",
        "application/CDFV2",
        "application/msword",
        "application/vnd.ms-excel",
    ):
        raise Unfit(
            _(
                "đây là tệp Word hoặc Excel kiểu cũ, hoặc có đặt mật khẩu. Hãy mở ra, lưu lại thành .docx hoặc .xlsx"
            )
        )
    if mime.startswith("text/") and mime not in ("text/html", "text/xml"):
        return "csv"
    return None


def check_pdf(path: Path) -> int:
    """Number of pages. Raises Unfit for a PDF that does not open, is locked, or is too long."""
    import pypdfium2

    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise Unfit(_("tệp PDF có đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại")) from error
            raise Unfit(_("tệp PDF bị hỏng, không mở được. Hãy quét hoặc tải lại tệp")) from error
        try:
            pages = len(document)
        finally:
            document.close()
    if pages == 0:
        raise Unfit(_("tệp PDF không có trang nào. Hãy quét lại"))
    if pages > MAX_PAGES:
        raise Unfit(
            _("tệp PDF có %(pages)s trang, nhiều nhất là %(most)s trang. Hãy tách thành nhiều tệp")
            % {"pages": pages, "most": MAX_PAGES}
        )
    return pages


def clean_picture(data: bytes, kind: str) -> bytes:
    """The picture without metadata, known to open. Raises Unfit."""
    try:
        data = pictures.stripped(data, kind)
        pictures.check(data, kind)
    except pictures.BrokenPicture as error:
        raise Unfit(_("ảnh bị hỏng hoặc tải lên chưa hết. Hãy chụp lại hoặc gửi lại")) from error
    except pictures.HugePicture as error:
        raise Unfit(
            _("ảnh quá lớn (%(millions)s triệu điểm ảnh). Hãy chụp lại ở độ phân giải thường")
            % {"millions": error.pixels // 1_000_000}
        ) from error
    return data


def _sound_kind(path: Path, mime: str) -> str:
    """A recording by its content. Raises Unfit for a film."""
    if mime == "video/mp4":
        data = path.read_bytes()
        if b"hdlr" not in data or b"vide" in data or b"soun" not in data:
            raise Unfit(_("đây là phim, không phải tệp tiếng. Hãy ghi âm rồi gửi tệp M4A hoặc MP3"))
    return _SOUNDS[mime]


def _office_kind(path: Path) -> str | None:
    """docx or xlsx, by the content types inside; nothing but that one small part is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MAX_ZIP_MEMBERS or sum(each.file_size for each in members) > MAX_ZIP_BYTES:
                raise Unfit(_("tệp chứa quá nhiều dữ liệu khi mở ra. Hãy chia thành nhiều tệp nhỏ hơn"))
            names = {each.filename for each in members}
            if any(name.endswith("vbaProject.bin") for name in names):
                raise Unfit(
                    _("tệp có macro (chương trình bên trong). Hãy lưu lại thành .docx hoặc .xlsx thường")
                )
            if "[Content_Types].xml" not in names:
                return None
            with archive.open("[Content_Types].xml") as part:
                types = part.read(1_000_000)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise Unfit(_("tệp bị hỏng, không mở được. Hãy lưu lại rồi gửi lại")) from error
    for kind in ("docx", "xlsx"):
        if f"{KINDS[kind].mime}.main+xml".encode() in types:
            return kind
    return None
