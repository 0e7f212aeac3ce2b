"""What stops a whole place: a storm, a system that is down. One deed pauses every case it touched, and takes it back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import process
from camtay.domains.cases.actions.moves import fold_clock, stops_of
from camtay.domains.cases.models import Case, CasePause, Disruption
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.audit.journal import Deed, record_many

_WRITTEN, _TOLD = ("kind", "since", "until", "evidence"), ("explained_due_at",)
KINDS = (states.Pause.DISASTER, states.Pause.SYSTEM_DOWN)
_FOLDED = (
    "version", "pause_count", "paused_since", "clock_due_at", "settled_at", "on_time", "received_day", "settled_day",
    "explained_due_at", "on_time_explained", "worked_half_days", "stopped_half_days",
)  # fmt: skip


@transaction.atomic
def disrupt(
    *,
    place: Place,
    kind: str,
    since: datetime,
    until: datetime | None,
    evidence: str,
    by: Actor,
    now: datetime,
) -> Disruption:
    """Write down what stopped the place's work, and pause every case that it decides and that ran meanwhile, settled
    since or not. Without `until` it still goes on; `end_disruption` then reaches what came in after.

    Raises Refused with a sentence for people.
    """
    check(permissions.DISRUPT, by, places=[place.pk])
    _check_span(kind, since, until, evidence, now)
    made = Disruption.objects.create(
        place=place,
        kind=kind,
        since=since,
        until=until,
        evidence=evidence.strip()[:500],
        recorded_at=now,
        recorded_by_id=by.account_id,
    )
    _settle(made, "cases.disrupt", _pause(made, touched(made)), by=by, now=now)
    return made


@transaction.atomic
def end_disruption(*, disruption_id: UUID, until: datetime, by: Actor, now: datetime) -> Disruption:
    """It is over: its pauses end, and what was received meanwhile gets its own. Raises Refused."""
    found = _locked(disruption_id, by=by)
    if found.until is not None:
        raise Refused(_("Sự cố này đã ghi là kết thúc rồi."))
    _check_span(found.kind, found.since, until, found.evidence, now)
    found.until = until
    found.save(update_fields=["until"])
    standing = set(found.pauses.values_list("case", flat=True))
    _lock(Case.objects.filter(pk__in=standing))
    found.pauses.filter(since__gte=until).delete()  # received after it was over
    found.pauses.filter(until=None).update(until=until)
    paused = _pause(found, touched(found).exclude(pk__in=standing))
    _settle(found, "cases.disrupt_end", standing | paused, by=by, now=now)
    return found


@transaction.atomic
def undo_disruption(*, disruption_id: UUID, by: Actor, now: datetime) -> Disruption:
    """It was written down by mistake: its pauses go, the clocks run as if it had not been. Raises Refused."""
    found = _locked(disruption_id, by=by)
    found.undone_at = now
    found.save(update_fields=["undone_at"])
    standing = set(found.pauses.values_list("case", flat=True))
    _lock(Case.objects.filter(pk__in=standing))
    found.pauses.all().delete()
    _settle(found, "cases.disrupt_undo", standing, by=by, now=now)
    return found


def touched(disruption: Disruption) -> QuerySet[Case]:
    """The cases whose clock ran at some moment of it: received before its end, not settled before its beginning."""
    rows = Case.objects.filter(deciding_place=disruption.place_id, received_at__isnull=False)
    if disruption.until is not None:
        rows = rows.filter(received_at__lt=disruption.until)
    return rows.filter(Q(settled_at=None) | Q(settled_at__gt=disruption.since))


def _check_span(kind: str, since: datetime, until: datetime | None, evidence: str, now: datetime) -> None:
    if kind not in KINDS:
        raise Refused(_("Chỉ ghi được thiên tai hoặc hệ thống gặp sự cố."))
    if not evidence.strip():
        raise Refused(_("Hãy ghi căn cứ: số công văn, thông báo, hoặc việc đã xảy ra."))
    if since > now or (until is not None and until > now):
        raise Refused(_("Chỉ ghi được việc đã xảy ra, không ghi trước cho ngày sau."))
    if until is not None and until <= since:
        raise Refused(_("Lúc kết thúc phải sau lúc bắt đầu."))


def _locked(disruption_id: UUID, *, by: Actor) -> Disruption:
    found = Disruption.objects.select_for_update().filter(pk=disruption_id).first()
    if found is None:
        raise Refused(_("Không có sự cố này."))
    check(permissions.DISRUPT, by, places=[found.place_id])
    if found.undone_at is not None:
        raise Refused(_("Sự cố này đã được hoàn tác."))
    return found


def _lock(rows: QuerySet[Case]) -> list[Case]:
    """In one order, so that two deeds at once wait for each other and never both for good."""
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _pause(disruption: Disruption, rows: QuerySet[Case]) -> set[UUID]:
    """A pause for each case, from when it was there; one that waits for the same cause already keeps its own."""
    paused = CasePause.objects.filter(kind=disruption.kind, until=None).values("case")
    cases = _lock(rows.exclude(pk__in=paused))
    CasePause.objects.bulk_create([_pause_of(disruption, case) for case in cases], batch_size=500)
    return {case.pk for case in cases}


def _pause_of(disruption: Disruption, case: Case) -> CasePause:
    assert case.received_at is not None
    return CasePause(
        case=case,
        kind=disruption.kind,
        since=max(disruption.since, case.received_at),
        until=disruption.until,
        evidence=disruption.evidence,
        disruption=disruption,
    )


def _settle(
    disruption: Disruption, action: str, cases: Collection[UUID], *, by: Actor, now: datetime
) -> None:
    """Fold the clocks of these cases, whose rows are locked, and write the journal of all places concerned."""
    rows = Case.objects.filter(pk__in=cases).select_related("procedure").prefetch_related("pauses")
    folded = list(rows.order_by("pk"))
    deeds = {disruption.place_id: [Deed(action, "cases.Disruption", str(disruption.pk), fields=_WRITTEN)]}
    for case in folded:
        case.pause_count = len(case.pauses.all())
        case.version += 1
        fold_clock(case)
        note = f"disruption:{disruption.pk}"
        line = Deed(action, "cases.Case", str(case.pk), about=case.applicant_id, fields=_TOLD, note=note)
        deeds.setdefault(case.receiving_place_id, []).append(line)
    Case.objects.bulk_update(folded, _FOLDED, batch_size=200)
    process.refold({case: stops_of(case) for case in folded})
    for place in sorted(deeds):
        record_many(by=by, place_id=place, deeds=deeds[place], now=now)
