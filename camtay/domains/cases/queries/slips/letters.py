"""What the applicant is written: a supplement is asked for, the case is refused, it will be late."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from camtay.domains.cases import states
from camtay.domains.cases.models import Case, CaseApology
from camtay.domains.cases.queries.slips.head import (
    Applicant,
    Desk,
    Head,
    address_to_follow,
    applicant_of,
    desk_of,
    head,
    moment_words,
    office_of,
)
from camtay.domains.cases.queries.slips.offered import slips_of
from camtay.domains.cases.rules import apologies, clock
from camtay.foundation.calendar import calendar_now, local_day
from camtay.foundation.vietnamese import date_words

_FAR = timedelta(days=366)


@dataclass(frozen=True)
class Letter:
    """What the letters have in common. `guide`: who looks after the case, "" where nobody does yet."""

    head: Head
    applicant: Applicant
    code: str
    procedure: str
    desk: Desk
    guide: str
    address: str


@dataclass(frozen=True)
class Supplement(Letter):
    """Mẫu số 02. `papers`: what is still missing by the checklist."""

    reason: str
    papers: list[str]


@dataclass(frozen=True)
class Refusal(Letter):
    """Mẫu số 03. `reason`: as it was given when the case was declined or refused."""

    reason: str


@dataclass(frozen=True)
class Stop(Letter):
    """The circular names a notice that a case is not gone on with; neither its words nor its number were at hand.

    `stopped`: when, `reason`: as it was given then.
    """

    received: str
    stopped: str
    reason: str


@dataclass(frozen=True)
class Apology(Letter):
    """Mẫu số 04. `agency`: who is late; `late`: the appointed time has passed, else it is seen to pass."""

    agency: str
    received: str
    due: str
    late: bool
    reason: str
    new_day: str


def supplement(case: Case, *, now: datetime) -> Supplement | None:
    """None where no supplement is being asked for."""
    if "supplement" not in slips_of(case):
        return None
    papers = [paper.name for paper in case.papers.all() if paper.state == states.PaperState.MISSING]
    letter = _letter("supplement", case, now)
    return Supplement(**vars(letter), reason=case.reason, papers=papers)


def refusal(case: Case, *, now: datetime) -> Refusal | None:
    """None where the case was not turned away."""
    if "refusal" not in slips_of(case):
        return None
    return Refusal(**vars(_letter("refusal", case, now)), reason=case.reason)


def stop(case: Case, *, now: datetime) -> Stop | None:
    """None where the case goes on, or ended otherwise."""
    if "stop" not in slips_of(case) or case.closed_at is None:
        return None
    return Stop(
        **vars(_letter("stop", case, now)),
        received=date_words(local_day(case.received_at)) if case.received_at else "",
        stopped=moment_words(case.closed_at),
        reason=case.reason,
    )


def apology(case: Case, given: CaseApology) -> Apology | None:
    """The letter as it was given out, however often it is printed; None for a draft, which promises nothing yet."""
    issued, new_due = given.issued_at, given.new_due_at
    if issued is None or new_due is None or case.received_at is None or case.due_at is None:
        return None
    return Apology(
        **vars(
            replace(
                _letter("apology", case, issued),
                head=head("apology", case.deciding_place, day=local_day(issued)),
            )
        ),
        agency=f"UBND {office_of(case.deciding_place)}",
        received=date_words(local_day(case.received_at)),
        due=moment_words(case.due_at),
        late=case.due_at < issued,
        reason=given.reason,
        new_day=date_words(local_day(new_due)),
    )


def earliest_promise(case: Case, *, now: datetime) -> date:
    """The first day that may be promised instead: after the appointed day, and not in the past."""
    due = case.clock_due_at or case.due_at
    return apologies.earliest(due, now=now) if due is not None else local_day(now)


def promise_problem(case: Case, day: date, *, now: datetime) -> str:
    """Why results cannot be promised for `day`, in words for people; "" where they can."""
    earliest = earliest_promise(case, now=now)
    if day < earliest:
        return _("Hãy chọn từ ngày %(day)s trở đi: sau ngày hẹn trả, và không phải ngày đã qua.") % {
            "day": f"{earliest:%d/%m/%Y}"
        }
    if day > earliest + _FAR:
        return _("Ngày này xa quá. Hãy xem lại năm.")
    authority = case.procedure.authority if case.procedure else ""
    if not calendar_now(clock.desk_of(authority)).spans(day):
        return _("Ngày %(day)s nơi trả kết quả không làm việc. Hãy chọn ngày khác.") % {
            "day": f"{day:%d/%m/%Y}"
        }
    return ""


def _letter(form: str, case: Case, now: datetime) -> Letter:
    return Letter(
        head=head(form, case.receiving_place, day=local_day(now)),
        applicant=applicant_of(case),
        code=case.code or "",
        procedure=case.procedure_name,
        desk=desk_of(case.receiving_place),
        guide=case.assignee.person.name if case.assignee else "",
        address=address_to_follow(case),
    )
