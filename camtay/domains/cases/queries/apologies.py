"""Letters of apology: which cases are owed one, which wait to be given out, what was promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CaseApology, CaseQuerySet, CaseStep
from camtay.domains.cases.queries.slips.offered import slips_of
from camtay.domains.cases.rules import apologies, clock
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.calendar import Calendar, calendar_now, due_at


@dataclass(frozen=True)
class Proposal:
    """What a letter would say: until when the result is promised, and why it is late ("": a person must say)."""

    new_due_at: datetime
    reason: str


def late_soon_until(now: datetime) -> datetime:
    """The end of the next working day: whoever is told before it need not come in vain."""
    end = due_at(now, 1, "working_day", calendar_now())
    assert end is not None
    return end


def owed(*, now: datetime) -> CaseQuerySet:
    """Own cases that are late by their date, or will be within a working day, and have no promise that still stands.

    What waits for its applicant is owed nothing; one whose applicant has handed in the papers runs again. Late only for
    having been asked for papers twice is no broken appointment: no other day is promised for it.
    """
    waits = Q(state=states.SUPPLEMENT_ASKED, supplement_asked_at__isnull=False)
    kept = CaseApology.objects.filter(case=OuterRef("pk"), issued_at__isnull=False, new_due_at__gte=now)
    rows = Case.objects.unsettled().filter(origin=states.Origin.OWN, received_at__isnull=False)
    near = rows.filter(due_at__isnull=False, clock_due_at__lt=late_soon_until(now))
    return near.exclude(waits).filter(~Exists(kept))


def with_its_work(rows: CaseQuerySet) -> CaseQuerySet:
    """These cases with all that a proposal reads: two queries more, however many they are."""
    ahead = CaseStep.objects.filter(done_at=None)
    return rows.select_related("procedure").prefetch_related(
        "pauses", Prefetch("steps", queryset=ahead, to_attr="ahead")
    )


def propose(case: Case, *, now: datetime) -> Proposal:
    """For a case as `with_its_work` gives it."""
    due = case.clock_due_at
    assert due is not None
    calendar = _calendar_of(case)
    ahead = [apologies.Ahead(one.name, one.half_days, one.begun_at) for one in case.ahead]  # type: ignore[attr-defined]
    stood = [apologies.Stood(one.kind, one.since, one.until) for one in case.pauses.all()]
    clocks = apologies.Clocks(due, case.explained_due_at, case.paused_since)
    left = apologies.work_left(clocks, ahead, calendar, now=now)
    return Proposal(
        apologies.proposed(clocks, left, calendar, now=now), apologies.reason(stood, ahead, now=now)
    )


def proposal_for(case: Case, *, now: datetime) -> Proposal:
    """For one case, whoever opens its page; what was drafted for it has been reckoned in the same way."""
    return propose(with_its_work(Case.objects.filter(pk=case.pk)).get(), now=now)


def apologies_to_give(by: Actor, *, now: datetime) -> QuerySet[CaseApology]:
    """Drafts of the places where `by` may give them out, by what is due first; never of what is their own."""
    scope = scope_of(permissions.APOLOGISE, by)
    drafts = CaseApology.objects.filter(issued_at=None, case__in=owed(now=now))
    if not scope.everywhere:
        drafts = drafts.filter(case__deciding_place__in=scope.place_ids)
    if by.person_id is not None:
        drafts = drafts.exclude(case__applicant=by.person_id)
    shown = drafts.select_related("case__assignee__person", "case__receiving_place")
    return shown.order_by("case__clock_due_at", "case__pk")


def can_apologise(case: Case, *, by: Actor) -> bool:
    """A new day is promised by those who work on the case, while it is under way here."""
    return "apology" in slips_of(case) and permissions.can(permissions.APOLOGISE, case, by=by)


def issued_apologies(case: Case) -> list[CaseApology]:
    """What was given out, oldest first. One query."""
    rows = case.apologies.filter(issued_at__isnull=False).select_related("issued_by__person")
    return list(rows.order_by("issued_at", "pk"))


def promised_anew(case: Case) -> CaseApology | None:
    """The promise that counts while the case is under way: the last one. One query, none once it is settled."""
    if case.state not in states.UNSETTLED:
        return None
    return case.apologies.filter(issued_at__isnull=False).order_by("issued_at", "pk").last()


def apologised_on(cases: Iterable[UUID]) -> dict[UUID, datetime]:
    """Case → when its last letter was given out. One query."""
    rows = CaseApology.objects.filter(case__in=list(cases), issued_at__isnull=False).order_by(
        "issued_at", "pk"
    )
    return {one.case_id: one.issued_at for one in rows if one.issued_at is not None}


def apologies_waiting(cases: Iterable[UUID]) -> set[UUID]:
    """Those of these cases for which a letter has been drafted and not given out. One query."""
    rows = CaseApology.objects.filter(case__in=list(cases), issued_at=None)
    return set(rows.values_list("case", flat=True))


def end_of_day(case: Case, day: date) -> datetime:
    """When the desk that keeps the promise closes on `day`."""
    return _calendar_of(case).close_of(day)


def _calendar_of(case: Case) -> Calendar:
    return calendar_now(clock.desk_of(case.procedure.authority if case.procedure else ""))
