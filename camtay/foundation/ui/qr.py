"""QR codes, drawn here: no address ever leaves for somebody else's picture service."""

import io
from typing import Any


def _code(text: str) -> Any:
    # M survives a creased receipt and a cheap printer without making the squares small.
    import segno  # not at every start

    return segno.make(text, error="m", micro=False)


def qr_svg(text: str, *, title: str = "QR") -> str:
    """An `<svg>` to put into a page or to serve as a file; scales with its box."""
    out = io.BytesIO()
    _code(text).save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, title=title, border=2)
    return out.getvalue().decode()


def qr_png_data_uri(text: str, *, scale: int = 6) -> str:
    """`data:image/png;base64,…` for PDF and for pages (`img-src` allows data:); `scale` pixels a square."""
    return str(_code(text).png_data_uri(scale=scale, border=2))
