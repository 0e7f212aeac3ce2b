"""What is suspect: the list, the records, the note that brings quiet until something new joins, and the city."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.domains.people.tests.make import group_three, person, sign_in
from camtay.domains.quality import actions
from camtay.domains.quality.models import Looked
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import history
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
HOME = "/dieu-hanh/19753/kiem-tra-du-lieu/"
ONE = f"{HOME}cases.due_before_receipt/"


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0)


def at(role="data_officer", where=None):
    return sign_in(Client(), make.account("Hồ Thị Thảo", (role, where or make.phu_xuan())))


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def suspect(now, code):
    at_that_time = now - timedelta(days=20)
    due = at_that_time - timedelta(days=3)
    return make.case(states.HANDED_OVER, at=at_that_time, code=code, due_at=due, channel="counter")


def test_a_finding_says_what_to_do_and_opens_into_its_records(now):
    client = at()
    assert "Không có gì cần xem." in page(client, HOME)
    suspect(now, "PX-1")
    text = page(client, HOME)
    assert "Hẹn trả trước lúc tiếp nhận" in text
    assert "Sửa ngày ở hệ thống của thành phố" in text
    assert "Cần xem ngay" in text
    assert ONE in text
    text = page(client, ONE)
    assert "Hẹn trả trước lúc tiếp nhận: 1" in text
    assert "PX-1" in text
    assert "/dieu-hanh/19753/cases.on_time/" in text


def test_what_was_looked_into_is_quiet_until_something_new_joins(now):
    suspect(now, "PX-1")
    client = at()
    assert client.post(f"{ONE}da-xem/", {"words": "x"}).status_code == 422
    assert Looked.objects.count() == 0
    answer = client.post(f"{ONE}da-xem/", {"reason": "at_source", "words": "Đã gọi Trung tâm"})
    assert answer.status_code == 302
    looked = Looked.objects.get()
    [entry] = history("quality.Looked", looked.pk)
    assert entry.action == "quality.note"
    text = page(client, HOME)
    assert "Không có gì cần xem." in text
    assert "Lỗi ở hệ thống khác, đã báo nơi ấy" in text
    assert "Đã gọi Trung tâm" in text
    suspect(now, "PX-2")
    text = page(client, HOME)
    assert "Không có gì cần xem." not in text
    assert "1 mới" in text
    assert "Từ đó có thêm 1 bản ghi mới." in page(client, ONE)


def test_what_is_gone_cannot_be_looked_into():
    answer = at().post(f"{ONE}da-xem/", {"reason": "right", "words": "giữ lại câu này"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "không còn thấy gì ở đây" in text
    assert "giữ lại câu này" in text


def test_a_clerk_sees_and_does_not_note(now):
    suspect(now, "PX-1")
    client = at("clerk")
    assert "Ghi là đã xem xét" not in page(client, ONE)
    assert client.post(f"{ONE}da-xem/", {"reason": "right"}).status_code == 403
    assert at("helper", group_three()).get(HOME).status_code == 403


def test_names_are_for_those_who_may_read_them_and_each_look_is_logged():
    for _time in range(2):
        person("Phan Thị Sen", group_three(), birth_year=1958)
    path = f"{HOME}people.likely_twice/"
    before = Look.objects.count()
    assert "Phan Thị Sen" in page(at(), path)
    assert Look.objects.filter(action="quality.see").count() == 1
    auditor = at("city_viewer", make.hue())
    assert "Phan Thị Sen" not in page(auditor, path)
    assert Look.objects.count() == before + 1


def test_a_city_has_its_communes_as_last_counted(now):
    city = at("city_viewer", make.hue())
    assert "Chưa đếm lần nào" in page(city, "/dieu-hanh/46/kiem-tra-du-lieu/")
    suspect(now, "PX-1")
    actions.count_all(by=SYSTEM, now=now)
    text = page(city, "/dieu-hanh/46/kiem-tra-du-lieu/")
    assert HOME in text
    assert "đếm lúc" in text


def test_a_figure_that_leans_on_suspect_records_carries_a_mark(now):
    client, figure = at(), "/dieu-hanh/19753/cases.on_time/"
    suspect(now, "PX-1")
    assert "dấu hiệu bất thường" not in page(client, figure)  # nothing was counted yet
    actions.count_all(by=SYSTEM, now=now)
    assert "Dựa vào 1 dấu hiệu bất thường chưa ai xem xét" in page(client, figure)
    assert "đếm lúc" in page(client, figure)
    assert "1 chỗ cần xem lại" in page(client, "/dieu-hanh/19753/")
    assert "dấu hiệu bất thường" not in page(client, "/dieu-hanh/19753/cases.assisted/")
    assert "chỗ cần xem lại" not in page(at("party_viewer"), "/dieu-hanh/19753/")
    client.post(f"{ONE}da-xem/", {"reason": "old"})
    assert "chưa ai xem xét" not in page(client, figure)


def test_an_unknown_check_is_not_there():
    assert at().get(f"{HOME}nothing/").status_code == 404
    assert (
        at("city_viewer", make.hue()).get("/dieu-hanh/46/kiem-tra-du-lieu/wishes.overdue/").status_code == 404
    )


def test_it_asks_the_same_questions_however_much_is_found(now, django_assert_num_queries):
    client = at()
    page(client, HOME)
    with django_assert_num_queries(36):  # of which thirty count
        page(client, HOME)
    for number in range(3):
        suspect(now, f"PX-{number}")
    with django_assert_num_queries(36):
        page(client, HOME)
    with django_assert_num_queries(9):
        page(client, ONE)
