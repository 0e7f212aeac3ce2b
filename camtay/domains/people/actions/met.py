"""Residents met at home: written down and corrected by who helps there, and never against what another wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import permissions
from camtay.domains.people.actions.register import in_form, save, write_journal
from camtay.domains.people.models import Person
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.vietnamese import clean, fold

MET = ("name", "birth_year", "sex", "phone", "house", "place")
"""What a helper may write; never numbers of papers, health, or circumstances."""


@dataclass
class Merged:
    """What became of a correction: `written` fields, and those in which somebody else had been quicker, with what
    stands and what was to be written."""

    person: Person
    written: list[str] = field(default_factory=list)
    clashes: dict[str, tuple[Any, Any]] = field(default_factory=dict)


@transaction.atomic
def write_down(
    *,
    name: str,
    birth_year: int | None = None,
    sex: str = "",
    phone: str = "",
    place: Place,
    house: str = "",
    public_id: UUID | None = None,
    by: Actor,
    now: datetime,
) -> Person:
    """Write down a resident met in `place`, a neighbourhood or a commune. Under a `public_id` that is there already
    nothing is written: the person as kept. Raises Refused."""
    check(permissions.WRITE_DOWN, by, places=permissions.where(place))
    if public_id is not None and (known := _known(public_id)) is not None:
        permissions.check_on(permissions.WRITE_DOWN, known, by=by)
        return known
    commune = places.commune_of(place)
    if commune is None:
        raise Refused(_("Hãy chọn xã, phường, thôn hoặc tổ dân phố nơi người này ở."))
    said = _in_form({"name": name, "birth_year": birth_year, "sex": sex, "phone": phone, "house": house}, now)
    person = Person(
        commune=commune, neighbourhood=None if place == commune else place, created_at=now, **said
    )
    if public_id is not None:
        person.public_id = public_id
    person.search = fold(person.name)
    person.save()
    write_journal(
        "people.write_down", person, sorted(one for one, value in said.items() if value), by=by, now=now
    )
    return person


@transaction.atomic
def merge_person(
    *, public_id: UUID, base: Mapping[str, Any], changes: Mapping[str, Any], by: Actor, now: datetime
) -> Merged:
    """Correct what is known of a resident, field by field. `base`: each field as its writer last knew it.

    A field that still stands so is written. One that somebody has changed meanwhile, to something else, is left and
    told: both values are for a person to settle. `place` is a Place. Raises Refused; Person.DoesNotExist; ValueError
    for other fields than MET.
    """
    person = (
        Person.objects.select_for_update(of=("self",))
        .select_related("commune", "neighbourhood")
        .get(public_id=public_id)
    )
    permissions.check_on(permissions.WRITE_DOWN, person, by=by)
    if strange := changes.keys() - set(MET):
        raise ValueError(f"not to be set here: {', '.join(sorted(strange))}")
    merged = Merged(person)
    wanted = _in_form({one: value for one, value in changes.items() if one != "place"}, now)
    if "place" in changes:
        check(permissions.WRITE_DOWN, by, places=permissions.where(changes["place"]))
        wanted["place"] = changes["place"]
    for name, value in wanted.items():
        stands = standing(person, name)
        if stands == value:
            continue
        if stands == base.get(name, "" if isinstance(stands, str) else None):
            _put(person, name, value)
            merged.written.append(name)
        else:
            merged.clashes[name] = (stands, value)
    if merged.written:
        save(person)
        write_journal("people.change", person, sorted(merged.written), by=by, now=now)
    return merged


def standing(person: Person, name: str) -> Any:
    """What is kept in one of the fields MET."""
    return (person.neighbourhood or person.commune) if name == "place" else getattr(person, name)


def _put(person: Person, name: str, value: Any) -> None:
    if name != "place":
        setattr(person, name, value)
        return
    person.commune = places.commune_of(value)
    person.neighbourhood = None if value == person.commune else value


def _known(public_id: UUID) -> Person | None:
    return Person.objects.filter(public_id=public_id).first()


def _in_form(said: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The fields in the form they are kept in. Raises Refused for what makes no sense."""
    fields = in_form({one: value for one, value in said.items() if one != "house"})
    year = fields.get("birth_year")
    if year is not None and not now.year - 125 <= int(year) <= now.year:
        raise Refused(_("Năm sinh chưa đúng. Ví dụ: 1958."))
    if "house" in said:
        fields["house"] = clean(str(said["house"] or ""))[:60]
    return fields
