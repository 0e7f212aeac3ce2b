"""How a text becomes the octets of one or several parts, and what may come of sending it."""

import string
import unicodedata

SINGLE = 140  # octets in one message without header
PART = 134  # octets left beside the header that joins parts (3GPP TS 23.040, 9.2.3.24.1)
LATIN = 0x00  # the centre's default alphabet
UCS2 = 0x08

# Only what GSM 03.38 and ASCII encode alike: centres differ in which of the two their default alphabet is.
PLAIN = frozenset(string.ascii_letters + string.digits + " \n\r!\"#%&'()*+,-./:;<=>?")
PLAIN_SINGLE, PLAIN_PART = 160, 153  # seven-bit characters


class TemporaryError(Exception):
    """Try again later. `line_down`: nothing else will get through just now either."""

    def __init__(self, message: str, *, line_down: bool = False) -> None:
        super().__init__(message)
        self.line_down = line_down


class PermanentError(Exception):
    """This message will never be taken: no such number, or a text that cannot be sent."""


class TooLongError(ValueError):
    """More parts than the header can number."""


def international(number: str) -> str:
    """A Vietnamese number as message centres want it: 84905123456. Other countries' numbers need their +."""
    digits = "".join(sign for sign in number if sign in string.digits)
    if number.strip().startswith("+"):
        return digits
    return (
        "84" + digits[1:]
        if digits.startswith("0") and not digits.startswith("00")
        else digits.removeprefix("00")
    )


def encoded(text: str) -> tuple[int, list[bytes]]:
    """(data coding, the text's octets cut into as few pieces as one message each can hold).

    Accented Vietnamese needs UCS-2, 70 signs a message; unaccented text gets 160. Composed first (NFC), since a
    decomposed accent would cost a sign of its own. No piece ends inside a pair of surrogates.
    """
    text = unicodedata.normalize("NFC", text)
    if set(text) <= PLAIN:
        raw, single, size, coding = text.encode("ascii"), PLAIN_SINGLE, PLAIN_PART, LATIN
    else:
        raw, single, size, coding = text.encode("utf-16-be"), SINGLE, PART, UCS2
    if len(raw) <= single:
        return coding, [raw]
    pieces = []
    while raw:
        cut = size
        if coding == UCS2 and len(raw) > cut and 0xD8 <= raw[cut - 2] <= 0xDB:
            cut -= 2
        pieces.append(raw[:cut])
        raw = raw[cut:]
    if len(pieces) > 255:
        raise TooLongError(f"{len(pieces)} parts")
    return coding, pieces


def with_header(pieces: list[bytes], reference: int) -> list[bytes]:
    """Each piece with the header by which a telephone joins them; `reference` (0–255) is the same in all."""
    total = len(pieces)
    return [
        bytes((5, 0, 3, reference, total, number)) + piece for number, piece in enumerate(pieces, start=1)
    ]
