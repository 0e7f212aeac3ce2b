"""Pages as PDF: tagged, in Vietnamese letters, and without a single request to anywhere."""

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
    weasyprint = _weasyprint()
    html = render_to_string(template, dict(context))
    page = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=_fetcher())
    return bytes(page.write_pdf(pdf_tags=True))
