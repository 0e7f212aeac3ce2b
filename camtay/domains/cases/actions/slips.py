"""A slip of a case leaves the printer: who printed which one, and when, stands in the journal."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions
from camtay.domains.cases.models import Case
from camtay.domains.cases.queries import slips
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record


@transaction.atomic
def print_slip(*, case: Case, slip: str, by: Actor, now: datetime) -> None:
    """`by` prints what is recorded (a key of FORMS)."""
    permissions.check_can(permissions.SEE, case, by=by)
    _printed(case, slip, by=by, now=now)


@transaction.atomic
def print_apology(*, case: Case, new_day: date, by: Actor, now: datetime) -> None:
    """`by` promises the result for another day: for those who work on the case, and only a day that can be kept."""
    permissions.check_can(permissions.WORK, case, by=by)
    if problem := slips.promise_problem(case, new_day, now=now):
        raise Refused(problem)
    _printed(case, "apology", by=by, now=now, promised=f" promised:{new_day:%Y-%m-%d}")


def _printed(case: Case, slip: str, *, by: Actor, now: datetime, promised: str = "") -> None:
    """One line of its own kind: the case's time line and its versions count its moves alone."""
    if slip not in slips.slips_of(case):
        raise Refused(_("Hồ sơ này không có phiếu đó ở trạng thái hiện nay."))
    record(
        by=by,
        action=f"cases.print_{slip}",
        object_type="cases.Slip",
        object_id=case.pk,
        about=case.applicant_id,
        place_id=case.receiving_place_id,
        note=f"form:{slips.FORMS[slip].number or slip}{promised}",
        now=now,
    )
