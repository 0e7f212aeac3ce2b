"""Reports made from a closing: the figures as they were closed, in an official letter (Nghị định 30/2020/NĐ-CP).

Nothing is counted anew: numbers, evidence and their digests are those of the closing. The appendices name records by
their codes alone, which the office keeps to itself. What a resolution asks for beside (`resolution`) is no part of a
closing, and the letter says so.
"""

from collections.abc import Sequence
from datetime import datetime

from camtay.domains.cases import queries as cases
from camtay.domains.cases.models import Case
from camtay.domains.closings import queries as closings
from camtay.domains.closings.models import ClosedFigure, Closing
from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.plans import queries as plans
from camtay.domains.reports import permissions
from camtay.domains.reports.queries.resolution import Resolution, resolution
from camtay.domains.reports.rules import five, letters
from camtay.domains.reports.rules.letters import Said
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.ui import formats
from camtay.foundation.ui.letters import Appendix, Cell, Letter, Part, Percent, Table
from camtay.foundation.ui.measures import UNITS
from camtay.foundation.vietnamese.dates import date_words

KINDS = ("month", "resolution")
MOST_ROWS = 200  # of one appendix on paper
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
CASES = "cases.Case"
GOOD = "high"


def closed_letter(one: Closing, *, kind: str, by: Actor, now: datetime) -> Letter:
    """The report of a period, or ("resolution") of the goals a plan set for it. `one` as `closings.closing` gives it.

    Raises Refused for those who see no reports of the place.
    """
    permissions.check_can_see(one.place, by=by)
    figures = closings.figures_of(one)
    before = closings.figures_before(one.place, one.regime_code, one.first)
    appendices: list[Appendix] = []
    said: list[Said] = []
    for figure in figures:
        told = _said(figure, before.get(figure.code), one)
        if kind == "resolution" and told.target is None:
            continue
        rest = _rest(figure, told, by=by)
        if rest:
            number = ROMAN[len(appendices)] if len(appendices) < len(ROMAN) else str(len(appendices) + 1)
            told = _with(told, f"Phụ lục {number}", _causes(rest, now))
            appendices.append(_appendix(number, told, rest, now))
        said.append(told)
    if kind == "resolution":
        beside = resolution(one, {each.goal for each in said}, by=by, now=now)
        subject = f"Kết quả thực hiện các chỉ tiêu của nghị quyết, kỳ {one.words}"
        return _letter(one, subject, _of_resolution(one, said, beside), appendices, now)
    return _letter(one, letters.subject(one.title, one.words), _of_period(one, said), appendices, now)


def _said(figure: ClosedFigure, before: ClosedFigure | None, one: Closing) -> Said:
    indicator = indicators.definition(figure.code)
    target = plans.target_of(figure.code, one.place, one.last)
    reached = five.reached(figure.value, target.value, wanted=target.wanted) if target is not None else None
    return Said(
        code=figure.code,
        label=figure.label,
        share=figure.kind == "share",
        unit=str(UNITS.get(figure.unit, "")),
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        things=str(indicator.source.things) if indicator is not None else "",
        before=before.value if before is not None else None,
        target=target.value if target is not None else None,
        reached=reached,
        goal=str(target.goal_id) if target is not None else "",
    )


def _with(said: Said, appendix: str, causes: Sequence[str]) -> Said:
    late = said.code == "cases.on_time"
    return Said(**{**vars(said), "appendix": appendix, "causes": tuple(causes) if late else ()})


def _rest(figure: ClosedFigure, said: Said, *, by: Actor) -> list[Case]:
    """The cases that did not count, as far as they may be named; [] for figures of anything else."""
    indicator = indicators.definition(figure.code)
    named = indicator is not None and indicator.source.model == CASES and indicator.good == GOOD
    if not named or not said.rest:
        return []
    keys = closings.frozen(figure, counts=False, by=by)
    found: dict[str, Case] = closings.rows_now(figure, keys)
    return sorted(
        found.values(), key=lambda case: (case.clock_due_at is None, case.clock_due_at, case.code or "")
    )


def _causes(rest: Sequence[Case], now: datetime) -> list[str]:
    held = cases.why_held(rest, now=now)
    return ["; ".join(dict.fromkeys(one.why for one in held.get(case.pk, ()))) for case in rest]


def _appendix(number: str, said: Said, rest: Sequence[Case], now: datetime) -> Appendix:
    rows: list[list[Cell]] = [
        [
            at, case.code or "", case.procedure_name, formats.day(case.received_at), formats.day(case.clock_due_at),
            formats.day(case.settled_at), cause,
        ]
        for at, (case, cause) in enumerate(zip(rest, _causes(rest, now), strict=True), start=1)
    ]  # fmt: skip
    table = Table(
        ("STT", "Mã hồ sơ", "Thủ tục", "Tiếp nhận", "Hạn", "Xong", "Nguyên nhân đã ghi"),
        rows[:MOST_ROWS],
        (7, 21, 22, 14, 14, 14, 18),
        name=f"Phụ lục {number}",
    )
    more = (
        [f"Còn {formats.number(len(rest) - MOST_ROWS)} hồ sơ nữa, xem trên Cầm Tay."]
        if len(rest) > MOST_ROWS
        else []
    )
    name = letters.SAID[said.code][1] if said.code in letters.SAID else f"hồ sơ không tính vào “{said.label}”"
    return Appendix(f"{formats.number(len(rest))} {name}", (Part("", (), table), Part("", more)), number)


def _of_period(one: Closing, said: Sequence[Said]) -> list[Part]:
    regime = one.regime
    task = f"Thực hiện chế độ báo cáo theo {regime.basis}" if regime.basis else "Thực hiện chế độ báo cáo"
    return [
        Part("", _opening(one, task)),
        Part("I. Kết quả", [letters.sentence(each) for each in said]),
        Part("", ("Số liệu của kỳ, so với kỳ trước và chỉ tiêu giao:",), _table(said)),
        Part("II. Hạn chế, nguyên nhân", letters.shortcomings(said)),
        Part("III. Phương hướng kỳ tới", letters.next_steps(said)),
    ]


def _of_resolution(one: Closing, said: Sequence[Said], beside: Resolution) -> list[Part]:
    """What a Party committee asks: each goal, each piece of work, what fell short, what follows."""
    results = [letters.sentence(each) for each in said] or ["Kỳ này không có chỉ tiêu nào được giao."]
    goals = beside.goals or ["Không có mục tiêu nào khác."]
    return [
        Part("", _opening(one, beside.basis)),
        Part("I. Chỉ tiêu có số liệu đã chốt", results),
        Part("", ("Số liệu của kỳ, so với kỳ trước và chỉ tiêu giao:",), _table(said)),
        Part("II. Các mục tiêu khác", goals),
        Part("III. Nhiệm vụ, công việc", beside.work, beside.table),
        Part("IV. Hạn chế, nguyên nhân", letters.shortcomings(said, beside.behind)),
        Part("V. Phương hướng kỳ tới", letters.next_steps(said, beside.ahead)),
    ]


def _letter(
    one: Closing, subject: str, parts: Sequence[Part], appendices: Sequence[Appendix], now: datetime
) -> Letter:
    place, regime = one.place, one.regime
    office = office_of(place)
    return Letter(
        agency=("ỦY BAN NHÂN DÂN", place.name.upper()),
        mark="BC-UBND",
        town=place.short_name,
        day=date_words(local_day(now)),
        kind="Báo cáo",
        subject=subject,
        parts=parts,
        powers=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        receivers=(regime.receiver, f"Thường trực Đảng ủy, HĐND {office}", f"Lãnh đạo UBND {office}"),
        kept="Lưu: VT.",
        practice=place.practice,
        appendices=appendices,
    )


def _opening(one: Closing, task: str) -> list[str]:
    """`task`: what is carried out, as the sentence begins."""
    said = [
        f"{task}, UBND {office_of(one.place)} báo cáo {one.regime.receiver} kết quả kỳ {one.words} "
        f"(từ ngày {formats.day(one.first)} đến ngày {formats.day(one.last)}) như sau.",
        f"Số liệu đã chốt lần {one.number} lúc {formats.moment(one.closed_at)}, tính những gì đã ghi nhận đến "
        f"{formats.moment(one.cut)}; dấu vân tay {one.digest[:16]}.",
    ]
    if one.revision:
        said.append(f"Đây là bản chốt bổ sung lần {one.revision}. Lý do: {one.reason}")
    return said


def _table(said: Sequence[Said]) -> Table:
    rows: list[list[Cell]] = [
        [
            at,
            one.label,
            _cell(one, one.value),
            _cell(one, one.before),
            _cell(one, one.target),
            _percent(one.reached),
        ]
        for at, one in enumerate(said, start=1)
    ]
    columns = ("STT", "Chỉ tiêu", "Kỳ này", "Kỳ trước", "Chỉ tiêu giao", "% đạt")
    return Table(columns, rows, (7, 44, 13, 13, 13, 12))


def _cell(one: Said, value: float | None) -> Cell:
    if value is None:
        return "–"
    return Percent(value) if one.share else value


def _percent(value: float | None) -> Cell:
    return "–" if value is None else Percent(value)


def office_of(place: Place) -> str:
    """“phường Phú Xuân”, as within a sentence."""
    return f"{place.name[:1].lower()}{place.name[1:]}"
