"""The count of the day to paste, and a village's month in large type."""

from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse

from camtay.domains.cases.tests import factories as make
from camtay.domains.people.tests.make import account, group_three, sign_in
from camtay.domains.people.tests.make import person as people_person
from camtay.foundation.calendar import day_key, local_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def village_head(client):
    return sign_in(client, account("Nguyễn Văn Hải", ("village_head", group_three())))


def case_of(part, now, **more):
    return make.case(
        at=now, neighbourhood=part, received_at=now, received_day=day_key(local_day(now)), **more
    )


def test_the_count_of_the_day_is_ready_to_paste(at, now):
    case_of(None, now)
    case_of(None, now, channel="counter", due_at=now + timedelta(days=9))
    make.case("handed_over", at=now)
    make.case(at=now - timedelta(days=9), due_at=now - timedelta(days=5))
    shown = at("clerk").get(reverse("desk:day_count"))
    lines = shown.context["text"].splitlines()
    assert lines[0] == "PHƯỜNG PHÚ XUÂN"
    assert "• Tiếp nhận: 2 hồ sơ, trong đó trực tuyến 1" in lines
    assert "• Giải quyết xong: 1 hồ sơ, đúng hạn 1" in lines
    assert "• Đang giải quyết: 3 hồ sơ, quá hạn 1" in lines
    assert "data-copy" in shown.text
    assert "Nguyễn Thị Mai" not in shown.text


def test_a_day_without_anything_is_a_day_of_noughts(at):
    assert "• Tiếp nhận: 0 hồ sơ" in at("data_officer").get(reverse("desk:day_count")).context["text"]
    assert at("specialist").get(reverse("desk:day_count")).status_code == 403


def test_the_village_is_told_in_counts_and_few_are_hidden(village_head, now):
    part = group_three()
    for _one in range(6):
        case_of(part, now)
    make.case("handed_over", at=now, neighbourhood=part)
    shown = village_head.get(reverse("desk:village"))
    said = {line.words: line.number for line in shown.context["sheet"].lines}
    assert said["hồ sơ bà con đã nộp"] in ("6", "7")
    assert said["hồ sơ đã có kết quả"] == "dưới 5"
    assert shown.context["sheet"].asked == ["Đăng ký khai sinh"]
    assert "Nguyễn Thị Mai" not in shown.text
    assert "Nguyễn Văn Hải" in shown.text  # who teaches
    assert "Chưa hẹn lớp nào." in shown.text


def test_who_has_not_yet_is_a_count(village_head, now):
    part = group_three()
    for number in range(7):
        one = people_person(f"Người {number}", part.parent)
        one.neighbourhood = part
        one.save()
    shown = village_head.get(reverse("desk:village"))
    [line] = [line for line in shown.context["sheet"].lines if line.words == "người lớn chưa được ai chỉ"]
    assert line.number.split("/")[0].isdigit()
    assert "Người 3" not in shown.text


def test_the_sheet_for_the_wall_is_one_page_across(village_head, now):
    case_of(group_three(), now)
    answer = village_head.get(reverse("desk:village_pdf"))
    document = pypdfium2.PdfDocument(answer.content)
    try:
        assert [tuple(round(side / 72 * 25.4) for side in one.get_size()) for one in document] == [(297, 210)]
        words = document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    assert "tháng này" in words
    assert "Ai chỉ cho bà con" in words


def test_a_village_head_sees_no_other_village(village_head):
    make.nam_dong()
    assert village_head.get(reverse("desk:village"), {"noi": "19753"}).context["place"] == group_three()
    assert "Thôn mình tháng này" in village_head.get(reverse("desk:sheets")).text


def test_it_is_not_for_everybody(at):
    assert at("specialist").get(reverse("desk:village")).status_code == 403
