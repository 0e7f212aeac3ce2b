"""Giải trình hồ sơ quá hạn: what a place was late with in a period, and what is to be said for it.

Late by the official clock, as the index counts it; beside each case stands what held it with the evidence, whether
that explains the delay, and when its applicant was told. No names: whoever asks for the list asks about the office.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CaseQuerySet, late
from camtay.domains.cases.queries.apologies import apologised_on
from camtay.domains.cases.queries.pauses import Held, is_late_explained, why_held
from camtay.domains.cases.queries.slips.head import Head, head
from camtay.domains.cases.rules import clock
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused, Scope
from camtay.foundation.calendar import calendar_now, day_range, local_day, working_days_between


@dataclass(frozen=True)
class LateRow:
    """One case. `days`: working days late so far, a begun one counted, 0 where only the number of requests makes it
    late; `held`: one sentence a pause; `explained`: on time by the explained clock; `apologised`: when it was told."""

    number: int
    code: str
    procedure: str
    due_at: datetime | None
    ended_at: datetime | None
    days: int
    held: tuple[str, ...]
    explained: bool
    apologised: datetime | None


def late_places(by: Actor) -> list[Place]:
    """The communes whose cases `by` sees at the desk."""
    return places.communes_among(permissions.scope(by).place_ids)


def late_cases(
    by: Actor, *, place: Place, first: date, last: date, field: str = "", now: datetime
) -> CaseQuerySet:
    """What `place` decides and was due from `first` to `last`, both included, and late at its end, or is late now.

    Raises Refused for a place out of reach.
    """
    scope = permissions.scope(by)
    if place.pk not in scope.place_ids:
        raise Refused(_("Tài khoản này không xem hồ sơ của nơi đó."))
    seen = Case.objects.visible(Scope(everywhere=False, place_ids=scope.place_ids, person_id=None))
    was_late = Q(on_time=False) | (Q(settled_at=None, state__in=states.UNSETTLED) & late(now))
    start, end = day_range(first, last)
    rows = seen.filter(was_late, deciding_place=place, clock_due_at__gte=start, clock_due_at__lt=end)
    if field:
        rows = rows.filter(procedure__field=field)
    return rows.select_related("procedure").order_by("clock_due_at", "pk")


def late_head(place: Place, *, day: date) -> Head:
    return head("late", place, day=day)


def late_rows(cases: Iterable[Case], *, now: datetime) -> Iterator[LateRow]:
    """Two queries for every five hundred."""
    numbered = enumerate(cases, start=1)
    while shown := list(islice(numbered, 500)):
        held = why_held((case for _number, case in shown), now=now)
        told = apologised_on(case.pk for _number, case in shown)
        for number, case in shown:
            yield _row(number, case, held, told, now=now)


def _row(
    number: int,
    case: Case,
    held: Mapping[UUID, list[Held]],
    told: Mapping[UUID, datetime],
    *,
    now: datetime,
) -> LateRow:
    return LateRow(
        number=number,
        code=case.code or "",
        procedure=case.procedure_name,
        due_at=case.clock_due_at,
        ended_at=case.settled_at,
        days=_days_late(case, now),
        held=tuple(_words(one) for one in held.get(case.pk, ())),
        explained=case.supplement_count < 2 and not is_late_explained(case, now=now),
        apologised=told.get(case.pk),
    )


def _days_late(case: Case, now: datetime) -> int:
    end, due = case.settled_at or case.supplement_asked_at or now, case.clock_due_at
    if due is None or end <= due:
        return 0
    calendar = calendar_now(clock.desk_of(case.procedure.authority if case.procedure else ""))
    return max(working_days_between(due, end, calendar), 1)


def _words(one: Held) -> str:
    until = f"{localtime(one.until):%d/%m/%Y}" if one.until else "nay"
    span = f"{one.why}, từ {local_day(one.since):%d/%m/%Y} đến {until}"
    return f"{span}. Căn cứ: {one.evidence}" if one.evidence else span
