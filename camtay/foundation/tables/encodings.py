"""The letters of a text file: UTF-8, UTF-16, or the old Vietnamese code page."""

import unicodedata

from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import TableProblem

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# The code pages a Vietnamese office may have saved in. A single-byte page decodes anything, so the list is short.
OLD_PAGES = ["cp1258", "cp1252"]
SAMPLE = 64 * 1024


def decode(content: bytes) -> str:
    """The text in `content`, NFC (Windows-1258 writes tones apart). Raises TableProblem when it is not text."""
    text = _decoded(content)
    if "\x00" in text:
        raise TableProblem(_("Tệp này không phải bảng chữ. Hãy lưu lại dạng Excel (.xlsx) hoặc CSV UTF-8."))
    return unicodedata.normalize("NFC", text)


def _decoded(content: bytes) -> str:
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding)
    wide = _utf16_without_bom(content)
    if wide:
        return _strictly(content, wide)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # seldom needed, and slow to load

        best = from_bytes(content[:SAMPLE], cp_isolation=OLD_PAGES, preemptive_behaviour=False).best()
        return _strictly(content, best.encoding if best else "cp1258")


def _utf16_without_bom(content: bytes) -> str:
    """Latin letters leave every other byte empty: the even ones in big-endian, the odd ones in little-endian."""
    sample = content[:SAMPLE]
    if len(sample) < 4:
        return ""
    half = len(sample) / 2
    if sample[1::2].count(0) > half * 0.4 and sample[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[::2].count(0) > half * 0.4 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableProblem(
            _("Không đọc được chữ trong tệp. Hãy mở bằng Excel rồi lưu lại dạng .xlsx hoặc “CSV UTF-8”.")
        ) from error
