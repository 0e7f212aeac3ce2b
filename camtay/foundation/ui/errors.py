"""Error pages: what happened, what to do now, and the id under which the log knows more.

They ask nothing of the database and of the session, so that they still stand when those do not.
"""

import sys
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from camtay.foundation.once.once import KeyReused

# When even the page cannot be drawn.
BARE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Máy đang trục trặc</title>'
    "<h1>Máy đang trục trặc</h1><p>Bà con chờ ít phút rồi thử lại. Mã sự việc: {id}</p>"
)
RETRY_SECONDS = "30"


def _page(request: HttpRequest, status: int, template: str = "", **more: str) -> HttpResponse:
    request_id = str(getattr(request, "id", ""))
    context: Mapping[str, Any] = {"request_id": request_id, "back": _back(request), "said": "", **more}
    html = render_to_string(template or f"{status}.html", context)
    return HttpResponse(html, status=status)


def _back(request: HttpRequest) -> str:
    """The page they came from, when it is one of ours."""
    referrer = request.headers.get("Referer", "")
    known = url_has_allowed_host_and_scheme(referrer, {request.META.get("HTTP_HOST", "")})
    return referrer if known else ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    too_big = isinstance(exception, RequestDataTooBig | TooManyFilesSent)
    return _page(request, 413 if too_big else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The sentence a permission was refused with is written for people, and shown.

    A form that was sent, gone back to and sent with other words is no matter of permissions.
    """
    if isinstance(exception, KeyReused):
        return _page(request, 409)
    return _page(request, 403, said=str(getattr(exception, "message", "")))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django names it
    return _page(request, 403, "403_csrf.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    return _page(request, 404)


def not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """An address that only takes what is sent to it, opened like a page: reloaded, or gone back to."""
    response = _page(request, 405, "404.html")
    response["Allow"] = allowed
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """503 where the database could not be reached or stayed locked: the same request may work in a moment."""
    busy = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    try:
        response = _page(request, 503 if busy else 500)
    except Exception:
        response = HttpResponse(BARE.format(id=getattr(request, "id", "")), status=500)
    if busy:
        response["Retry-After"] = RETRY_SECONDS
    return response
