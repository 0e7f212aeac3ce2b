"""The page of one case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.cases import queries, states
from camtay.domains.cases.models import Case, CaseFile, CasePaper
from camtay.domains.people import queries as people
from camtay.domains.places import queries as places
from camtay.domains.procedures import queries as procedures
from camtay.entrances.desk.cases.presenters.lines import TONES, due_words
from camtay.entrances.desk.cases.presenters.slips import Slip, slips
from camtay.foundation import questions
from camtay.foundation.access import Actor
from camtay.foundation.calendar import DayStep, local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Button, Event, File, Row
from camtay.foundation.vietnamese import phone_display

ADDRESS_OF = {
    "accept": "desk:accept",
    "decline": "desk:decline",
    "start": "desk:start",
    "decide": "desk:decide",
    "attach_result": "desk:attach_result",
    "hand_over": "desk:hand_over",
}
ENDING = frozenset({"decline", "refuse", "stop"})
PAPER_TONES = {
    states.PaperState.MISSING: "bad",
    states.PaperState.PROVIDED: "good",
    states.PaperState.NOT_REQUIRED: "neutral",
    states.PaperState.REPLACED_BY_DATA: "good",
}


@dataclass(frozen=True)
class Paper:
    name: str
    state: str
    tone: str
    files: list[File]


@dataclass(frozen=True)
class Due:
    """The due time and the days it is made of. `days` is empty where the appointed day is not ours to explain."""

    at: datetime | None
    note: str
    tone: str
    limit: str
    moved_to: datetime | None
    days: list[DayStep]


@dataclass(frozen=True)
class Page:
    title: str
    code: str
    state: str
    tone: str
    owner: str
    mirrored: bool
    reason: str
    version: int
    due: Due
    facts: list[Row]
    papers: list[Paper]
    not_required: list[str]
    missing: int
    others: list[File]
    results: list[File]
    sections: list[tuple[str, list[tuple[str, str]]]]
    events: list[Event]
    buttons: list[Button]
    slips: list[Slip]


def page(case: Case, *, by: Actor, now: datetime) -> Page:
    state = states.TABLE.state(case.state)
    files = queries.files_of(case)
    papers = list(case.papers.all())
    return Page(
        title=case.procedure_name,
        code=case.code or "",
        state=str(state.label),
        tone=TONES.get(case.state, "active"),
        owner="" if state.final else str(state.owner),
        mirrored=case.origin == states.Origin.MIRROR,
        reason=case.reason,
        version=case.version,
        due=due(case, now=now),
        facts=_facts(case),
        papers=_papers(case, papers, files),
        not_required=[paper.name for paper in papers if _is_idle(paper, files)],
        missing=sum(paper.state == states.PaperState.MISSING for paper in papers),
        others=_other_files(case, papers, files),
        results=[_file(case, one) for one in files if one.kind == states.FileKind.RESULT],
        sections=_sections(case, files),
        events=events(queries.timeline(case)),
        buttons=_buttons(case, by=by),
        slips=slips(case, by=by),
    )


def due(case: Case, *, now: datetime) -> Due:
    """The due time in the words of its law, day by day where it is the procedure's own limit that set it."""
    note, tone = due_words(case, now=now)
    days = queries.due_steps(case)
    own = bool(days) and case.due_at is not None and days[-1].day == local_day(case.due_at)
    moved = case.clock_due_at if case.clock_due_at != case.due_at else None
    return Due(case.due_at, note, tone, _limit(case), moved, days if own else [])


def _limit(case: Case) -> str:
    procedure = case.procedure
    if procedure is None or (procedure.time_amount is None and procedure.time_unit != "same_day"):
        return ""
    words = {
        "working_day": _("%(n)s ngày làm việc"),
        "calendar_day": _("%(n)s ngày"),
        "hour": _("%(n)s giờ làm việc"),
        "same_day": _("trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo"),
    }
    return words.get(procedure.time_unit, "") % {"n": procedure.time_amount}


def _facts(case: Case) -> list[Row]:
    rows = [
        (_("Chủ hồ sơ"), case.applicant_name),
        (_("Điện thoại"), phone_display(case.applicant_phone) if case.applicant_phone else ""),
        (_("Thủ tục"), f"{case.procedure_code} – {case.procedure_name}"),
        (_("Kênh nộp"), str(states.Channel(case.channel).label)),
        (_("Ai bấm nộp"), _pressed(case)),
        (_("Nộp lúc"), formats.moment(case.submitted_at) if case.submitted_at else ""),
        (_("Tiếp nhận lúc"), formats.moment(case.received_at) if case.received_at else ""),
        (_("Xử lý xong lúc"), formats.moment(case.finished_at) if case.finished_at else ""),
        (_("Trả lúc"), formats.moment(case.handed_over_at) if case.handed_over_at else ""),
        (_("Cách trả kết quả"), str(states.Channel(case.returned_by).label) if case.returned_by else ""),
        (_("Mã bưu gửi"), case.post_number),
        (_("Nơi tiếp nhận"), case.receiving_place.name),
        (_("Nơi giải quyết"), _deciding(case)),
        (_("Người giải quyết"), case.assignee.person.name if case.assignee else ""),
        (_("Số lần yêu cầu bổ sung"), formats.number(case.supplement_count) if case.supplement_count else ""),
        (_("Nguồn"), str(states.Origin(case.origin).label)),
    ]
    return [Row(key, value) for key, value in rows if value]


def _pressed(case: Case) -> str:
    unknown = case.pressed_by == states.Pressed.UNKNOWN
    return "" if unknown else str(states.Pressed(case.pressed_by).label)


def _deciding(case: Case) -> str:
    return "" if case.deciding_place_id == case.receiving_place_id else case.deciding_place.name


def _file(case: Case, file: CaseFile) -> File:
    address = reverse("desk:file", args=[case.pk, file.pk])
    return File(address, file.name, formats.size(file.file.size))


def _papers(case: Case, papers: Sequence[CasePaper], files: Sequence[CaseFile]) -> list[Paper]:
    return [
        Paper(
            name=paper.name,
            state=str(states.PaperState(paper.state).label),
            tone=PAPER_TONES[states.PaperState(paper.state)],
            files=[_file(case, one) for one in files if one.paper_code == paper.code],
        )
        for paper in papers
        if not _is_idle(paper, files)
    ]


def _is_idle(paper: CasePaper, files: Sequence[CaseFile]) -> bool:
    """Need not be handed in, and was not."""
    handed_in = any(one.paper_code == paper.code for one in files)
    return paper.state == states.PaperState.NOT_REQUIRED and not handed_in


def _other_files(case: Case, papers: Sequence[CasePaper], files: Sequence[CaseFile]) -> list[File]:
    """What was handed in and stands on no line of the checklist."""
    listed = {paper.code for paper in papers}
    loose = [one for one in files if one.kind == states.FileKind.PAPER and one.paper_code not in listed]
    return [_file(case, one) for one in loose]


def _sections(case: Case, files: Sequence[CaseFile]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The answers in words, page by page; nothing for a case that was filed without a form."""
    if case.form_version is None or not hasattr(case, "answers"):
        return []
    form = procedures.form_of(case.procedure_code, case.form_version)
    names = {str(one.pk): one.name for one in files}
    told = questions.summary(form, case.answers.document, place_name=_place_name, files=names)
    return [(str(page.title), rows) for page, rows in told]


def _place_name(code: str) -> str:
    place = places.by_code(code)
    return place.name if place else code


def events(found: Sequence[queries.Event]) -> list[Event]:
    """The time line with the names of who acted. One query for the names."""
    names = people.names_of(event.account_id for event in found if event.account_id is not None)
    return [Event(str(one.label), formats.moment(one.at), _who(one, names), "done") for one in found]


def _who(event: queries.Event, names: Mapping[int, str]) -> str:
    if event.by_system:
        return _("Máy tự ghi")
    return names.get(event.account_id or 0, "")


def _buttons(case: Case, *, by: Actor) -> list[Button]:
    buttons: list[Button] = []
    for step in queries.moves_for(case, by=by):
        if step.name == "withdraw":  # the applicant's own, at the portal
            continue
        at_once = not step.reason_needed and step.name not in ("attach_result", "hand_over")
        look = "secondary" if buttons or step.name in ENDING else "first"
        url = move_url(case, step.name)
        buttons.append(Button(str(step.label), url, at_once, look, str(uuid7())))
    if queries.can_assign(case, by=by):
        label = _("Giao cho người khác") if case.assignee_id else _("Giao cho chuyên viên")
        url = reverse("desk:assign", args=[case.pk])
        buttons.append(Button(label, url, False, "secondary" if buttons else "first", str(uuid7())))
    return buttons


def move_url(case: Case, move: str) -> str:
    if move in ADDRESS_OF:
        return reverse(ADDRESS_OF[move], args=[case.pk])
    return reverse("desk:turn", args=[case.pk, move])


def move_label(move: str) -> str:
    if move == "assign":
        return _("Giao cho chuyên viên")
    return str(next(one.label for one in states.TABLE.moves if one.name == move))


def may_make(case: Case, move: str, *, by: Actor) -> bool:
    """Does the case stand where `by` can make this move?"""
    if move == "assign":
        return queries.can_assign(case, by=by)
    return any(step.name == move for step in queries.moves_for(case, by=by))


def changes_since(case: Case, version: int) -> list[Event]:
    """What happened to the case after somebody opened it at `version`: every deed is one version and one line."""
    behind = max(case.version - version, 0)
    return events(queries.timeline(case)[-behind:]) if behind else []
