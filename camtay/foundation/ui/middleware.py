"""An id for every request: in its answer, in its log lines, on its error page."""

import re
import time
from collections.abc import Callable
from uuid import UUID

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.utils.translation import override

from camtay.foundation.ids import uuid7
from camtay.foundation.ui import errors

HEADER = "X-Request-ID"
ACCEPTED = re.compile(r"[A-Za-z0-9._-]{8,64}")
# Captures that name no person and open no door; any other part of an address (a tracking code) stays out of the log.
HARMLESS = (int, UUID)

log = structlog.get_logger("camtay.request")


def current_id() -> str:
    """The id of the request this thread is answering or last answered; "" where there was none."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


def path_to_log(request: HttpRequest) -> str:
    """The path without its query, and with `<name>` in place of what was captured from it as text."""
    match = request.resolver_match
    path = request.path[:200]
    for name, value in match.kwargs.items() if match else ():
        if not isinstance(value, HARMLESS):
            path = path.replace(str(value), f"<{name}>")
    return path


class RequestId:
    """Takes the proxy's X-Request-ID where it is one, else makes one; sets `request.id`; logs one line a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        request_id = given if ACCEPTED.fullmatch(given) else str(uuid7())
        request.id = request_id  # type: ignore[attr-defined]
        # Cleared by the next request, not at the end of this one: Django still logs its own line after us.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        start = time.perf_counter()
        response = self.get_response(request)
        response[HEADER] = request_id
        tell = log.debug if request.path.startswith(settings.STATIC_URL) else log.info
        tell(
            "request",
            method=request.method,
            path=path_to_log(request),
            status=response.status_code,
            ms=round((time.perf_counter() - start) * 1000, 1),
        )
        return response


class Language:
    """Vietnamese, unless this browser has chosen English here.

    What the browser prefers is not asked: many cheap telephones are set to English by whoever sold them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            if isinstance(response, HttpResponseNotAllowed) and request.method != "HEAD":
                response = errors.not_allowed(request, response["Allow"])  # Django's own is an empty page
        response.headers.setdefault("Content-Language", language)
        return response
