"""One form for Vietnamese text, whatever keyboard, file or code page it came from."""

import re
import unicodedata

# What old fonts and converters left where Đ should be (Icelandic eth, African d), and what cannot be seen.
_LOOKALIKES = str.maketrans(
    {
        "\u00d0": "Đ",
        "\u0189": "Đ",
        "\u00f0": "đ",
        "\u0256": "đ",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
_D = str.maketrans({"đ": "d", "Đ": "d"})
_MOJIBAKE = re.compile("[\u00c2-\u00df][\u0080-\u00bf\u0152-\u2122]|\u00e1[\u00ba\u00bb]")


def nfc(text: str) -> str:
    """Canonical composed form (TCVN 6909:2001): “ê” plus a mark becomes one letter."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """`text` repaired, composed, without invisible characters, with single spaces inside and none outside."""
    if not text.isascii():  # nothing that is repaired, composed or unseen is ASCII
        text = nfc(repair(text).translate(_LOOKALIKES))
    return " ".join(text.split())


def fold(text: str) -> str:
    """Lower case without marks, đ as d: “Đăng ký khai sinh” and “dang ky khai sinh” become one. Idempotent."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).lower())
    return "".join(letter for letter in lowered if not unicodedata.combining(letter)).translate(_D)


def repair(text: str) -> str:
    """Undo UTF-8 that was once read as Windows-1252 (“PhÃº Vinh” for “Phú Vinh”); any other text is returned as is.

    One lonely two-byte pair is left alone: “XÃ” before a no-break space is a word.
    """
    found = _MOJIBAKE.findall(text)
    if not found or (len(found) == 1 and found[0][0] != "\u00e1"):
        return text
    try:
        return b"".join(_byte(letter) for letter in text).decode("utf-8")
    except UnicodeError:
        return text


def _byte(letter: str) -> bytes:
    """The Windows-1252 byte of `letter`; its five holes are read as control characters, as browsers do."""
    return letter.encode("latin-1" if "\u0080" <= letter <= "\u009f" else "cp1252")
