"""What belongs on a helper's phone: their places, who lives there, their visits, the lessons, the forms.

Read as bare rows: ten thousand people are compared with what the phone has within a fraction of a second.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.db.models import Q

from camtay.domains.learning.models import Progress
from camtay.domains.people import queries as people
from camtay.domains.people.models import Person
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.states import FiledAt
from camtay.domains.rounds import permissions
from camtay.domains.rounds.models import Attachment, Command, Visit
from camtay.domains.rounds.queries import lessons
from camtay.domains.rounds.rules import weeks
from camtay.domains.rounds.states import VisitState
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.calendar import day_key, local_day

Held = dict[str, dict[str, str]]  # kind → id → digest
Row = tuple[Any, ...]
Record = dict[str, Any]
HAND_DAYS = 8


class Source:
    """All that the owner of a phone may carry today. `print`: of everything in it."""

    def __init__(self, by: Actor, *, language: str, now: datetime) -> None:
        self._places = places.by_ids(scope_of(permissions.CARRY, by).place_ids)
        self.rows: dict[str, dict[str, Row]] = {
            "place": {one.code: (one.name, _commune(one)) for one in self._places.values()},
            "person": self._people(),
            "visit": _visits(by, now),
            "lesson": lessons.rows(language, self._near()),
            "procedure": _procedures(self._places.values()),
            "form": _forms(),
            "hand": _hands(by, now),
        }
        self.print = blake2b(repr(self.rows).encode(), digest_size=16).hexdigest()

    def page(self, held: Held, most: int) -> tuple[list[Record], Held, bool]:
        """At most so many records that differ from what is held, what is held afterwards, and whether there are more."""
        after: Held = {kind: dict(known) for kind, known in held.items()}
        found: list[Record] = []
        for kind, rows in self.rows.items():
            mine = after.setdefault(kind, {})
            for gone in [one for one in mine if one not in rows]:
                del mine[gone]
                found.append({"kind": kind, "id": gone, "gone": True})
            for key, row in rows.items():
                seal = blake2b(repr(row).encode(), digest_size=8).hexdigest()
                if mine.get(key) != seal:
                    if len(found) >= most:
                        return found, after, True
                    mine[key] = seal
                    found.append({"kind": kind, "id": key, **RECORDS[kind](row)})
        return found, after, False

    def _near(self) -> set[int]:
        """The helper's places and the communes they lie in."""
        return {*self._places, *(one.parent_id for one in self._places.values() if one.parent_id)}

    def _people(self) -> dict[str, Row]:
        """Never a telephone, a number of papers, a group, or a circumstance. Two queries."""
        ids = list(self._places)
        codes = {pk: place.code for pk, place in self._places.items()}
        home = Q(neighbourhood__in=ids) | Q(neighbourhood=None, commune__in=ids)
        rungs: dict[int, list[Row]] = {}
        climbed = Progress.objects.filter(
            Q(person__neighbourhood__in=ids) | Q(person__neighbourhood=None, person__commune__in=ids)
        )
        for person_id, *row in climbed.order_by("person_id", "skill").values_list(
            "person_id", "skill", "rung", "family"
        ):
            rungs.setdefault(person_id, []).append(tuple(row))
        residents = Person.objects.filter(home, same_as=None).exclude(name="").order_by("pk")
        fields = (
            "pk",
            "public_id",
            "name",
            "birth_year",
            "neighbourhood_id",
            "commune_id",
            "house",
            "version",
        )
        return {
            str(public_id): (name, year, codes[part or commune], house, version, tuple(rungs.get(pk, ())))
            for pk, public_id, name, year, part, commune, house, version in residents.values_list(*fields)
        }


def _commune(place: Any) -> str:
    commune = places.commune_of(place)
    return commune.code if commune is not None else ""


def _visits(by: Actor, now: datetime) -> dict[str, Row]:
    """One's own, of this week and the next."""
    week = weeks.week_of(now)
    rows = Visit.objects.filter(helper=by.account_id, week__in=[week, weeks.next_week(week)])
    found = rows.exclude(state=VisitState.DROPPED).order_by("week", "pk")
    fields = ("pk", "person__public_id", "skill", "week", "state", "own_choice", "version")
    return {str(row[0]): (str(row[1]), *row[2:]) for row in found.values_list(*fields)}


def _procedures(mine: Iterable[Place]) -> dict[str, Row]:
    """What communes offer: what to bring, and in which of the helper's communes it is filed here. Three queries a
    commune."""
    communes = {commune.pk: commune for one in mine if (commune := places.commune_of(one)) is not None}
    here: dict[str, list[str]] = {}
    for commune in communes.values():
        for one in procedures.handled(commune, filed_at=FiledAt.HERE):
            here.setdefault(one.procedure.code, []).append(commune.code)
    return {
        one.code: (one.name, procedures.plain(one), tuple(here.get(one.code, ())))
        for one in procedures.offered()
    }


def _forms() -> dict[str, Row]:
    """The forms that can be filled in here."""
    found: dict[str, Row] = {}
    for procedure in procedures.offered():
        version = procedures.version_in_force(procedure)
        if version is not None:
            form = json.dumps(procedures.source(procedure).form, ensure_ascii=False)
            found[procedure.code] = (procedure.name, version, form)
    return found


def _hands(by: Actor, now: datetime) -> dict[str, Row]:
    """The numbers by which people name who guides them, and witnesses are named: also on days without network."""
    assert by.account_id is not None
    days = [local_day(now) + timedelta(days=number) for number in range(HAND_DAYS)]
    return {str(day_key(day)): (people.hand_number(by.account_id, on=day),) for day in days}


def _hand(row: Row) -> Record:
    return {"number": row[0], "path": f"/cung-lam/{row[0]}/"}


def _place(row: Row) -> Record:
    return {"name": row[0], "commune": row[1]}


def _person(row: Row) -> Record:
    name, year, place, house, version, rungs = row
    return {
        "name": name, "birth_year": year, "place": place, "house": house, "version": version,
        "rungs": {skill: rung for skill, rung, _family in rungs if rung},
        "family": [skill for skill, _rung, family in rungs if family],
    }  # fmt: skip


def _visit(row: Row) -> Record:
    person, skill, week, state, own_choice, version = row
    return {
        "person": person, "skill": skill, "week": week, "state": state, "own_choice": own_choice, "mine": True,
        "version": version,
    }  # fmt: skip


def _procedure(row: Row) -> Record:
    name, told, here = row
    return {
        "name": name, "title": told.title, "who": told.who, "bring": told.bring, "how_long": told.how_long, "cost": told.cost,
        "here": list(here),
    }  # fmt: skip


def _form(row: Row) -> Record:
    title, version, form = row
    return {"title": title, "version": version, "form": json.loads(form)}


RECORDS: Mapping[str, Callable[[Row], Record]] = {
    "procedure": _procedure, "place": _place, "person": _person, "visit": _visit, "lesson": lambda row: lessons.document((row[0], row[1])), "form": _form,
    "hand": _hand,
}  # fmt: skip


def packed(held: Held) -> bytes:
    return zlib.compress(json.dumps(held, separators=(",", ":")).encode(), 1)


def unpacked(content: bytes | memoryview) -> Held:
    found: Held = json.loads(zlib.decompress(bytes(content))) if content else {}
    return found


def states_of(ids: list[UUID], account_id: int) -> dict[str, str]:
    """What became of these commands and attachments of somebody; those we do not have are left out."""
    commands = Command.objects.filter(pk__in=ids, account=account_id).values_list("pk", "state")
    attachments = Attachment.objects.filter(pk__in=ids, account=account_id).values_list("pk", flat=True)
    return {**{str(pk): "received" for pk in attachments}, **{str(pk): state for pk, state in commands}}
