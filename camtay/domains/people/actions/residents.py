"""Residents' own accounts, and what officials write down about people."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.actions.codes import redeem_code
from camtay.domains.people.models import Account, Person
from camtay.domains.people.states import Purpose
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import SYSTEM, Actor, Refused
from camtay.foundation.audit import journal
from camtay.foundation.vietnamese import clean, fold, phone_normal


@transaction.atomic
def ensure_resident(*, phone: str, name: str = "", place: Place | None = None, now: datetime) -> Account:
    """The account of whoever proved that this telephone is theirs; a new one, with a person behind it, at the first.

    A person whom an official wrote down with the same number is not taken over: families share telephones, and
    numbers get new owners. Raises Refused for a number that is none, and for an account that was closed.
    """
    number = phone_normal(phone)
    if number is None:
        raise Refused(_("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
    account = _by_phone(number)
    if account is None:
        account = _make(number, clean(name), place, now)
    if not account.is_active:
        raise Refused(_("Tài khoản này đã đóng. Hãy hỏi cán bộ xã, phường."))
    return account


def _by_phone(number: str) -> Account | None:
    return Account.objects.select_related("person").filter(phone=number).first()


def _make(number: str, name: str, place: Place | None, now: datetime) -> Account:
    try:
        with transaction.atomic():
            person = Person.objects.create(
                name=name, phone=number, search=fold(name), created_at=now, **_home(place)
            )
            account = Account(phone=number, person=person)
            account.set_unusable_password()
            account.save()
    except IntegrityError:  # the same person pressed twice
        found = _by_phone(number)
        assert found is not None
        return found
    journal.record(
        by=SYSTEM,
        action="people.signed_up",
        object_type="people.account",
        object_id=account.pk,
        now=now,
        place_id=person.commune_id or 0,
        about=person.pk,
    )
    return account


def _home(place: Place | None) -> dict[str, Place | None]:
    """The fields of a person who lives in `place`, a commune or a neighbourhood."""
    if place is None:
        return {"commune": None, "neighbourhood": None}
    commune = places.commune_of(place)
    return {"commune": commune, "neighbourhood": place if place.kind == "neighbourhood" else None}


def sign_in_by_phone(*, phone: str, code: str, session_key: str, now: datetime) -> Account:
    """The account whose telephone the code came to; a new one at the first time. Raises Refused.

    Not one transaction: a wrong guess is counted although it is refused.
    """
    redeem_code(phone=phone, purpose=Purpose.SIGN_IN, code=code, session_key=session_key, now=now)
    account = ensure_resident(phone=phone, now=now)
    note_sign_in(account=account, method="phone", now=now)
    return account


@transaction.atomic
def note_sign_in(*, account: Account, method: str, now: datetime) -> None:
    """Who came in, when and how, goes to the access log, where the person can read it."""
    by = Actor(account_id=account.pk, person_id=account.person_id, name="")
    journal.look(
        by=by, action="people.sign_in", object_type="people.account", object_id=f"{account.pk} {method}"[:60],
        about=account.person_id, now=now,
    )  # fmt: skip
