"""Sessions written down afterwards, from paper: whoever is not known yet is written down with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from camtay.domains.learning import permissions
from camtay.domains.learning.actions.sessions import record_session
from camtay.domains.learning.models import Session, Sheet
from camtay.domains.people import actions as people
from camtay.domains.people.models import Account, Person
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.files.models import StoredFile


@dataclass(frozen=True)
class Written:
    """One row of the paper. `number`: which; `person`: who it is, None for somebody new."""

    number: int
    seen: str
    person: Person | None = None
    name: str = ""
    birth_year: int | None = None
    house: str = ""


@dataclass(frozen=True)
class Head:
    """What stands above the rows."""

    kind: str
    skill: str
    place: Place
    occurred_at: datetime
    confirmed: str
    taught_by: Account


def new_person_of(session_id: UUID, number: int) -> UUID:
    """The public number of somebody first met in that row: the same however often it is sent."""
    return uuid5(session_id, str(number))


@transaction.atomic
def record_written(
    *, session_id: UUID, head: Head, rows: Sequence[Written], on_sheet: bool = False, file: StoredFile | None = None,
    by: Actor, now: datetime,
) -> Session:  # fmt: skip
    """Write down a session, and who in it is new. Sent again it is done once. `on_sheet`: from a sheet of ten rows;
    `file`: its picture. Raises Refused, and then nothing is written."""
    permissions.check_can_teach(head.place, [one.person.pk for one in rows if one.person], by=by)
    seen = [(one.person or _met(session_id, one, head.place, by=by, now=now), one.seen) for one in rows]
    sheet = _sheet(session_id, head, file, by=by, now=now) if on_sheet else None
    return record_session(
        session_id=session_id, kind=head.kind, skill=head.skill, place=head.place, seen=seen,
        occurred_at=head.occurred_at, minutes=None, confirmed=head.confirmed, taught_by=head.taught_by, sheet=sheet,
        by=by, now=now,
    )  # fmt: skip


def _met(session_id: UUID, row: Written, place: Place, *, by: Actor, now: datetime) -> Person:
    return people.write_down(
        name=row.name, birth_year=row.birth_year, house=row.house, place=place,
        public_id=new_person_of(session_id, row.number), by=by, now=now,
    )  # fmt: skip


def _sheet(session_id: UUID, head: Head, file: StoredFile | None, *, by: Actor, now: datetime) -> Sheet:
    """The paper of a session bears its number."""
    assert by.account_id is not None, "machines type nothing in"
    made, _new = Sheet.objects.get_or_create(
        pk=session_id,
        defaults={
            "place": head.place, "taught_by": head.taught_by, "typed_by_id": by.account_id, "file": file,
            "recorded_at": now,
        },
    )  # fmt: skip
    return made
