"""Residents come in: which door, the telephone, the code, and at the first time the name."""

from typing import Any

from allauth.account.internal.flows.login import clear_authentication_records, record_authentication
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.people import actions
from camtay.domains.people.models import Account
from camtay.domains.people.queries import get
from camtay.entrances.sign_in.middleware import BEGAN, SEEN, forget_who
from camtay.entrances.sign_in.residents.forms import CodeForm, NameForm, PhoneForm
from camtay.entrances.sign_in.residents.presenters import HOME, wanted, with_next
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request
from camtay.foundation.vietnamese import phone_display

ASKED = "sign_in_asked"  # the telephone the code went to, and where to go on
PURPOSE = "sign_in"


@require_safe
def choose(request: Request) -> HttpResponse:
    """I am a resident, or I am an official."""
    address = wanted(request)
    context = {
        "resident": with_next("sign_in:phone", address),
        "official": with_next("account_login", address),
    }
    return render(request, "sign_in/choose.html", context)


@require_POST
def sign_out(request: Request) -> HttpResponse:
    logout(request)
    return redirect(HOME)


@never_cache
@require_http_methods(["GET", "POST"])
def ask_phone(request: Request) -> HttpResponse:
    """The telephone. Whether it is known here, nobody learns from the answer."""
    form = PhoneForm(request.POST or None)
    address = wanted(request)
    if request.method == "POST" and form.is_valid():
        phone = form.cleaned_data["phone"]
        if not request.session.keys():  # an old cookie's key would not be the one the code is asked back with
            request.session.create()
        try:
            actions.request_code(
                phone=phone,
                purpose=PURPOSE,
                session_key=request.session.session_key or "",
                address=request.META["REMOTE_ADDR"],
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("phone", refusal.message)
        else:
            request.session[ASKED] = {"phone": phone, "next": address}
            return redirect("sign_in:code")
    return _page(request, "sign_in/phone.html", {"form": form, "next": address})


@never_cache
@require_http_methods(["GET", "POST"])
def ask_code(request: Request) -> HttpResponse:
    """The code in the message; right, it signs in."""
    asked = request.session.get(ASKED)
    if not asked:
        return redirect("sign_in:phone")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = actions.sign_in_by_phone(
                phone=asked["phone"],
                code=form.cleaned_data["code"],
                session_key=request.session.session_key or "",
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("code", refusal.message)
        else:
            let_in(request, account, "phone")
            return _onward(account, wanted(request, asked["next"]))
    again = with_next("sign_in:phone", asked["next"])
    context = {
        "form": form,
        "phone": phone_display(asked["phone"]),
        "again": again,
    }
    return _page(request, "sign_in/code.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def ask_name(request: Request) -> HttpResponse:
    """The name, once: what is filed carries it."""
    actor = request.actor
    person = get(actor.person_id) if actor.person_id is not None else None
    if person is None:
        return redirect("sign_in")
    form = NameForm(request.POST or None)
    address = wanted(request)
    if person.name:
        return redirect(address or HOME)
    if request.method == "POST" and form.is_valid():
        actions.update_person(
            person_id=person.pk,
            version=person.version,
            changes={"name": form.cleaned_data["name"]},
            by=actor,
            now=timezone.now(),
        )
        return redirect(address or HOME)
    return _page(request, "sign_in/name.html", {"form": form, "next": address})


def let_in(request: Request, account: Account, method: str, **more: Any) -> None:
    """Begin a session of this account: under a new key, with nothing of another's left in it."""
    clear_authentication_records(request)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    for key in (BEGAN, SEEN, ASKED):
        request.session.pop(key, None)
    record_authentication(request, account, method=method, **more)
    forget_who(request)


def _onward(account: Account, address: str) -> HttpResponse:
    if not account.person.name:
        return redirect(with_next("sign_in:name", address))
    return redirect(address or HOME)


def _page(request: Request, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=422 if context["form"].errors else 200)
