"""Photos: opened to see that they are photos, and freed of where and by whom they were taken.

Metadata is cut out of the file without touching a pixel; only the way the phone was held (EXIF orientation)
is kept, since a photo lies on its side without it.
"""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

MAX_PIXELS = 89_000_000  # under the size at which Pillow itself begins to suspect a bomb
ORIENTATION = 0x0112

_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14, _APP15, _COM = (
    0xD8,
    0xD9,
    0xDA,
    0xE0,
    0xE1,
    0xE2,
    0xEE,
    0xEF,
    0xFE,
)
_ICC = b"ICC_PROFILE\x00"
_EXIF = b"Exif\x00\x00"

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split()
)  # text, time, EXIF and private chunks are not among them


class BrokenPicture(Exception):  # noqa: N818
    """The bytes are not the picture they claim to be."""


class HugePicture(Exception):  # noqa: N818
    """More pixels than a page needs; `pixels` says how many."""

    def __init__(self, pixels: int) -> None:
        super().__init__(str(pixels))
        self.pixels = pixels


def stripped(data: bytes, kind: str) -> bytes:
    """`data` (jpeg or png) without metadata and without anything after its end. Raises BrokenPicture."""
    try:
        return _jpeg_stripped(data) if kind == "jpeg" else _png_stripped(data)
    except (IndexError, struct.error) as error:
        raise BrokenPicture(str(error)) from error


def check(data: bytes, kind: str) -> None:
    """Open the picture. Raises BrokenPicture or HugePicture.

    A JPEG is decoded at an eighth of its size, which finds a cut-off file cheaply; a PNG's chunks are checked by
    their checksums without unpacking them.
    """
    try:
        with Image.open(io.BytesIO(data), formats=[kind.upper()]) as picture:
            pixels = picture.width * picture.height
            if pixels > MAX_PIXELS:
                raise HugePicture(pixels)
            if kind == "jpeg":
                picture.draft(None, (picture.width // 8, picture.height // 8))
                picture.load()
            else:
                picture.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise HugePicture(2 * MAX_PIXELS) from error
    except (OSError, SyntaxError, ValueError, struct.error, zlib.error) as error:
        raise BrokenPicture(str(error)) from error


def _jpeg_stripped(data: bytes) -> bytes:
    if data[:2] != bytes((0xFF, _SOI)):
        raise BrokenPicture("no start of image")
    kept, orientation = [data[:2]], 1
    for marker, start, end in _jpeg_segments(data):
        payload = data[start + 4 : end]
        if marker == _APP1 and payload.startswith(_EXIF):
            orientation = _orientation(payload)
        elif _kept(marker, payload):
            kept.append(data[start:end])
    if orientation != 1:
        place = 2 if len(kept) > 1 and kept[1][1] == _APP0 else 1
        kept.insert(place, _orientation_segment(orientation))
    return b"".join(kept)


def _kept(marker: int, payload: bytes) -> bool:
    """Colour profile and Adobe's colour transform stay, or colours would change; other APPn and comments go."""
    if marker == _APP2:
        return payload.startswith(_ICC)
    return marker in (_APP0, _APP14) or (marker != _COM and not _APP1 <= marker <= _APP15)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, start, end) of each segment after the first; a scan's data belongs to its SOS segment.

    Ends after the end of the image: what phones hang on behind it (films, a second picture) is not seen.
    """
    place = 2
    while True:
        if data[place] != 0xFF:
            raise BrokenPicture("a marker is missing")
        marker = data[place + 1]
        if marker == 0xFF:  # fill byte
            place += 1
            continue
        if marker == _EOI:
            yield marker, place, place + 2
            return
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if end > len(data):
            raise BrokenPicture("a segment is cut off")
        if marker == _SOS:
            end = _scan_end(data, end)
        yield marker, place, end
        place = end


def _scan_end(data: bytes, place: int) -> int:
    """Where the next real marker stands: neither a stuffed 0xFF00 nor a restart marker."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            raise BrokenPicture("the picture is cut off")
        following = data[place + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7 and following != 0xFF:
            return place
        place += 1 if following == 0xFF else 2


def _orientation(payload: bytes) -> int:
    exif = Image.Exif()
    try:
        exif.load(payload)
        value = int(exif.get(ORIENTATION, 1))
    except (
        Exception
    ):  # EXIF is written by anything and broken in any way; without it the photo is still a photo
        return 1
    return value if 1 <= value <= 8 else 1


def _orientation_segment(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    body = exif.tobytes()
    body = body if body.startswith(_EXIF) else _EXIF + body
    return struct.pack(">BBH", 0xFF, _APP1, len(body) + 2) + body


def _png_stripped(data: bytes) -> bytes:
    if not data.startswith(_PNG_SIGNATURE):
        raise BrokenPicture("no PNG signature")
    kept, place = [_PNG_SIGNATURE], len(_PNG_SIGNATURE)
    while True:
        length, name = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise BrokenPicture("a chunk is cut off")
        if name in _PNG_KEPT:
            kept.append(data[place:end])
        place = end
        if name == b"IEND":
            return b"".join(kept)
