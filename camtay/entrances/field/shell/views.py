"""The app's files as they were built. They hold nothing of anybody."""

import mimetypes

from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2"}
NEW = "no-cache"  # asked for anew each time
FOR_EVER = "public, max-age=31536000, immutable"  # the name carries the content's digest


def _file(name: str, cache: str) -> HttpResponse:
    root = settings.FIELD_APP.resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        raise Http404
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return HttpResponse(path.read_bytes(), content_type=kind, headers={"Cache-Control": cache})


@gzip_page
@require_safe
@csp_update({"img-src": ["blob:"], "media-src": ["'self'", "blob:"]})
def shell(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The app's page, the same for everybody; where it was not built, a sentence."""
    try:
        return _file("index.html", NEW)
    except Http404:
        words = _("Ứng dụng ngoài địa bàn chưa được cài trên máy chủ này.")
        return HttpResponse(
            words, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"}
        )


@gzip_page
@require_safe
def worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The service worker."""
    answer = _file("sw.js", NEW)
    answer.headers["Service-Worker-Allowed"] = "/field/"
    return answer


@gzip_page
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """What an installed app is called and looks like."""
    return _file("manifest.webmanifest", NEW)


@gzip_page
@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001
    """One built file."""
    return _file(f"assets/{name}", FOR_EVER)
