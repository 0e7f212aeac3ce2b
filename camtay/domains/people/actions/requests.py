"""Requests about one's own data: asked, taken back, answered within two working days (NĐ 356/2025/NĐ-CP)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import messages, permissions
from camtay.domains.people.actions.register import settle, update_person
from camtay.domains.people.models import DataRequest, Person
from camtay.domains.people.states import Wish, WishState
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit import journal
from camtay.foundation.calendar import calendar_now, due_at

WORKING_DAYS = 2
MOST_WORDS, MOST_ANSWER = 1000, 2000


class RequestChanged(Refused):
    """Somebody else dealt with the request meanwhile. What was typed is kept by the door that shows this."""


@transaction.atomic
def ask(
    *, person_id: int, wish: str, words: str = "", place: Place | None = None, by: Actor, now: datetime
) -> DataRequest:
    """Ask to see, correct or erase what is kept about a person. `place`: who is to answer, where the person's own
    commune is not known. Asked again while the first waits, it is the same request.

    Raises Refused: no right to, no place, or nothing said of what is wrong.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("commune").get(pk=person_id)
    permissions.check_on(permissions.ASK, person, by=by)
    if person.commune is None and place is not None:
        settle(person_id=person.pk, place=place, by=by, now=now)
    home = person.commune or (places.commune_of(place) if place is not None else None)
    if home is None:
        raise Refused(_("Hãy chọn xã, phường sẽ trả lời bạn."))
    said = words.strip()[:MOST_WORDS]
    if Wish(wish) is Wish.CORRECT and not said:
        raise Refused(_("Hãy ghi điều gì sai, và đúng ra phải là gì."))
    waiting = DataRequest.objects.filter(person=person, wish=wish, state=WishState.ASKED).first()
    if waiting is not None:
        return waiting
    due = due_at(now, WORKING_DAYS, "working_day", calendar_now())
    assert due is not None
    asked = DataRequest.objects.create(
        person=person,
        place=home,
        wish=Wish(wish),
        words=said,
        asked_at=now,
        asked_by_id=by.account_id,
        due_at=due,
    )
    _record("ask_request", asked, ["state"], by=by, now=now)
    messages.tell_request(asked, "asked", now=now)
    return asked


@transaction.atomic
def take_back(*, request_id: UUID, by: Actor, now: datetime) -> DataRequest:
    """Whoever asked no longer wants it. Taken back already: nothing. Raises Refused when it is answered."""
    asked = _locked(request_id)
    permissions.check_request(permissions.ASK, asked, by=by)
    if asked.state == WishState.TAKEN_BACK:
        return asked
    _check_open(asked)
    asked.state = WishState.TAKEN_BACK
    return _finish(asked, "taken_back", by=by, now=now)


@transaction.atomic
def answer(
    *, request_id: UUID, version: int, answer: str, by: Actor, now: datetime, to: str = ""
) -> DataRequest:
    """Say what was done. `to`: the telephone to tell, where the person was forgotten just now.

    Raises RequestChanged when somebody else dealt with it meanwhile; Refused for no right, or no words.
    """
    return _settle(request_id, version, WishState.ANSWERED, answer, to=to, by=by, now=now)


@transaction.atomic
def decline(*, request_id: UUID, version: int, reason: str, by: Actor, now: datetime) -> DataRequest:
    """Say why it cannot be done. Raises as `answer`."""
    return _settle(request_id, version, WishState.DECLINED, reason, to="", by=by, now=now)


@transaction.atomic
def correct(
    *, request_id: UUID, version: int, person_version: int, changes: Mapping[str, Any], answer: str, by: Actor,
    now: datetime,
) -> DataRequest:  # fmt: skip
    """Change what was wrong of a person and answer, together. Raises as `answer`, and Changed as `update_person`."""
    asked = DataRequest.objects.get(pk=request_id)
    permissions.check_request(permissions.ANSWER, asked, by=by)
    done = _settle(request_id, version, WishState.ANSWERED, answer, to="", by=by, now=now)
    update_person(person_id=asked.person_id, version=person_version, changes=changes, by=by, now=now)
    return done


@transaction.atomic
def note_request(*, asked: DataRequest, what: str = "look_request", by: Actor, now: datetime) -> None:
    """Whoever answers opened the request, or took the answer away on paper."""
    journal.look(
        by=by, action=f"people.{what}", object_type="people.DataRequest", object_id=asked.pk, about=asked.person_id,
        place_id=asked.place_id, now=now,
    )  # fmt: skip


@transaction.atomic
def note_own(*, what: str, by: Actor, now: datetime) -> None:
    """A person looked at, or took away, all that is kept about themselves."""
    journal.look(
        by=by, action=f"people.{what}", object_type="people.person", object_id=by.person_id or "",
        about=by.person_id, now=now,
    )  # fmt: skip


def _settle(
    request_id: UUID, version: int, state: WishState, said: str, *, to: str, by: Actor, now: datetime
) -> DataRequest:
    asked = _locked(request_id)
    permissions.check_request(permissions.ANSWER, asked, by=by)
    if asked.version != version or asked.state != WishState.ASKED:
        raise RequestChanged(
            _("Yêu cầu này vừa được người khác xử lý, hoặc người yêu cầu đã rút. Hãy xem lại.")
        )
    asked.answer = said.strip()[:MOST_ANSWER]
    if not asked.answer:
        raise Refused(_("Hãy ghi câu trả lời: đã làm gì, hoặc vì sao không làm được."))
    asked.state, asked.answered_at, asked.answered_by_id = state, now, by.account_id
    turn = "erased" if to else str(state)
    return _finish(asked, turn, to=to, by=by, now=now)


def _locked(request_id: UUID) -> DataRequest:
    rows = DataRequest.objects.select_for_update(of=("self",)).select_related("person", "place")
    return rows.get(pk=request_id)


def _check_open(asked: DataRequest) -> None:
    if asked.state != WishState.ASKED:
        raise Refused(_("Yêu cầu này đã được trả lời."))


def _finish(asked: DataRequest, turn: str, *, by: Actor, now: datetime, to: str = "") -> DataRequest:
    asked.version += 1
    asked.save()
    _record(f"{turn}_request", asked, ["state"], by=by, now=now)
    messages.tell_request(asked, turn, to=to, now=now)
    return asked


def _record(action: str, asked: DataRequest, fields: list[str], *, by: Actor, now: datetime) -> None:
    journal.record(
        by=by, action=f"people.{action}", object_type="people.DataRequest", object_id=asked.pk, now=now,
        place_id=asked.place_id, about=asked.person_id, fields=fields,
    )  # fmt: skip
