"""The report on a resolution: its closed figures, its other goals, and the work towards them with who and what."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from camtay.domains.closings import actions as closings
from camtay.domains.closings.tests.make import regime
from camtay.domains.plans.tests import make as plans
from camtay.domains.reports import queries
from camtay.domains.reports.rules import resolution as rules
from camtay.domains.reports.rules.resolution import Piece
from camtay.domains.tasks import states
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = plans.NOW
PIECE = Piece(
    "Kê khai", "Lê Quang Phúc", "Danh sách", date(2026, 11, 20), None, None, confirmed=False, overdue=False
)


def letter(people):
    one = closings.close(
        place=people.place, regime=regime(), day=date(2026, 11, 1), by=people.actor("thao"), now=NOW
    )
    found = queries.closed_letter(one, kind="resolution", by=people.actor("thao"), now=NOW)
    return {part.title: part for part in found.parts} | {"opening": found.parts[0]}


def test_goals_without_a_closed_figure_are_said_too():
    people = plans.office()
    plan = plans.plan(people)
    plans.settle(people, datetime(2026, 11, 3, 9, tzinfo=ZONE), 3, 1)
    plans.goal(people, plan)
    by_work = plans.goal(
        people, plan, title="Mỗi thôn một tổ công nghệ số", indicator="", target=None, start=None
    )
    plans.goal(people, plan, title="Số hóa đạt 90 %", indicator="cases.digitised", target=Decimal(90))
    plans.task(people, source="plan", source_id=str(by_work.pk), due_at=NOW - timedelta(days=2))
    parts = letter(people)
    [closed] = parts["I. Chỉ tiêu có số liệu đã chốt"].paragraphs
    assert closed.startswith("75\u00a0% hồ sơ đúng hạn (3/4 hồ sơ)")
    other = parts["II. Các mục tiêu khác"].paragraphs
    assert other[0] == (
        "Mỗi thôn một tổ công nghệ số (đến ngày 31/12/2026): Không đo bằng số, xét theo việc; 1 việc quá hạn."
    )
    assert other[1].startswith("Số hóa đạt 90 % (đến ngày 31/12/2026): Đang")
    assert other[1].endswith("Số này tính lúc lập báo cáo, không có trong bản chốt.")
    assert (
        parts["opening"]
        .paragraphs[0]
        .startswith(
            "Theo kế hoạch “Chuyển đổi số phường Phú Xuân năm 2026” (12-NQ/ĐU), UBND phường Phú Xuân báo cáo"
        )
    )


def test_the_work_stands_in_a_table_with_who_and_what():
    people = plans.office()
    plan = plans.plan(people)
    goal = plans.goal(people, plan, title="Tổ công nghệ số", indicator="", target=None, start=None)
    of = {"source": "plan", "source_id": str(goal.pk)}
    plans.task(
        people, states.CONFIRMED, title="Lập tổ", product="Quyết định", done_at=NOW - timedelta(days=3), **of
    )
    plans.task(people, states.DONE, title="Tập huấn", done_at=NOW, due_at=NOW - timedelta(days=1), **of)
    plans.task(people, title="Rà soát", due_at=NOW - timedelta(days=2), **of)
    plans.task(people, title="Tổng kết", due_at=NOW + timedelta(days=9), **of)
    plans.task(people, states.DROPPED, title="Thôi rồi", **of)
    plans.task(people, title="Việc ngoài kế hoạch")
    parts = letter(people)
    work = parts["III. Nhiệm vụ, công việc"]
    assert work.paragraphs[0] == (
        "Kế hoạch đã giao 4 việc: 2 việc đã xong (1 đúng hạn, 1 trễ hạn); 2 việc đang làm, trong đó 1 việc quá hạn."
    )
    assert [row[1:] for row in work.table.rows] == [
        ["Rà soát", "Lê Quang Phúc", "Danh sách hộ", "22/11/2026", "Quá hạn, chưa xong"],
        [
            "Tập huấn",
            "Lê Quang Phúc",
            "Danh sách hộ",
            "23/11/2026",
            "Xong ngày 24/11/2026, trễ hạn, chờ xác nhận",
        ],
        ["Lập tổ", "Lê Quang Phúc", "Quyết định", "27/11/2026", "Xong ngày 21/11/2026, đúng hạn"],
        ["Tổng kết", "Lê Quang Phúc", "Danh sách hộ", "03/12/2026", "Đang làm, còn hạn"],
    ]
    assert parts["IV. Hạn chế, nguyên nhân"].paragraphs == [
        "Việc “Rà soát” (Lê Quang Phúc) quá hạn từ ngày 22/11/2026.", "1 việc đã xong nhưng trễ hạn.",
    ]  # fmt: skip
    assert parts["V. Phương hướng kỳ tới"].paragraphs == [
        "Làm dứt điểm 1 việc quá hạn.", "Hoàn thành đúng hạn 1 việc đang làm.",
    ]  # fmt: skip


def test_without_a_plan_it_says_that_there_is_none():
    parts = letter(plans.office())
    assert parts["III. Nhiệm vụ, công việc"].paragraphs == ["Chưa giao việc nào cho các mục tiêu."]
    assert parts["III. Nhiệm vụ, công việc"].table is None


def test_more_work_asks_no_more_questions(django_assert_max_num_queries):
    people = plans.office()
    plan = plans.plan(people)
    for number in range(6):
        goal = plans.goal(people, plan, title=f"Mục tiêu {number}", indicator="", target=None, start=None)
        for _one in range(4):
            plans.task(people, source="plan", source_id=str(goal.pk))
    one = closings.close(
        place=people.place, regime=regime(), day=date(2026, 11, 1), by=people.actor("thao"), now=NOW
    )
    by = people.actor("thao")
    with django_assert_max_num_queries(14):
        queries.closed_letter(one, kind="resolution", by=by, now=NOW)


def test_many_late_pieces_are_named_as_far_as_they_can_be_read():
    late = [replace(PIECE, title=f"Việc {number}", overdue=True) for number in range(7)]
    said = rules.behind(late)
    assert len(said) == 6
    assert said[-1] == "Còn 2 việc quá hạn nữa, xem bảng ở mục III."
    assert rules.work([PIECE]) == "Kế hoạch đã giao 1 việc: 1 việc đang làm, đều còn hạn."
