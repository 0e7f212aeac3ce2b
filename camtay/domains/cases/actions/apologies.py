"""The office says sorry before it is late: drafted by the timetable, read and given out by a person.

The official clock does not move by it. A draft is never what anybody promised: it follows the case until it is given
out, and goes when nothing is owed any more. What was given out stays as it was written.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions
from camtay.domains.cases.actions import moves
from camtay.domains.cases.models import Case, CaseApology
from camtay.domains.cases.queries import apologies, slips
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import local_day


@transaction.atomic
def draft_apologies(*, by: Actor, now: datetime) -> int:
    """Draft what is owed, bring standing drafts up to date, drop the others; returns how many are new.

    Only the timetable does this, for every place. Done again, it changes nothing.
    """
    if by.kind != "system":
        raise Refused(_("Việc này do hệ thống tự làm theo giờ."))
    CaseApology.objects.filter(issued_at=None).exclude(case__in=apologies.owed(now=now)).delete()
    standing = {one.case_id: one for one in CaseApology.objects.filter(issued_at=None)}
    return sum(
        _draft(case, standing.get(case.pk), by=by, now=now)
        for case in apologies.with_its_work(apologies.owed(now=now)).order_by("clock_due_at", "pk")
    )


@transaction.atomic
def apologise(
    *, case_id: UUID, new_day: date, reason: str, version: int | None = None, by: Actor, now: datetime
) -> CaseApology:
    """`by` says sorry and promises the result by the end of another day: kept, told to the applicant."""
    case = moves.locked(case_id, version=version)
    permissions.check_can(permissions.APOLOGISE, case, by=by)
    if "apology" not in slips.slips_of(case):
        raise Refused(_("Hồ sơ này không có phiếu đó ở trạng thái hiện nay."))
    if problem := slips.promise_problem(case, new_day, now=now):
        raise Refused(problem)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do chậm để người nộp biết."))
    given = CaseApology.objects.filter(case=case, issued_at=None).first() or CaseApology(
        case=case, drafted_at=now
    )
    given.reason, given.new_due_at = reason.strip()[:500], apologies.end_of_day(case, new_day)
    given.issued_at, given.issued_by_id = now, by.account_id
    given.save()
    moves.finish(
        case, "apologise", fields=["apologies"], by=by, now=now, note=f"form:04 promised:{new_day:%Y-%m-%d}"
    )
    return given


def _draft(case: Case, standing: CaseApology | None, *, by: Actor, now: datetime) -> bool:
    said = apologies.propose(case, now=now)
    if standing is None:
        made, fresh = CaseApology.objects.get_or_create(
            case=case,
            issued_at=None,
            defaults={"reason": said.reason, "new_due_at": said.new_due_at, "drafted_at": now},
        )
        if fresh:
            _note_draft(case, made, by=by, now=now)
        return fresh
    if (standing.reason, standing.new_due_at) != (said.reason, said.new_due_at):
        standing.reason, standing.new_due_at = said.reason, said.new_due_at
        standing.save(update_fields=["reason", "new_due_at"])
    return False


def _note_draft(case: Case, made: CaseApology, *, by: Actor, now: datetime) -> None:
    """Of its own kind: a draft is nothing the applicant was told."""
    assert made.new_due_at is not None
    record(
        by=by,
        action="cases.draft_apology",
        object_type="cases.Slip",
        object_id=case.pk,
        place_id=case.receiving_place_id,
        note=f"form:04 proposed:{local_day(made.new_due_at):%Y-%m-%d}",
        now=now,
    )
