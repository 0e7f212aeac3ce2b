"""Mẫu số 06: who handed the case to whom, when, as the journal has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import override

from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.cases.queries.slips.head import Head, brief_moment, head, moment_words, office_of
from camtay.domains.cases.queries.slips.offered import slips_of
from camtay.domains.people import queries as people
from camtay.foundation.audit.journal import history
from camtay.foundation.audit.models import Entry
from camtay.foundation.calendar import local_day

ONE_STOP, LEAD, WORKER, SIGNER = (
    "Trung tâm Phục vụ hành chính công",
    "Lãnh đạo phòng",
    "Chuyên viên",
    "Người ký",
)
APPLICANT, OTHER, OFFICE = "Người nộp hồ sơ", "Cơ quan phối hợp", "Cơ quan giải quyết"

# Move -> (who hands over, who receives, which of the two pressed the button). `start` hands nothing over: it says
# who received. Journals hold no departments: the desks are named by what they do.
_HANDS = {
    "accept": (ONE_STOP, WORKER, "giver"),
    "assign": (LEAD, WORKER, "giver"),
    "ask_supplement": (WORKER, APPLICANT, "giver"),
    "supplied": (APPLICANT, WORKER, "receiver"),
    "wait_duty": (WORKER, APPLICANT, "giver"),
    "duty_done": (APPLICANT, WORKER, "receiver"),
    "wait_agency": (WORKER, OTHER, "giver"),
    "agency_answered": (OTHER, WORKER, "receiver"),
    "decide": (WORKER, SIGNER, "receiver"),
    "refuse": (WORKER, SIGNER, "receiver"),
    "stop": (WORKER, ONE_STOP, "giver"),
    "withdraw": (OFFICE, APPLICANT, "receiver"),
    "attach_result": (OFFICE, ONE_STOP, ""),
    "hand_over": (ONE_STOP, APPLICANT, "giver"),
}
_ENDS = frozenset({"attach_result", "refuse", "stop", "withdraw"})


@dataclass(frozen=True)
class Handover:
    """One row. `giver`, `receiver`: names, "" to be signed by hand; `result`: "" where only the receiver knows."""

    source: str
    target: str
    at: str
    giver: str
    receiver: str
    result: str
    note: str


@dataclass(frozen=True)
class Control:
    """Mẫu số 06. `more`: the case goes on, so empty rows follow."""

    head: Head
    code: str
    procedure: str
    applicant: str
    agency: str
    received: str
    due: str
    handovers: list[Handover]
    more: bool
    printed: str


def control(case: Case, *, now: datetime) -> Control | None:
    """None for a case that was not received here."""
    if "control" not in slips_of(case) or case.received_at is None:
        return None
    with override("vi"):
        handovers = _handovers(case, list(history("cases.Case", case.pk)))
    return Control(
        head=head("control", case.receiving_place, day=local_day(now)),
        code=case.code or "",
        procedure=case.procedure_name,
        applicant=case.applicant_name,
        agency=f"UBND {office_of(case.deciding_place)}",
        received=moment_words(case.received_at),
        due=moment_words(case.due_at) if case.due_at else "",
        handovers=handovers,
        more=not states.TABLE.state(case.state).final,
        printed=brief_moment(now),
    )


def _handovers(case: Case, entries: Sequence[Entry]) -> list[Handover]:
    moves = [(entry, entry.action.removeprefix("cases.")) for entry in entries]
    names = people.names_of(_accounts(entries))
    rows: list[Handover] = []
    for entry, move in moves:
        actor = names.get(entry.account_id or 0, "")
        if move == "start" and rows and not rows[-1].receiver:
            rows[-1] = replace(rows[-1], receiver=actor)
        elif move in _HANDS:
            rows.append(_handover(case, entry, move, actor, names))
    return rows


def _accounts(entries: Sequence[Entry]) -> list[int]:
    """Who acted, and to whom a case was given."""
    acted = [entry.account_id for entry in entries if entry.account_id is not None]
    return acted + [given for entry in entries if (given := _given_to(entry))]


def _given_to(entry: Entry) -> int:
    kind, _colon, number = entry.note.partition(":")
    return int(number) if kind == "account" and number.isdecimal() else 0


def _handover(case: Case, entry: Entry, move: str, actor: str, names: Mapping[int, str]) -> Handover:
    source, target, pressed = _HANDS[move]
    named = {"giver": "", "receiver": names.get(_given_to(entry), "")}
    if pressed:
        named[pressed] = actor
    if APPLICANT in (source, target):
        named["giver" if source == APPLICANT else "receiver"] = case.applicant_name
    return Handover(
        source=source,
        target=target,
        at=brief_moment(entry.occurred_at),
        giver=named["giver"],
        receiver=named["receiver"],
        result=_result(case, entry, move),
        note=_note(move),
    )


def _note(move: str) -> str:
    if move == "assign":
        return "Giao cho chuyên viên"
    return next(str(one.label) for one in states.TABLE.moves if one.name == move)


def _result(case: Case, entry: Entry, move: str) -> str:
    """Late is late at every step; on time is said only where the clock ended, for steps have no limits of their own."""
    due = case.clock_due_at
    if due is None:
        return ""
    if entry.occurred_at > due or (move in _ENDS and case.on_time is False):
        return "Quá hạn"
    if move not in _ENDS:
        return ""
    return "Trước hạn" if local_day(entry.occurred_at) < local_day(due) else "Đúng hạn"
