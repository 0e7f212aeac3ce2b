"""What officials write down about people, and people about themselves."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import permissions
from camtay.domains.people.models import Person, PersonGroup, Sex
from camtay.domains.people.rules import secrecy
from camtay.domains.people.states import Basis, Group
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.audit import journal
from camtay.foundation.vietnamese import citizen_facts, clean, fold, phone_normal

CHANGEABLE = frozenset({"name", "birth_year", "birth_date", "sex", "phone", "neighbourhood"})


class Changed(Refused):
    """Somebody else changed the person meanwhile. `stored`: as kept now; `said`: what was to be written; for a door
    that shows both side by side."""

    def __init__(self, stored: Person, said: Mapping[str, Any]) -> None:
        super().__init__(_("Người khác vừa sửa thông tin này. Hãy xem lại rồi sửa tiếp."))
        self.stored, self.said = stored, dict(said)


@transaction.atomic
def register_person(
    *,
    name: str,
    place: Place,
    citizen_number: str = "",
    elsewhere: bool = False,
    by: Actor,
    now: datetime,
    **fields: Any,
) -> Person:
    """Write down a person who lives in `place`, a commune or a neighbourhood. `elsewhere`: who only came there, and
    lives in another commune; that is not asked, so no home is kept.

    Raises Refused: no right to, no name, a telephone or citizen number in no right form, or a citizen number that
    is written down for somebody already. ValueError for a field that cannot be set here (see CHANGEABLE).
    """
    check(permissions.REGISTER, by, places=permissions.where(place))
    said = in_form({"name": name, **fields})
    commune = places.commune_of(place)
    if commune is None:
        raise Refused(_("Hãy chọn xã, phường, thôn hoặc tổ dân phố nơi người này ở."))
    person = Person(commune=None if elsewhere else commune, created_at=now, **said)
    if place.kind == "neighbourhood" and not elsewhere:
        person.neighbourhood = place
    if citizen_number:
        check(permissions.CITIZEN_NUMBER, by, places=permissions.where(place))
        _set_number(person, citizen_number)
    person.search = fold(person.name)
    person.save()
    written = sorted({*said, *(["citizen_number"] if citizen_number else [])})
    write_journal("people.register", person, written, by=by, now=now)
    return person


@transaction.atomic
def update_person(
    *, person_id: int, version: int, changes: Mapping[str, Any], by: Actor, now: datetime
) -> Person:
    """Change what is known of a person. Raises Changed when somebody else did meanwhile; Refused; ValueError."""
    person = _locked(person_id)
    permissions.check_on(permissions.CHANGE, person, by=by)
    if person.version != version:
        raise Changed(person, changes)
    said = in_form(changes)
    home = said.get("neighbourhood")
    if isinstance(home, Place) and home.parent_id != person.commune_id:
        raise Refused(_("Thôn, tổ dân phố này không thuộc xã, phường của người ấy."))
    differing = sorted(name for name, value in said.items() if getattr(person, name) != value)
    for name in differing:
        setattr(person, name, said[name])
    if differing:
        save(person)
        write_journal("people.change", person, differing, by=by, now=now)
    return person


@transaction.atomic
def set_citizen_number(*, person_id: int, version: int, number: str, by: Actor, now: datetime) -> Person:
    """Keep a citizen number, encrypted. Raises Refused when it has no right form, or is another person's."""
    person = _locked(person_id)
    permissions.check_on(permissions.CITIZEN_NUMBER, person, by=by)
    if person.version != version:
        raise Changed(person, {"citizen_number": number})
    _set_number(person, number)
    save(person)
    write_journal("people.citizen_number", person, ["citizen_number"], by=by, now=now)
    return person


@transaction.atomic
def set_groups(*, person_id: int, groups: Mapping[str, str], by: Actor, now: datetime) -> None:
    """The target groups of a person, each with the ground it is kept on; those not named are taken out.

    Raises Refused; ValueError for an unknown group or ground.
    """
    person = _locked(person_id)
    permissions.check_on(permissions.GROUPS, person, by=by)
    wanted = {Group(group): Basis(basis) for group, basis in groups.items()}
    have = {one.group: one.basis for one in PersonGroup.objects.filter(person=person)}
    if have == wanted:
        return
    PersonGroup.objects.filter(person=person).exclude(group__in=wanted).delete()
    for group, basis in wanted.items():
        if have.get(group) != basis:
            PersonGroup.objects.update_or_create(
                person=person,
                group=group,
                defaults={"basis": basis, "recorded_at": now, "recorded_by_id": by.account_id},
            )
    write_journal("people.groups", person, ["groups"], by=by, now=now)


@transaction.atomic
def look_up(*, person_id: int, by: Actor, now: datetime) -> Person:
    """Open a person's page: who looked, at whom and when, goes to the access log. Raises Refused."""
    person = Person.objects.select_related("commune", "neighbourhood").get(pk=person_id)
    permissions.check_on(permissions.SEARCH, person, by=by)
    journal.look(
        by=by, action="people.look", object_type="people.person", object_id=person.pk, about=person.pk,
        place_id=person.commune_id, now=now,
    )  # fmt: skip
    return person


@transaction.atomic
def note_search(*, found: int, by: Actor, now: datetime) -> None:
    """A search for people, and how many it found; what was typed is not kept, it may be a name."""
    journal.look(
        by=by, action="people.search", object_type="people.person", object_id=found, about=None, now=now
    )


@transaction.atomic
def settle(*, person_id: int, place: Place, by: Actor, now: datetime) -> None:
    """A person whose commune is not known yet lives in `place` from now on; nothing for one whose is."""
    person = _locked(person_id)
    if person.commune_id is not None:
        return
    check(permissions.CHANGE, by, places=permissions.where(place), owners=[person.pk])
    person.commune = places.commune_of(place)
    if place.kind == "neighbourhood":
        person.neighbourhood = place
    save(person)
    write_journal("people.settle", person, ["commune"], by=by, now=now)


def _locked(person_id: int) -> Person:
    return Person.objects.select_for_update().get(pk=person_id)


def save(person: Person) -> None:
    person.search = fold(person.name)
    person.version += 1
    person.save()


def in_form(said: Mapping[str, Any]) -> dict[str, Any]:
    """What may be set, in the form it is kept in."""
    if strange := said.keys() - CHANGEABLE:
        raise ValueError(f"not to be set here: {', '.join(sorted(strange))}")
    fields = dict(said)
    if "name" in fields:
        fields["name"] = clean(fields["name"])[:200]
        if not any(sign.isalpha() for sign in fields["name"]):
            raise Refused(_("Hãy ghi họ và tên bằng chữ."))
    if fields.get("phone"):
        fields["phone"] = phone_normal(fields["phone"])
        if fields["phone"] is None:
            raise Refused(_("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
    if fields.get("sex"):
        fields["sex"] = Sex(fields["sex"]).value
    if isinstance(fields.get("birth_date"), date):
        fields["birth_year"] = fields["birth_date"].year
    return fields


def _set_number(person: Person, said: str) -> None:
    facts = citizen_facts(said)
    if facts is None:
        raise Refused(_("Số định danh phải có đủ 12 chữ số, như trên thẻ căn cước."))
    index = secrecy.index_of(facts.number)
    if Person.objects.filter(citizen_index=index).exclude(pk=person.pk).exists():
        raise Refused(_("Số định danh này đã ghi cho người khác."))
    person.citizen_number, person.citizen_index = secrecy.encrypt(facts.number), index


def write_journal(action: str, person: Person, fields: list[str], *, by: Actor, now: datetime) -> None:
    journal.record(
        by=by,
        action=action,
        object_type="people.person",
        object_id=person.pk,
        now=now,
        place_id=person.commune_id or 0,
        about=person.pk,
        fields=fields,
    )
