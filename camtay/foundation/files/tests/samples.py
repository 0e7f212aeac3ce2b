"""Small files of every kind, made on the spot."""

import io
import zipfile
from pathlib import Path

from PIL import Image

_OFFICE = "application/vnd.openxmlformats-officedocument"


def pdf(pages: int = 1, word: str = "Cam Tay") -> bytes:
    """A valid PDF written by hand, one empty page after another."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (pages, b" ".join(b"%d 0 R" % (3 + n) for n in range(pages))),
        *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages,
        b"<< /Title (%s) >>" % word.encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def jpeg(size: tuple[int, int] = (64, 48), *, orientation: int = 1, gps: bool = False, **options) -> bytes:
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    if gps:
        exif[0x010F] = "PhoneMaker"
        exif.get_ifd(0x8825)[2] = (16.0, 27.0, 50.0)
    if len(exif):
        options["exif"] = exif
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, "JPEG", **options)
    return out.getvalue()


def png(size: tuple[int, int] = (64, 48), **options) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(out, "PNG", **options)
    return out.getvalue()


def office(kind: str = "docx", extra: dict[str, bytes] | None = None) -> bytes:
    main = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}[kind]
    types = f'<Types><Override PartName="/x.xml" ContentType="{_OFFICE}.{main}.main+xml"/></Types>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def found_scanner(path: Path) -> str | None:
    """A scanner that finds the industry's test word."""
    return "Thu-nghiem" if b"EICAR" in path.read_bytes() else None


def broken_scanner(path: Path) -> str | None:
    raise ConnectionError("no scanner")


def mp3(frames: int = 20) -> bytes:
    """Silence, as MP3 keeps it."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def m4a(*, film: bool = False) -> bytes:
    """The box a telephone keeps a recording, or a film, in."""
    track = b"\0\0\0\x21hdlr" + bytes(8) + (b"vide" if film else b"soun") + bytes(13)
    return b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + track
