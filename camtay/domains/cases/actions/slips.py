"""A slip of a case leaves the printer: who printed which one, and when, stands in the journal."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions
from camtay.domains.cases.models import Case, CaseApology
from camtay.domains.cases.queries import slips
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import local_day

NOT_NOW = _("Hồ sơ này không có phiếu đó ở trạng thái hiện nay.")


@transaction.atomic
def print_slip(*, case: Case, slip: str, by: Actor, now: datetime) -> None:
    """`by` prints what is recorded (a key of FORMS)."""
    permissions.check_can(permissions.SEE, case, by=by)
    if slip not in slips.slips_of(case):
        raise Refused(NOT_NOW)
    _note(case, slip, by=by, now=now)


@transaction.atomic
def print_apology(*, case: Case, given: CaseApology, by: Actor, now: datetime) -> None:
    """`by` prints a letter of apology that was given out, even after the case is settled."""
    permissions.check_can(permissions.SEE, case, by=by)
    if given.case_id != case.pk or given.issued_at is None or given.new_due_at is None:
        raise Refused(NOT_NOW)
    promised = f" promised:{local_day(given.new_due_at):%Y-%m-%d}"
    _note(case, "apology", by=by, now=now, promised=promised)


def _note(case: Case, slip: str, *, by: Actor, now: datetime, promised: str = "") -> None:
    """One line of its own kind: the case's time line and its versions count its moves alone."""
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
