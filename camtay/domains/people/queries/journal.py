"""The journal, as those read it who may."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from camtay.domains.people import permissions
from camtay.domains.places import queries as places
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.audit.models import Entry
from camtay.domains.people.models import Account, OneTimeCode, Person, RoleHeld
from camtay.domains.people.queries.mandates import same_ids
from camtay.domains.people.queries.people import all_ids
from camtay.domains.people.rules import secrecy
from camtay.domains.places import queries as places
from camtay.foundation.access import Actor, check, scope_of
from camtay.foundation.audit.models import Entry, Look


@dataclass(frozen=True)
class Asked:
    """What is looked for. Times are aware; `until` is not included."""

    account_id: int | None = None
    about: int | None = None
    place_id: int | None = None
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None


def journal(by: Actor, asked: Asked) -> QuerySet[Entry]:
    """Deeds in the reader's places, newest first; a resident's own where no place is in reach.

    What belongs to no place (number 0: a sign-up) is for whoever reads a whole province.
    """
    scope = scope_of(permissions.JOURNAL, by)
    rows = Entry.objects.order_by("-at", "-id")
    if not scope.everywhere:
        reached = set(scope.place_ids)
        if reached & {one.pk for one in places.provinces()}:
            reached.add(0)
        own = Q(about=scope.person_id) if scope.person_id is not None else Q(pk__in=[])
        rows = rows.filter(Q(place_id__in=reached) | own)
    exact = {"account_id": asked.account_id, "about": asked.about, "place_id": asked.place_id}
    rows = rows.filter(**{name: value for name, value in exact.items() if value is not None})
    if asked.action:
        rows = rows.filter(action__startswith=asked.action)
    if asked.since is not None:
        rows = rows.filter(at__gte=asked.since)
    if asked.until is not None:
        rows = rows.filter(at__lt=asked.until)
    return rows


def deeds_about(by: Actor) -> QuerySet[Entry]:
    """What was done about the actor's own affairs, by whomever, newest first."""
    return Entry.objects.filter(about__in=_own_ids(by)).order_by("-at", "-id")


def looks_at(by: Actor) -> QuerySet[Look]:
    """Who looked at what is kept on the actor, newest first."""
    return Look.objects.filter(about__in=_own_ids(by)).order_by("-at", "-id")


def _own_ids(by: Actor) -> frozenset[int]:
    check(permissions.JOURNAL, by, owners=by.own_ids)
    assert by.person_id is not None
    return same_ids(by.person_id)


def about(person: Person) -> dict[str, Any]:
    """Everything this domain holds about a person, for a data-subject request, as JSON would keep it.

    The caller has checked that it is asked for rightly; a request is answered within two working days
    (NĐ 356/2025/NĐ-CP). Cases, messages and files are told by their own domains.
    """
    ids = all_ids(person)
    accounts = Account.objects.filter(person__in=ids).order_by("pk")
    phones = [one.phone for one in accounts if one.phone]
    return {
        "people": [_person(one) for one in Person.objects.filter(pk__in=ids).order_by("pk")],
        "accounts": [
            {"email": one.email, "phone": one.phone, "last_login": one.last_login, "language": one.language}
            for one in accounts
        ],
        "roles": list(
            RoleHeld.objects.filter(account__in=accounts)
            .order_by("pk")
            .values("role", "place__name", "department", "valid_from", "valid_until", "revoked_at")
        ),
        "codes": list(
            OneTimeCode.objects.filter(phone__in=phones)
            .order_by("pk")
            .values("purpose", "created_at", "used_at", "address")
        ),
        "looks": list(
            Look.objects.filter(about__in=ids).order_by("at").values("at", "actor", "action", "place_id")
        ),
        "deeds": list(
            Entry.objects.filter(about__in=ids)
            .order_by("at", "id")
            .values("at", "actor", "action", "fields", "place_id")
        ),
    }


def _person(one: Person) -> dict[str, Any]:
    return {
        "name": one.name,
        "birth_year": one.birth_year,
        "birth_date": one.birth_date,
        "sex": one.sex,
        "phone": one.phone,
        "citizen_number": secrecy.decrypt(one.citizen_number) if one.citizen_number else "",
        "commune": one.commune.name if one.commune else "",
        "neighbourhood": one.neighbourhood.name if one.neighbourhood else "",
        "groups": list(one.groups.order_by("group").values("group", "basis", "recorded_at")),
        "created_at": one.created_at,
    }
