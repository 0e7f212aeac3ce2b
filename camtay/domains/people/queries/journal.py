"""The journal, as those read it who may."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from camtay.domains.people import permissions
from camtay.domains.people.queries.mandates import same_ids
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
