"""What a phone may ask for, by name and version, and the ordinary action that does it.

A deed answers with a small document, raises Refused with words for people, or NotYetError where something it mentions has
not come: then nothing is kept, and the phone sends it again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from camtay.domains.learning import actions as learning_actions
from camtay.domains.learning.models import Session
from camtay.domains.learning.states import Confirmed, Seen, SessionKind
from camtay.domains.people import actions as people
from camtay.domains.people import queries as people_queries
from camtay.domains.people.models import Account, Person
from camtay.domains.places.models import Place
from camtay.domains.rounds.actions import clashes, visits
from camtay.domains.rounds.models import Attachment, Command, Device, Visit
from camtay.domains.rounds.queries.mentioned import Mentioned
from camtay.domains.rounds.rules.payloads import Odd, Said
from camtay.domains.rounds.states import CommandState
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile

learning: Any = learning_actions  # looked up when a deed is done, not before
MOST_SEEN = 200  # people in one class
SEEN = (Seen.SHOWN, Seen.WITH_HELP, Seen.ALONE_CHECKED, Seen.ALONE_DECLARED, Seen.FAMILY)


class NotYetError(Exception):
    """Something the deed mentions has not come yet. `missing`: its ids."""

    def __init__(self, *missing: UUID) -> None:
        super().__init__(*missing)
        self.missing = missing


@dataclass
class Doing:
    """One command while it is carried out: by whom, from which phone, when it happened."""

    by: Actor
    account: Account
    device: Device
    mentioned: Mentioned
    command_id: UUID
    occurred_at: datetime
    now: datetime
    used: list[Attachment] = field(default_factory=list)

    def person(self, public_id: UUID) -> Person:
        found = self.mentioned.person(public_id)
        if found is None:
            raise NotYetError(public_id)
        return found

    def place(self, code: str) -> Place:
        found = self.mentioned.place(code)
        if found is None:
            raise Odd("place")
        return found


Deed = Callable[[Doing, Said], Mapping[str, Any]]
Outcome = Mapping[str, Any] | Refused | NotYetError
ManyDeed = Callable[[Sequence[tuple[Doing, Said]]], list[Outcome]]


def write_down_person(doing: Doing, said: Said) -> Mapping[str, Any]:
    place = doing.place(said.text("place", most=32))
    public_id, name, house = said.uuid("person"), said.text("name"), said.text("house", most=60)
    year = said.number("birth_year", most=9999)
    person = people.write_down(
        name=name, birth_year=year, sex=said.text("sex", most=6), phone=said.text("phone", most=30), place=place,
        house=house, public_id=public_id, by=doing.by, now=doing.now,
    )  # fmt: skip
    doing.mentioned.add(person)
    alike = people_queries.alike(name=name, birth_year=year, house=house, place=place)
    others = [str(one.public_id) for one in alike if one.pk != person.pk]
    return {"alike": others} if others else {}


def change_person(doing: Doing, said: Said) -> Mapping[str, Any]:
    """Field by field; where somebody else was quicker, both values are kept for a person to settle."""
    before = said.uuid_or_none("after")
    if before is not None and not _is_settled(before):
        raise NotYetError(before)
    person = doing.person(said.uuid("person"))
    base, wanted = _fields(doing, said.part("base")), _fields(doing, said.part("set"))
    merged = people.merge_person(
        public_id=person.public_id, base=base, changes=wanted, by=doing.by, now=doing.now
    )
    doing.mentioned.add(merged.person)
    clashes.keep(merged, command_id=doing.command_id, account_id=doing.account.pk, now=doing.now)
    return {"set": sorted(merged.written), "clashed": sorted(merged.clashes)}


def _is_settled(command_id: UUID) -> bool:
    """Has the earlier change been carried out, or put aside for good? One that is held is neither."""
    return Command.objects.filter(pk=command_id).exclude(state=CommandState.HELD).exists()


def _fields(doing: Doing, said: Said) -> dict[str, Any]:
    if strange := said.fields.keys() - {"name", "birth_year", "phone", "house", "place"}:
        raise Odd(min(map(str, strange)))
    fields: dict[str, Any] = {
        name: said.text(name) for name in ("name", "phone", "house") if name in said.fields
    }
    if "birth_year" in said.fields:
        fields["birth_year"] = said.number("birth_year", most=9999)
    if "place" in said.fields:
        fields["place"] = doing.place(said.text("place", most=32))
    return fields


def record_session(doing: Doing, said: Said) -> Mapping[str, Any]:
    pairs = [(one.uuid("person"), one.choice("seen", SEEN)) for one in said.parts("seen", most=MOST_SEEN)]
    missing = [public_id for public_id, _seen in pairs if doing.mentioned.person(public_id) is None]
    photo_id = said.uuid_or_none("photo")
    photo = doing.mentioned.attachment(photo_id, doing.account.pk) if photo_id is not None else None
    if photo_id is not None and photo is None:
        missing.append(photo_id)
    if missing:
        raise NotYetError(*missing)
    seen = [(doing.person(public_id), what) for public_id, what in pairs]
    answer: dict[str, Any] = {}
    confirmed = said.choice("confirmed", Confirmed.values)
    witness = _witness(doing, said.text("witness_hand", most=40))
    if confirmed == Confirmed.PRESSED and witness is None:
        confirmed, answer["witness"] = Confirmed.NOT_YET.value, "unknown"
    session = learning.record_session(
        session_id=said.uuid("session"), kind=said.choice("kind", SessionKind.values), skill=said.text("skill", most=40),
        place=doing.place(said.text("place", most=32)), seen=seen, occurred_at=doing.occurred_at,
        minutes=said.number("minutes", most=24 * 60), confirmed=confirmed, witness=witness, device=doing.device.pk,
        photo=_file(doing, photo), photo_consent=said.flag("photo_consent"), title=said.text("title", most=160),
        by=doing.by, now=doing.now,
    )  # fmt: skip
    done = visits.note_met([person.pk for person, _seen in seen], session.occurred_at, doing.mentioned)
    return {**answer, **({"visits": done} if done else {})}


def _file(doing: Doing, photo: Attachment | None) -> StoredFile | None:
    if photo is None:
        return None
    doing.used.append(photo)
    return photo.file


def _witness(doing: Doing, said: str) -> Account | None:
    """Whom a number of the day names; one of somebody else than who taught."""
    if not said:
        return None
    day = local_day(doing.occurred_at)
    found = people_queries.guide_by_number(said, on=day, roles=people_queries.WITNESSES)
    if found is None or found.account_id == doing.account.pk:
        return None
    return people_queries.with_person(found.account_id)


def cancel_session(doing: Doing, said: Said) -> Mapping[str, Any]:
    session_id = said.uuid("session")
    session = Session.objects.filter(pk=session_id).first()
    if session is None:
        raise NotYetError(session_id)
    if session.cancelled_at is None:
        learning.cancel_session(session_id=session_id, version=session.version, by=doing.by, now=doing.now)
    return {}


def observe(doing: Doing, said: Said) -> Mapping[str, Any]:
    learning.observe(
        observation_id=said.uuid("observation"), person=doing.person(said.uuid("person")),
        skill=said.text("skill", most=40), seen=said.choice("seen", SEEN), case_code=said.text("case_code", most=40),
        occurred_at=doing.occurred_at, by=doing.by, now=doing.now,
    )  # fmt: skip
    return {}


def observe_many(doings: Sequence[tuple[Doing, Said]]) -> list[Outcome]:
    """All by one action, as one person's."""
    read = [_sighting(doing, said) for doing, said in doings]
    good = [one for one in read if isinstance(one, learning_actions.Sighting)]
    first = doings[0][0] if doings else None
    done = iter(learning.observe_many(sightings=good, by=first.by, now=first.now) if first and good else [])
    found: list[Outcome] = []
    for one in read:
        said = next(done) if isinstance(one, learning_actions.Sighting) else one
        found.append(said if isinstance(said, Refused | NotYetError) else {})
    return found


def _sighting(doing: Doing, said: Said) -> learning_actions.Sighting | Refused | NotYetError:
    try:
        return learning_actions.Sighting(
            observation_id=said.uuid("observation"), person=doing.person(said.uuid("person")),
            skill=said.text("skill", most=40), seen=said.choice("seen", SEEN), case_code=said.text("case_code", most=40),
            occurred_at=doing.occurred_at,
        )  # fmt: skip
    except (Refused, NotYetError) as why_not:
        return why_not


def _visit(said: Said) -> UUID:
    visit_id = said.uuid("visit")
    if not Visit.objects.filter(pk=visit_id).exists():
        raise NotYetError(visit_id)
    return visit_id


def visit_done(doing: Doing, said: Said) -> Mapping[str, Any]:
    visits.finish_visit(visit_id=_visit(said), by=doing.by, now=doing.now)
    return {}


def drop_visit(doing: Doing, said: Said) -> Mapping[str, Any]:
    visits.drop_visit(visit_id=_visit(said), by=doing.by, now=doing.now)
    return {}


def swap_visit(doing: Doing, said: Said) -> Mapping[str, Any]:
    visits.swap_visit(
        visit_id=_visit(said), person=doing.person(said.uuid("person")), skill=said.text("skill", most=40),
        by=doing.by, now=doing.now,
    )  # fmt: skip
    return {}


def add_visit(doing: Doing, said: Said) -> Mapping[str, Any]:
    visits.add_visit(
        visit_id=said.uuid("visit"), person=doing.person(said.uuid("person")), skill=said.text("skill", most=40),
        week=said.number("week", most=99991231) or 0, by=doing.by, now=doing.now,
    )  # fmt: skip
    return {}


# A deed whose meaning changes gets a new number; the old one stays for phones that have not been updated.
DEEDS: Mapping[str, Deed] = {
    "write_down_person/1": write_down_person,
    "change_person/1": change_person,
    "record_session/1": record_session,
    "cancel_session/1": cancel_session,
    "observe/1": observe,
    "visit_done/1": visit_done,
    "swap_visit/1": swap_visit,
    "add_visit/1": add_visit,
    "drop_visit/1": drop_visit,
}

# What can be done many at once, by one transaction of one action: each is judged alone, as if it had come alone.
MANY: Mapping[str, ManyDeed] = {"observe/1": observe_many}
