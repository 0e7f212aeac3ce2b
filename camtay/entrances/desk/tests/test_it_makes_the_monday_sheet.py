from datetime import datetime, timedelta

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import CasePause
from camtay.domains.cases.tests import factories as make
from camtay.domains.reports import queries
from camtay.domains.tasks.tests import make as work
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 7, 0, tzinfo=ZONE)
DAY = timedelta(days=1)


def paper(content):
    """The sizes of the pages, in millimetres, and all that is written on them."""
    document = pypdfium2.PdfDocument(content)
    try:
        sizes = [tuple(round(side / 72 * 25.4) for side in one.get_size()) for one in document]
        return sizes, "\n".join(one.get_textpage().get_text_bounded() for one in document)
    finally:
        document.close()


@pytest.fixture
def sheet(staff):
    """The sheet of the leader of Phú Xuân on that Monday."""

    def made():
        return queries.monday(make.phu_xuan(), by=make.actor(staff("commune_leader"), MONDAY), now=MONDAY)

    return made


def test_it_tells_what_is_due_by_day(sheet):
    for days in (0, 1, 1, 4, 9):
        make.case(at=MONDAY, due_at=MONDAY + days * DAY + timedelta(hours=9))
    said = sheet()
    assert (len(said.due), len(said.late)) == (4, 0)
    assert {day.day: count for day, count in said.days} == {16: 1, 17: 2, 18: 0, 19: 0, 20: 1}


def test_it_tells_what_is_late_where_and_why(sheet, staff):
    case = make.case(
        at=MONDAY - 9 * DAY, due_at=MONDAY - 4 * DAY, assignee=staff("specialist"), department="culture", pause_count=1
    )  # fmt: skip
    CasePause.objects.create(
        case=case,
        kind=states.Pause.OTHER_AGENCY,
        since=MONDAY - 6 * DAY,
        until=MONDAY - 5 * DAY,
        evidence="CV 12",
    )
    actions.draft_apologies(by=SYSTEM, now=MONDAY)
    [late] = sheet().late
    assert late.days == 2  # Friday and this Monday
    assert late.holder == "Lê Quang Phúc"
    assert late.department == "Phòng Văn hóa - Xã hội"
    assert late.held == ("Chờ cơ quan khác trả lời, từ 10/11/2026 đến 11/11/2026. Căn cứ: CV 12",)
    assert late.letter == "drafted"
    assert [(one.label, one.count) for one in sheet().reasons] == [("Chờ cơ quan khác trả lời", 1)]


def test_each_decision_leads_to_where_it_is_taken(at, now):
    for _one in range(2):
        make.case(at=now - 9 * DAY, due_at=now - 7 * DAY)
    actions.draft_apologies(by=SYSTEM, now=now)
    shown = at("commune_leader").get(reverse("desk:monday"))
    choices = shown.context["sheet"].choices
    assert [one.number for one in choices] == [1, 2, 3]
    for one in choices:
        assert at("commune_leader").get(one.url).status_code == 200, one
    assert "đang đứng yên: ai làm tiếp?" in choices[0].title
    assert "2 phiếu xin lỗi đã soạn mà chưa gửi" in choices[1].title
    assert "“Đăng ký khai sinh” trễ nhiều nhất, 2 hồ sơ" in choices[2].title


def test_it_names_no_resident(at, now):
    make.case(at=now - 9 * DAY, due_at=now - 7 * DAY)
    make.case(at=now, due_at=now)
    assert "Nguyễn Thị Mai" not in at("commune_leader").get(reverse("desk:monday")).text


def test_tasks_that_are_late_come_first(at, now):
    people = work.Office(now)
    work.task(people, now=now, due_at=now + timedelta(hours=1), title="Còn kịp")
    work.task(people, now=now, due_at=now - 5 * DAY, title="Đã trễ", doer="thao")
    shown = at("commune_leader").get(reverse("desk:monday"))
    assert shown.context["sheet"].tasks.lines[0].what == "Đã trễ"
    assert "Việc “Đã trễ” trễ" in shown.text


def test_a_week_without_anything_is_said(at):
    assert "Tuần này không có gì gấp" in at("department_head").get(reverse("desk:monday")).text


def test_it_fits_on_one_page_however_much_there_is(at, staff, now):
    people = work.Office(now)
    long = make.procedure("9.1", "Cấp giấy chứng nhận quyền sử dụng đất cho hộ gia đình, cá nhân " * 3)
    for number in range(25):
        make.case(at=now - 9 * DAY, due_at=now - 7 * DAY, procedure=long, assignee=staff("specialist"))
        make.case(at=now, due_at=now + timedelta(hours=number % 5), procedure=long)
        work.task(people, now=now, due_at=now - DAY, title="Rà soát toàn bộ hồ sơ đất đai tồn đọng " * 4)
    answer = at("commune_leader").get(reverse("desk:monday_pdf"))
    assert answer["Content-Type"] == "application/pdf"
    sizes, text = paper(answer.content)
    assert sizes == [(210, 297)]
    for words in ("Tờ đầu tuần", "Ba việc cần quyết", "Trễ, và vì sao", "Đến hạn tuần này", "dòng nữa"):
        assert words in text, words


def test_on_a_weekend_it_is_of_the_week_that_comes():
    assert [day.day for day in queries.week_of(MONDAY + 5 * DAY)] == [23, 29]
    assert [day.day for day in queries.week_of(MONDAY + 4 * DAY)] == [16, 22]


def test_it_is_for_heads_and_leaders(at):
    assert at("specialist").get(reverse("desk:monday")).status_code == 403
    assert (
        at("commune_leader", where=make.nam_dong())
        .get(reverse("desk:monday"), {"noi": "19753"})
        .text.count("Nam Đông")
    )


def test_it_asks_as_little_for_many_as_for_one(at, staff, now):
    people = work.Office(now)
    client, counts = at("commune_leader"), []
    for number in (1, 6):
        for _one in range(number):
            make.case(at=now - 9 * DAY, due_at=now - 7 * DAY, assignee=staff("specialist"))
            make.case(at=now, due_at=now)
            work.task(people, now=now, due_at=now - DAY)
        client.get(reverse("desk:monday"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("desk:monday"))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 16


def test_the_way_there_is_on_the_first_page(at):
    assert reverse("desk:monday") in at("commune_leader").get(reverse("desk:home")).text
    assert reverse("desk:monday") not in at("specialist").get(reverse("desk:home")).text
    assert "Danh sách 7 giờ 30" in at("specialist").get(reverse("desk:sheets")).text
