"""What an official did in a month, filled already; own words apart; a leader reads all, others their own."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from camtay.domains.cases.tests import factories as make
from camtay.domains.reports.models import OwnLine
from camtay.domains.tasks.tests import make as work

pytestmark = pytest.mark.django_db
PAGE = "desk:statement"


def test_it_is_filled_from_what_was_done(at, staff, now):
    phuc = staff("specialist")
    make.case("handed_over", at=now, assignee=phuc)
    make.case("handed_over", at=now, assignee=phuc, due_at=now - timedelta(days=4))
    people = work.Office(now)
    work.task(
        people, "done", now=now, done_by=phuc, done_at=now, title="Lập danh sách", outcome="Danh sách 12 hộ"
    )
    shown = at("specialist").get(reverse(PAGE)).text
    assert "Chịu trách nhiệm 2 hồ sơ đã xong trong tháng: 1 đúng hạn, 1 trễ" in shown
    assert "Không ghi lý do nào" in shown
    assert "Danh sách 12 hộ" in shown
    assert "Nguyễn Thị Mai" not in shown


def test_own_words_are_marked_and_can_be_taken_off(at):
    client = at("specialist")
    said = client.post(reverse(PAGE), {"words": "Trực bão hai đêm", "product": "Sổ trực"}, follow=True).text
    assert "Phần này do người kê khai tự ghi" in said
    assert "Trực bão hai đêm" in said
    assert "Còn chỗ cần sửa" not in client.get(reverse(PAGE)).text
    wrong = client.post(reverse(PAGE), {"words": "", "product": "Sổ"}).text
    assert "Hãy ghi việc đã làm." in wrong
    assert wrong.count("Còn chỗ cần sửa") == 1
    assert 'value="Sổ"' in wrong
    client.post(reverse("desk:statement_withdraw", args=[OwnLine.objects.get().pk]))
    assert "Trực bão hai đêm" not in client.get(reverse(PAGE)).text


def test_pressing_twice_writes_one_line(at):
    client = at("specialist")
    page = client.get(reverse(PAGE))
    assert f'name="key" value="{page.context["key"]}"' in page.text
    said = {"words": "Trực bão", "product": "", "key": page.context["key"]}
    first, second = client.post(reverse(PAGE), said), client.post(reverse(PAGE), said)
    assert (first.status_code, second.status_code) == (302, 302)
    assert OwnLine.objects.count() == 1
    client.post(reverse(PAGE), {**said, "key": client.get(reverse(PAGE)).context["key"]})
    assert OwnLine.objects.count() == 2  # the same work again, on purpose


def test_nobody_writes_on_anothers_statement(at, staff):
    phuc = staff("specialist")
    leader = at("commune_leader")
    assert leader.get(reverse(PAGE), {"nguoi": phuc.pk}).status_code == 200
    assert leader.post(f"{reverse(PAGE)}?nguoi={phuc.pk}", {"words": "x"}).status_code == 403
    at("specialist").post(reverse(PAGE), {"words": "Của tôi"})
    line = OwnLine.objects.get()
    assert leader.post(reverse("desk:statement_withdraw", args=[line.pk])).status_code == 403


def test_colleagues_do_not_read_each_other(at, staff):
    assert at("clerk").get(reverse(PAGE), {"nguoi": staff("specialist").pk}).status_code == 403


def test_word_opens_it(at):
    at("specialist").post(reverse(PAGE), {"words": "Trực bão hai đêm"})
    answer = at("specialist").get(reverse("desk:statement_file", args=["docx"]))
    document = Document(io.BytesIO(answer.content))
    words = "\n".join(line.text for line in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "BẢNG KÊ CÔNG VIỆC" in words
    assert "Trực bão hai đêm" in cells
    assert any("NGƯỜI KÊ KHAI" in cell and "Lê Quang Phúc" in cell for cell in cells)


def test_it_prints(at):
    assert at("specialist").get(reverse("desk:statement_file", args=["pdf"])).content[:5] == b"%PDF-"


@pytest.mark.parametrize("month", ["0001-01", "9999-12", "2026-13", "abc"])
def test_a_slip_of_the_month_shows_this_one(at, now, month):
    answer = at("specialist").get(reverse(PAGE), {"thang": month})
    assert answer.status_code == 200
    assert f"Bảng kê công việc tháng {timezone.localtime(now):%m/%Y}" in answer.text
