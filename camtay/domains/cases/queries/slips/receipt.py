"""Mẫu số 01: what the applicant is given when the case is taken in."""

from dataclasses import dataclass
from datetime import datetime

from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.cases.queries.slips.head import (
    Applicant,
    Desk,
    Head,
    address_to_follow,
    applicant_of,
    desk_of,
    head,
    moment_words,
)
from camtay.domains.procedures.models import Procedure
from camtay.foundation.calendar import local_day

_LIMITS = {
    "working_day": "{} ngày làm việc",
    "calendar_day": "{} ngày",
    "hour": "{} giờ làm việc",
    "same_day": "trong ngày làm việc",
}


@dataclass(frozen=True)
class Receipt:
    """Mẫu số 01. `papers` were handed in, `missing` are still owed; what nobody asked for is not named.

    `limit`: the procedure's own, "" where it is not known; `due` likewise; `address`: where the QR leads.
    """

    head: Head
    code: str
    applicant: Applicant
    desk: Desk
    procedure: str
    procedure_code: str
    papers: list[str]
    missing: list[str]
    limit: str
    received_at: datetime
    received: str
    due_at: datetime | None
    due: str
    address: str


def receipt(case: Case) -> Receipt | None:
    """The receipt of a case that has been taken in here, or None before that (and for mirrored cases)."""
    if case.received_at is None or case.code is None or case.token is None:
        return None
    papers = list(case.papers.all())
    return Receipt(
        head=head("receipt", case.receiving_place, day=local_day(case.received_at)),
        code=case.code,
        applicant=applicant_of(case),
        desk=desk_of(case.receiving_place),
        procedure=case.procedure_name,
        procedure_code=case.procedure_code,
        papers=[paper.name for paper in papers if paper.state == states.PaperState.PROVIDED],
        missing=[paper.name for paper in papers if paper.state == states.PaperState.MISSING],
        limit=_limit(case.procedure),
        received_at=case.received_at,
        received=moment_words(case.received_at),
        due_at=case.due_at,
        due=moment_words(case.due_at) if case.due_at else "",
        address=address_to_follow(case),
    )


def _limit(procedure: Procedure | None) -> str:
    if procedure is None or (procedure.time_amount is None and procedure.time_unit != "same_day"):
        return ""
    return _LIMITS.get(procedure.time_unit, "").format(procedure.time_amount)
