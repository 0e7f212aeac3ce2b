"""Pages as PDF: tagged, in Vietnamese letters, and without a single request to anywhere."""

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

# `{% static %}` yields paths; WeasyPrint wants addresses. This one exists nowhere.
BASE = "http://static.invalid"
TALL = 2000  # mm: longer than any slip
PIXELS_PER_MM = 96 / 25.4
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2"


class PdfUnavailable(Exception):  # noqa: N818  a state of the machine
    """The machine lacks the libraries that draw PDF; `str()` is a sentence for the operator."""


@cache
def _weasyprint() -> Any:
    try:
        import weasyprint  # loads Pango, which a machine may lack
    except (OSError, ImportError) as error:
        raise PdfUnavailable(
            _("Máy chủ chưa in được PDF vì thiếu thư viện. Người quản trị chạy: apt-get install %(packages)s")
            % {"packages": PACKAGES}
        ) from error
    return weasyprint


def static_file(url: str) -> Path:
    """The file behind one of our static addresses, hashed name or plain; ValueError for any other address."""
    prefix = BASE + settings.STATIC_URL
    if not url.startswith(prefix):
        raise ValueError(f"A PDF may use static files only, not {url}")
    name = url.removeprefix(prefix)
    root = Path(settings.STATIC_ROOT).resolve()
    collected = (root / name).resolve()
    if collected.is_relative_to(root) and collected.is_file():
        return collected
    found = finders.find(name)
    if not isinstance(found, str):
        raise ValueError(f"No static file {name}")
    return Path(found)


@cache
def _fetcher() -> Any:
    urls = _weasyprint().urls
    library: Any = urls.URLFetcher

    class StaticOnly(library):  # type: ignore[misc]  # known only once Pango is there
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            return urls.URLFetcherResponse(url, static_file(url).read_bytes())

    return StaticOnly(allowed_protocols={"data"})


def render_pdf(template: str, context: Mapping[str, Any]) -> bytes:
    """`template` (extending `ui/pdf/base.html`) drawn as a tagged PDF.

    Raises PdfUnavailable where Pango is missing.
    """
    return bytes(_page(template, context).write_pdf(pdf_tags=True))


def render_roll(template: str, context: Mapping[str, Any], *, width: int) -> bytes:
    """As `render_pdf`, for a printer that cuts paper off a roll `width` mm wide: one page, as long as what is on it."""
    page = _page(template, context)
    [sheet, *rest] = page.render(stylesheets=[_size(width, TALL)]).pages
    assert not rest
    box = sheet._page_box  # WeasyPrint has no other way of saying where a page's content ends
    margins = box.margin_top + box.margin_bottom
    height = math.ceil((box.children[0].margin_height() + margins) / PIXELS_PER_MM) + 1
    return bytes(page.write_pdf(stylesheets=[_size(width, height)], pdf_tags=True))


def _page(template: str, context: Mapping[str, Any]) -> Any:
    html = render_to_string(template, dict(context))
    return _weasyprint().HTML(string=html, base_url=BASE, url_fetcher=_fetcher())


def _size(width: int, height: int) -> Any:
    return _weasyprint().CSS(string=f"@page {{ size: {width}mm {height}mm !important }}")
