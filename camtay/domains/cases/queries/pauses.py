"""The pauses of a case and its second clock, as pages tell them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CasePause
from camtay.domains.cases.rules.pauses import AFTER_SETTLED, KINDS
from camtay.foundation.access import Actor, Refused
from camtay.foundation.files.models import StoredFile

_NOT_HERE = _("Không có lần tạm dừng này, hoặc nó không ghi bằng tay nên không sửa ở đây.")


@dataclass(frozen=True)
class Held:
    """One pause: why, from when to when (None: still), what proves it, and who wrote it down ("": a move did).

    `by_hand`: it may be ended (while `going_on`) and taken back; `file`: it has a file as its evidence.
    """

    pk: int
    why: str
    since: datetime
    until: datetime | None
    evidence: str
    by_hand: bool
    going_on: bool
    file: bool
    who: str
    recorded_at: datetime | None


@dataclass(frozen=True)
class Explained:
    """The explained clock of a case: when it runs out, whether it stands still, and what held it."""

    due_at: datetime | None
    still: bool
    late: bool
    pauses: list[Held]


def explained(case: Case, *, now: datetime) -> Explained:
    """Beside the official clock: one query, none where nothing ever held the case."""
    rows: Iterable[CasePause] = _pauses(case).order_by("since", "pk") if case.pause_count else ()
    held = [_held(one, now) for one in rows]
    still = case.settled_at is None and any(one.going_on for one in held)
    return Explained(case.explained_due_at, still, is_late_explained(case, now=now), held)


def is_late_explained(case: Case, *, now: datetime) -> bool:
    """Late by the explained clock too: at its end for a settled case, now for another."""
    if case.on_time_explained is not None:
        return not case.on_time_explained
    due, still = case.explained_due_at, case.paused_since
    if case.state not in states.UNSETTLED or due is None:
        return False
    return due < now and (still is None or still > due)


def why_held(cases: Iterable[Case], *, now: datetime) -> dict[UUID, list[Held]]:
    """What held these cases, in order: one query for all, none where nothing did."""
    asked = [case.pk for case in cases if case.pause_count]
    found: dict[UUID, list[Held]] = {}
    if asked:
        rows = CasePause.objects.filter(case__in=asked).select_related("recorded_by__person")
        for one in rows.order_by("since", "pk"):
            found.setdefault(one.case_id, []).append(_held(one, now))
    return found


def can_pause(case: Case, *, by: Actor, now: datetime) -> bool:
    """May `by` write down now what this case waited for?"""
    if case.received_at is None or not permissions.can(permissions.PAUSE, case, by=by):
        return False
    within = case.settled_at is None or now <= case.settled_at + AFTER_SETTLED
    return within and permissions.holds_case(case, by=by)


def pause_kinds() -> tuple[states.Pause, ...]:
    """What may be written down by hand: waiting for the applicant, or for a duty, is a move of its own."""
    return KINDS


def hand_pause(case: Case, pause_id: int, *, now: datetime) -> Held:
    """One that was written down by hand. Raises Refused for any other."""
    found = _pauses(case).filter(pk=pause_id, recorded_at__isnull=False, disruption=None).first()
    if found is None:
        raise Refused(_NOT_HERE)
    return _held(found, now)


def evidence_file(case: Case, pause_id: int) -> StoredFile | None:
    """The file that proves a pause of a case which the asker has already been shown to be allowed."""
    found = case.pauses.select_related("file").filter(pk=pause_id).first()
    return found.file if found else None


def _pauses(case: Case) -> QuerySet[CasePause]:
    return case.pauses.select_related("recorded_by__person")


def _held(one: CasePause, now: datetime) -> Held:
    return Held(
        pk=one.pk,
        why=str(states.Pause(one.kind).label),
        since=one.since,
        until=one.until,
        evidence=one.evidence,
        by_hand=one.recorded_at is not None and one.disruption_id is None,
        going_on=one.until is None or one.until > now >= one.since,
        file=one.file_id is not None,
        who=one.recorded_by.person.name if one.recorded_by else "",
        recorded_at=one.recorded_at,
    )
