"""The monthly statement as paper, to sign and hand in. What its official added stands apart, as their own words."""

from datetime import datetime

from camtay.domains.reports.queries.closed import office_of
from camtay.domains.reports.queries.statement import Statement
from camtay.foundation.calendar import local_day
from camtay.foundation.ui import formats
from camtay.foundation.ui.letters import Cell, Letter, Part, Table
from camtay.foundation.vietnamese.dates import date_words, month_words


def statement_letter(said: Statement, *, now: datetime) -> Letter:
    """Always Vietnamese."""
    place = said.role.place
    return Letter(
        agency=("ỦY BAN NHÂN DÂN", place.name.upper()),
        mark="BK-UBND",
        town=place.short_name,
        day=date_words(local_day(now)),
        kind="Bảng kê công việc",
        subject=f"{month_words(said.first)[:1].upper()}{month_words(said.first)[1:]}, {said.name}, {said.office}",
        parts=[
            _cases(said), *_late(said), _tasks(said),
            Part("III. Hướng dẫn bà con", [_taught(said)]),
            _own(said),
        ],
        powers=("NGƯỜI KÊ KHAI",),
        signer=said.name,
        receivers=(f"Lãnh đạo UBND {office_of(place)}", "Trưởng phòng"),
        practice=place.practice,
    )  # fmt: skip


def _cases(said: Statement) -> Part:
    rows: list[list[Cell]] = [[one.name, one.count, one.count - one.late, one.late] for one in said.steps]
    words = (
        f"Chịu trách nhiệm {formats.number(said.settled)} hồ sơ đã xong trong tháng: "
        f"{formats.number(said.on_time)} đúng hạn, {formats.number(len(said.late))} trễ, trong đó "
        f"{formats.number(sum(one.explained for one in said.late))} không trễ khi giải trình."
    )
    table = Table(
        ("Bước đã làm", "Số lần", "Đúng hạn bước", "Trễ hạn bước"), rows, (52, 14, 17, 17), name="Bước"
    )
    return Part("I. Hồ sơ", (words,), table)


def _late(said: Statement) -> list[Part]:
    if not said.late:
        return []
    rows: list[list[Cell]] = [
        [
            one.code, one.procedure, one.days, "; ".join(one.held) or "Không ghi lý do nào",
            "Có" if one.explained else "Không",
        ]
        for one in said.late
    ]  # fmt: skip
    columns = (
        "Mã hồ sơ",
        "Thủ tục",
        "Số ngày trễ",
        "Nguyên nhân khách quan đã ghi, căn cứ",
        "Không trễ khi giải trình",
    )
    return [
        Part("", ("Hồ sơ trễ và nguyên nhân:",), Table(columns, rows, (22, 24, 10, 30, 14), name="Hồ sơ trễ"))
    ]


def _tasks(said: Statement) -> Part:
    rows: list[list[Cell]] = [
        [
            one.title, one.outcome or one.product or "–", formats.day(one.due_at), formats.day(one.done_at),
            "Đúng hạn" if one.on_time else "Trễ",
        ]
        for one in said.tasks
    ]  # fmt: skip
    columns = ("Việc", "Sản phẩm", "Hạn", "Xong", "")
    return Part("II. Việc được giao", (), Table(columns, rows, (34, 28, 14, 14, 10), name="Việc"))


def _taught(said: Statement) -> str:
    done = said.taught
    if not done.sessions:
        return "Không có buổi nào trong tháng."
    return f"{formats.number(done.sessions)} buổi, {formats.number(done.times)} lượt người được chỉ."


def _own(said: Statement) -> Part:
    rows: list[list[Cell]] = [[one.words, one.product or "–"] for one in said.own]
    table = Table(("Việc", "Sản phẩm"), rows, (60, 40), name="Tự ghi")
    return Part(
        "IV. Người kê khai tự ghi thêm", ("Phần này do người kê khai tự ghi, máy không kiểm được.",), table
    )
