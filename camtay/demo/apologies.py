"""Phú Xuân says sorry: what will be late is drafted as every morning, and one letter was given out."""

from datetime import datetime

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import Case, CaseApology
from camtay.foundation.access import SYSTEM, Actor
from camtay.foundation.calendar import local_day

REASON = "Chúng tôi phải chờ Công an phường xác minh nơi cư trú nên chưa kịp trả đúng hẹn."


def play(specialist: Actor, *, now: datetime) -> int:
    """How many letters wait to be given out. The one that is given out is of a case that waits for another agency."""
    actions.draft_apologies(by=SYSTEM, now=now)
    drafts = CaseApology.objects.filter(issued_at=None).order_by("case__clock_due_at", "case__code")
    waiting = drafts.filter(case__state=states.WAITING_AGENCY).select_related("case").first()
    if waiting is not None and waiting.new_due_at is not None:
        case: Case = waiting.case
        actions.apologise(
            case_id=case.pk,
            new_day=local_day(waiting.new_due_at),
            reason=REASON,
            version=case.version,
            by=specialist,
            now=now,
        )
    return drafts.count()
