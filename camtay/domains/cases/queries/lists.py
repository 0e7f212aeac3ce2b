"""The desk's lists: what waits, what is under way, and finding any case of the place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import Count, F, Q, Value, When
from django.db.models.fields import PositiveSmallIntegerField

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CaseQuerySet, late
from camtay.foundation.access import Actor
from camtay.foundation.calendar import calendar_now, day_key, due_at
from camtay.foundation.vietnamese import fold

SOON_DAYS = 2
PARTS = ("overdue", "soon", "supplement", "mine", "unassigned")
_WORDS = 6


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to. `text`: words of a code, a name or a procedure, with or without accents, or digits of a
    telephone number. `first`, `last`: local days of receipt."""

    text: str = ""
    state: str = ""
    origin: str = ""
    overdue: bool = False
    overdue_explained: bool = False
    channel: str = ""
    department: str = ""
    procedure: str = ""
    neighbourhood: int | None = None
    holder: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Today:
    """How many cases wait at which step. `soon`: due by the end of the second working day from now, not yet late."""

    waiting: int
    under_way: int
    overdue: int
    soon: int
    supplement: int
    ready: int
    mine: int
    unassigned: int


def sees_desk(by: Actor) -> bool:
    """Does `by` see the cases of some place (not only their own)?"""
    scope = permissions.scope(by)
    return scope.everywhere or bool(scope.place_ids)


def waited_for() -> Q:
    """Waits for the applicant. Papers that were handed in are the office's to look at: its clock runs again. The list
    of another system tells nothing of that."""
    asked = Q(supplement_asked_at__isnull=False) | Q(origin=states.Origin.MIRROR)
    return Q(state=states.SUPPLEMENT_ASKED) & asked


def soon_until(now: datetime) -> datetime:
    """The end of the second working day from now."""
    end = due_at(now, SOON_DAYS, "working_day", calendar_now())
    assert end is not None
    return end


def today(by: Actor, *, now: datetime) -> Today:
    """The day's counts. One query."""
    under_way = Q(state__in=states.UNSETTLED)
    shown = at_desk_rows(by).filter(state__in=(*states.UNSETTLED, states.SUBMITTED, states.RESULT_READY))
    parts = {name: _part(name, by, now) for name in PARTS}
    counts = shown.aggregate(
        waiting=Count("pk", filter=Q(state=states.SUBMITTED)),
        under_way=Count("pk", filter=under_way),
        ready=Count("pk", filter=Q(state=states.RESULT_READY)),
        **{name: Count("pk", filter=under_way & asked) for name, asked in parts.items()},
    )
    return Today(**counts)


def intake(by: Actor) -> CaseQuerySet:
    """Filed and waiting to be taken in, oldest first."""
    rows = at_desk_rows(by).waiting_for_intake().select_related("receiving_place")
    return rows.order_by(F("submitted_at").asc(nulls_last=True), "pk")


def work_list(by: Actor, *, now: datetime, part: str = "") -> CaseQuerySet:
    """Under way, the late first, then by what is due next; last what waits for the applicant.

    `part`: one of PARTS, or all.
    """
    rows = at_desk_rows(by).unsettled().select_related("assignee__person", "receiving_place")
    if part:
        rows = rows.filter(_part(part, by, now))
    waits = When(waited_for(), then=Value(2))
    urgency = Choose(
        When(late(now), then=Value(0)), waits, default=Value(1), output_field=PositiveSmallIntegerField()
    )
    return rows.order_by(urgency, F("clock_due_at").asc(nulls_last=True), "received_at", "pk")


def search(by: Actor, wanted: Filter, *, now: datetime) -> CaseQuerySet:
    """Cases of the place that match: the latest known first (ids are in the order of time), the longest late first."""
    rows = at_desk_rows(by).select_related("assignee__person", "receiving_place")
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.origin:
        rows = rows.filter(origin=wanted.origin)
    if wanted.overdue:
        rows = rows.overdue(now)
    if wanted.overdue_explained:
        rows = rows.overdue_explained(now)
    rows = rows.filter(**_exactly(wanted))
    for word in fold(wanted.text).split()[:_WORDS]:
        rows = rows.filter(search__contains=word)
    return rows.order_by("clock_due_at", "pk") if wanted.overdue else rows.order_by("-pk")


def _exactly(wanted: Filter) -> dict[str, Any]:
    """The filters that are one column each; days are those of the receipt."""
    columns = {
        "channel": wanted.channel,
        "department": wanted.department,
        "procedure_code": wanted.procedure,
        "neighbourhood": wanted.neighbourhood,
        "assignee": wanted.holder,
        "received_day__gte": day_key(wanted.first) if wanted.first else None,
        "received_day__lte": day_key(wanted.last) if wanted.last else None,
    }
    return {name: value for name, value in columns.items() if value}


def at_most(found: CaseQuerySet, most: int) -> tuple[list[UUID], bool]:
    """The ids of the first `most` of a list, and whether there are more. One query, that ends when it has them."""
    ids = list(found.values_list("pk", flat=True)[: most + 1])
    return ids[:most], len(ids) > most


def holders_at_desk(by: Actor) -> list[tuple[int, str]]:
    """Who holds cases that are under way where `by` works: account id and name, by name. One query, a row a person."""
    found = at_desk_rows(by).unsettled().filter(assignee__isnull=False).order_by()
    names = found.values_list("assignee", "assignee__person__name").distinct()
    return sorted(names, key=lambda one: one[1])


def in_order_of(ids: Sequence[UUID]) -> list[Case]:
    """These cases, as lines of a list show them, in this order; who asks has been shown to be allowed."""
    rows = Case.objects.select_related("assignee__person", "receiving_place").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def at_desk_rows(by: Actor) -> CaseQuerySet:
    """What `by` sees by the places they work in; their own cases elsewhere are the portal's."""
    scope = replace(permissions.scope(by), person_id=None)
    return Case.objects.visible(scope).exclude(state=states.DRAFT)


def _part(name: str, by: Actor, now: datetime) -> Q:
    if name == "overdue":
        return late(now)
    if name == "soon":
        return Q(clock_due_at__lt=soon_until(now)) & ~late(now)
    if name == "supplement":
        return Q(state=states.SUPPLEMENT_ASKED)
    if name == "mine":
        return Q(assignee=by.account_id) if by.account_id is not None else Q(pk__in=[])
    if name == "unassigned":
        return Q(assignee=None)
    raise KeyError(name)
