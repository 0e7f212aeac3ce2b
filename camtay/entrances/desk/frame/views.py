"""The door itself: guests are asked to sign in, everybody else is asked what they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.states import STAFF
from camtay.entrances.desk.frame import presenters
from camtay.foundation.access import Refused
from camtay.foundation.once.once import digest_of, once
from camtay.foundation.ui.requests import Request

View = Callable[..., HttpResponseBase]
NOT_STAFF = _("Trang này dành cho cán bộ và tổ công nghệ số. Hồ sơ của bà con nằm ở mục “Hồ sơ của tôi”.")
MAX_KEY = 80


def staff(view: View) -> View:
    """Guests are sent to sign in and come back; people without a role at the desk are refused."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = request.actor
        if actor.kind == "guest":
            return redirect_to_login(_way_back(request), settings.LOGIN_URL)
        if not actor.holds(*STAFF):
            raise Refused(NOT_STAFF)
        return view(request, *args, **kwargs)

    return guarded


def _way_back(request: Request) -> str:
    """Where to go after signing in: this page, or the one whose form was sent when the session had ended."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    referrer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referrer, {request.get_host()}):
        return urlsplit(referrer)._replace(scheme="", netloc="", fragment="").geturl()
    return reverse("desk:home")


def page(request: Request, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the desk, with its navigation."""
    shown = {
        "navigation": presenters.navigation(request.actor, request.path),
        "sees_cases": presenters.sees_cases(request.actor),
        **context,
    }
    return render(request, template, shown, status=status)


def do_once(request: Request, content: object, now: Any, deed: Callable[[], object]) -> None:
    """Carry out what a form asks for; pressing twice, or sending again after a broken line, does it once.

    `content`: what the form says, as JSON would keep it. A form without a key is done as often as it is sent.
    """
    key = request.POST.get("key", "")[:MAX_KEY]

    def do() -> dict[str, Any]:
        deed()
        return {}

    if key:
        once(key=key, by=request.actor, digest=digest_of(content), now=now, do=do)
    else:
        do()
