"""A class: opened ahead with a code to be scanned, people come, and it is closed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.actions import folding
from camtay.domains.learning.actions.changed import Changed
from camtay.domains.learning.actions.sessions import (
    OTHER_CONTENT,
    add_people,
    begin,
    check_skill,
    commune_of,
    locked,
    write_journal,
)
from camtay.domains.learning.models import Observation, Session
from camtay.domains.learning.states import Confirmed, Seen, SessionKind
from camtay.domains.people import actions as people
from camtay.domains.people.models import Person
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.calendar import day_key, local_day
from camtay.foundation.ids import token
from camtay.foundation.prepared import update
from camtay.foundation.vietnamese import clean

AHEAD = timedelta(days=60)
UNKNOWN = _("Mã này không dẫn đến lớp nào. Hãy quét lại mã, hoặc báo tên cho người hướng dẫn.")
CLOSED = _("Lớp này đã đóng. Ai chưa báo có mặt thì báo tên cho người hướng dẫn.")
CANCELLED = _("Lớp này đã hủy.")


@dataclass(frozen=True)
class Newcomer:
    """Somebody nobody has written down yet. `public_id`: so that sent twice they are written down once."""

    public_id: UUID
    name: str
    birth_year: int | None = None
    house: str = ""


@transaction.atomic
def open_class(
    *, session_id: UUID, skill: str, place: Place, occurred_at: datetime, title: str, by: Actor, now: datetime
) -> Session:
    """Open a class with the token of its attendance page, for today or a day to come. Under a `session_id` that is
    there already with the same content nothing is written. Raises Refused."""
    permissions.check_can_teach(place, [], by=by)
    assert by.account_id is not None, "machines teach nobody"
    check_skill(skill)
    if local_day(occurred_at) < local_day(now) or occurred_at > now + AHEAD:
        raise Refused(_("Lớp mở cho hôm nay, hoặc một ngày trong 60 ngày tới."))
    session = Session(
        id=session_id, kind=SessionKind.CLASS, skill=skill, place=place, commune=commune_of(place),
        taught_by_id=by.account_id, occurred_at=occurred_at, occurred_day=day_key(occurred_at), recorded_at=now,
        confirmed=Confirmed.NOT_YET, title=clean(title)[:160], token=token(),
    )  # fmt: skip
    known = Session.objects.filter(pk=session_id).first() or begin(session)
    if known is session:
        write_journal("learning.open_class", session, [], by=by, now=now)
        return session
    same = ("kind", "skill", "place_id", "taught_by_id", "occurred_at", "title")
    if any(getattr(known, name) != getattr(session, name) for name in same):
        raise Refused(OTHER_CONTENT)
    return known


@transaction.atomic
def attend(*, token: str, by: Actor, now: datetime) -> Session:
    """Say that one is in the class whose code one has scanned: on its day, until it is closed; twice is once.
    Raises Refused."""
    found = Session.objects.filter(token=token).values_list("pk", flat=True).first()
    if found is None:
        raise Refused(UNKNOWN)
    session = locked(found)
    check(permissions.ATTEND, by, owners=[by.person_id] if by.person_id is not None else [])
    assert by.person_id is not None, "only people attend"
    person = Person.objects.get(pk=by.person_id)
    if session.taught_by_id == by.account_id:
        raise Refused(_("Người hướng dẫn không tự ghi mình vào lớp."))
    if is_in(session, person):
        return session
    if session.cancelled_at is not None:
        raise Refused(CANCELLED)
    if session.closed_at is not None:
        raise Refused(CLOSED)
    if session.occurred_day != day_key(now):
        raise Refused(_("Chỉ báo có mặt được trong ngày có lớp."))
    _write(session, person, by=by, now=now)
    return session


@transaction.atomic
def add_attendee(*, session_id: UUID, who: Person | Newcomer, by: Actor, now: datetime) -> Session:
    """Write down somebody who is in the class and has no phone; from a paper list also once it is closed. Twice is
    once. Raises Refused."""
    session = locked(session_id)
    permissions.check_can_teach(session.place, [], by=by)
    person = who if isinstance(who, Person) else _met(who, session, by=by, now=now)
    permissions.check_can_teach(session.place, [person.same_as_id or person.pk, person.pk], by=by)
    check_is_class(session)
    if is_in(session, person):
        return session
    if session.cancelled_at is not None:
        raise Refused(CANCELLED)
    if session.occurred_day > day_key(now):
        raise Refused(_("Chưa đến ngày có lớp nên chưa ghi ai có mặt."))
    _write(session, person, by=by, now=now)
    return session


@transaction.atomic
def close_class(*, session_id: UUID, version: int, by: Actor, now: datetime) -> Session:
    """The code opens nothing any more. Closed twice is once. Raises Refused; Changed where somebody changed it
    meanwhile."""
    session = locked(session_id)
    permissions.check_can_change(session, by=by)
    check_is_class(session)
    if session.closed_at is not None:
        return session
    if session.version != version:
        raise Changed(session)
    session.closed_at = now
    session.version += 1
    update(session, "closed_at", "version")
    write_journal("learning.close_class", session, [], by=by, now=now)
    return session


def _met(who: Newcomer, session: Session, *, by: Actor, now: datetime) -> Person:
    """Written down where the class is held."""
    return people.write_down(
        name=who.name, birth_year=who.birth_year, house=who.house, place=session.place, public_id=who.public_id,
        by=by, now=now,
    )  # fmt: skip


def check_is_class(session: Session) -> None:
    if session.token is None:
        raise Refused(_("Buổi này không phải lớp mở bằng mã."))


def is_in(session: Session, person: Person) -> bool:
    """Under whichever of their rows, and not withdrawn."""
    head = person.same_as_id or person.pk
    rows = Observation.objects.filter(session=session, withdrawn_by=None, withdraws=None)
    return rows.filter(Q(person=head) | Q(person__same_as=head)).exists()


def _write(session: Session, person: Person, *, by: Actor, now: datetime) -> None:
    """They were shown it; their rung, the month of the team, and their own journal."""
    learners = folding.lock([person])
    head = learners[person.pk].pk
    first = not Observation.objects.filter(session=session).exists()
    add_people(session, learners, [(head, Seen.SHOWN)], first=first, now=now)
    write_journal("learning.attend", session, [head], by=by, now=now)
