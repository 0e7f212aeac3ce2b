"""Who acts in this request, for how long yet, and what a refusal leads to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.people.states import STAFF
from camtay.foundation.access import GUEST, Actor, Refused
from camtay.foundation.calendar import local_day

IDLE = 30 * 60  # seconds, for residents: a telephone is lent, a computer at the library stays on
RESIDENT_DAY = 12 * 3600
STAFF_DAY = 8 * 3600
STEP = 2 * 60  # how often at most a session is written just because it was used
BEGAN, SEEN = "began", "seen"
HOME = "/"


@dataclass(frozen=True)
class Who:
    """`withheld`: roles that do not count in this session; `by_password`: they would with the second factor."""

    user: Account | AnonymousUser
    actor: Actor
    withheld: bool = False
    by_password: bool = False


NOBODY = Who(AnonymousUser(), GUEST)


class ActorMiddleware:
    """Sets `request.actor`, computed when first asked for, and `request.user` from the same reading."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.META["REMOTE_ADDR"] = network_address(request)
        request.user = SimpleLazyObject(partial(_user, request))  # type: ignore[assignment]
        request.actor = SimpleLazyObject(partial(_actor, request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:  # else "back" shows it to whoever sits down next
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """A refusal that signing in may cure leads there; any other gets its page, with its sentence."""
        if not isinstance(exception, Refused):
            return None
        who = who_of(request)
        if who.actor.kind == "guest":
            return _onward(request, reverse("sign_in"))
        if request.method not in ("GET", "HEAD"):
            return None
        if who.withheld:
            return _onward(request, reverse("mfa_index" if who.by_password else "account_login"))
        return None


def who_of(request: HttpRequest) -> Who:
    """Read once a request: the session, the account with its roles, the places they cover."""
    who = getattr(request, "_who", None)
    if who is None:
        who = _read(request, timezone.now())
        request._who = who  # type: ignore[attr-defined]
    return cast(Who, who)


def forget_who(request: HttpRequest) -> None:
    """After somebody signed in or out within this request."""
    request._who = None  # type: ignore[attr-defined]
    request.user = SimpleLazyObject(partial(_user, request))  # type: ignore[assignment]
    request.actor = SimpleLazyObject(partial(_actor, request))  # type: ignore[attr-defined]


def _user(request: HttpRequest) -> Account | AnonymousUser:
    return who_of(request).user


def _actor(request: HttpRequest) -> Actor:
    return who_of(request).actor


def _read(request: HttpRequest, now: datetime) -> Who:
    account_id = request.session.get(SESSION_KEY)
    if account_id is None:
        return NOBODY
    found = people.acting(int(account_id), on=local_day(now), official=_looks_official(request))
    if found is None or not _belongs(request, found[0]):
        request.session.flush()
        return NOBODY
    account, actor = found
    records: list[dict[str, Any]] = get_authentication_records(request, account)
    methods = {record.get("method") for record in records}
    if not _still_open(
        request, now, STAFF_DAY if "mfa" in methods else RESIDENT_DAY, idle="mfa" not in methods
    ):
        request.session.flush()
        return NOBODY
    return _what_counts(account, actor, methods)


def _looks_official(request: HttpRequest) -> bool:
    """Before the account is read: whoever came in with a second factor most likely holds a role."""
    return any(
        one.get("method") == "mfa" for one in request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, ())
    )


def _what_counts(account: Account, actor: Actor, methods: set[Any]) -> Who:
    """Staff roles need the second factor. A password alone opens nothing, not even one's own affairs."""
    if "mfa" in methods:
        return Who(account, actor)
    withheld = actor.holds(*STAFF)
    if "password" in methods:
        return Who(account, replace(actor, roles=()), withheld=True, by_password=True)
    own = tuple(held for held in actor.roles if held.role not in STAFF)
    return Who(account, replace(actor, roles=own), withheld=withheld)


def _belongs(request: HttpRequest, account: Account) -> bool:
    """Is the session this account's still? As Django asks, which falls back to former keys where it must."""
    said = request.session.get(HASH_SESSION_KEY, "")
    known = request.session.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
    if known and constant_time_compare(said, account.get_session_auth_hash()):
        return True
    return bool(get_user(request).pk == account.pk)


def _still_open(request: HttpRequest, now: datetime, longest: int, *, idle: bool) -> bool:
    stamp = int(now.timestamp())
    session = request.session
    began, seen = session.get(BEGAN), session.get(SEEN)
    if began is None or seen is None:
        session[BEGAN] = session[SEEN] = stamp
        return True
    if stamp - began > longest or (idle and stamp - seen > IDLE):
        return False
    if stamp - seen > STEP:
        session[SEEN] = stamp
    return True


def _onward(request: HttpRequest, url: str) -> HttpResponseBase:
    if request.headers.get("HX-Request"):  # a part of a page was asked for: the whole page must go
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return redirect_to_login(_way_back(request), url)


def _way_back(request: HttpRequest) -> str:
    """Where to go after signing in: this page, or the one whose form was sent when the session had ended."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    referrer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referrer, {request.get_host()}):
        return urlsplit(referrer)._replace(scheme="", netloc="", fragment="").geturl()
    return HOME


def network_address(request: HttpRequest) -> str:
    """Whose request it is: behind proxies (CAMTAY_PROXIES), what the outermost of ours was asked by."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    said = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
    count = int(settings.CAMTAY_PROXIES)
    return said[-count][:45] if 0 < count <= len(said) else direct
