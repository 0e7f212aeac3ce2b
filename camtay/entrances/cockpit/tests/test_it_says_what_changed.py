"""The page that a leader opens in the morning."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.domains.people.tests.make import sign_in
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 7, 30, tzinfo=ZONE)
HOME = "/dieu-hanh/19753/"


@pytest.fixture(autouse=True)
def morning(monkeypatch):
    monkeypatch.setattr("camtay.entrances.cockpit.figures.views.timezone", SimpleNamespace(now=lambda: NOW))


def open_case(code, days_late, state=states.IN_PROGRESS, **more):
    """Received ten days ago and due so many days ago."""
    due = NOW - timedelta(days=days_late)
    make.case(state, at=NOW - timedelta(days=10), code=code, due_at=due, **more)


@pytest.fixture
def late():
    """Three were late a week ago; four more are now, all of them certificates."""
    other = make.procedure("1.004873", "Xác nhận tình trạng hôn nhân")
    for number in range(3):
        open_case(f"PX-A-{number}", 9)
    for number in range(4):
        open_case(f"PX-B-{number}", 2, procedure=other)


def at(role="commune_leader", where=None):
    return sign_in(Client(), make.account("Nguyễn Phước Vĩnh", (role, where or make.phu_xuan())))


def page(client, path=HOME):
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_it_says_what_got_worse_and_where_it_sits(late):
    text = page(at())
    assert "Đang quá hạn tăng từ 3 lên 7 hồ sơ" in text
    assert "7 trong 7 ở bước" not in text  # all were there before too: that explains nothing
    assert "18/11/2026 – 24/11/2026 so với 11/11/2026 – 17/11/2026" in text


def test_who_holds_all_of_them_is_named_where_others_hold_none():
    for days, late in ((9, 0), (2, 6)):
        ended = NOW - timedelta(days=days)
        for number in range(6):
            due = {"due_at": ended - timedelta(hours=5)} if number < late else {}
            make.case(states.HANDED_OVER, at=ended, department="economy", **due)
            make.case(states.HANDED_OVER, at=ended, department="culture")
    text = page(at())
    assert "6 trong 12 hồ sơ không đạt" in text
    assert "6 trong 6 thuộc Phòng Kinh tế" in text


def test_a_reason_opens_exactly_the_records_it_speaks_of(late):
    for number in range(4, 12):
        open_case(f"PX-B-{number}", 2, procedure=make.procedure("1.004873"))
    client = at()
    text = page(client)
    assert "12 trong 15 là thủ tục “Xác nhận tình trạng hôn nhân”" in text
    asked = "first=2026-11-18&last=2026-11-24&procedure=1.004873"
    assert asked.replace("&", "&amp;") in text
    text = page(client, f"{HOME}cases.overdue_now/?{asked}")
    assert "Được tính (12)" in text
    assert "PX-A-0" not in text


def test_a_step_narrows_the_records_and_an_unknown_one_is_not_there(late):
    open_case("PX-C-0", 3, state=states.WAITING_AGENCY)
    client = at()
    text = page(client, f"{HOME}cases.overdue_now/?step=waiting_agency&first=2026-11-18&last=2026-11-24")
    assert "bước “Chờ cơ quan khác”" in text
    assert "PX-C-0" in text
    assert "PX-A-0" not in text
    assert client.get(f"{HOME}cases.overdue_now/?step=gi").status_code == 404


def test_a_quiet_week_says_so():
    assert "Không số liệu nào thay đổi đáng kể" in page(at())


def test_every_tile_says_the_target_of_law_and_what_is_missing():
    for number in range(4):
        make.case(
            states.HANDED_OVER,
            at=NOW - timedelta(days=1),
            code=f"PX-{number}",
            components_attached=number == 0,
            electronic_result=True,
        )
    text = page(at())
    assert "Chuẩn 80\u00a0%: còn thiếu 55 điểm" in text


def test_a_screen_shows_one_sheet_at_a_time_and_turns(late):
    client = at()
    first = page(client, f"{HOME}?man-hinh=1")
    assert "Đang quá hạn tăng từ 3 lên 7 hồ sơ" in first
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    second = page(client, f"{HOME}?man-hinh=2")
    assert "Hồ sơ tiếp nhận" in second
    assert 'rel="prev"' in second
    assert "tăng từ" not in second
    for asked in ("0", "999", "x", "²"):
        assert "1/" in page(client, f"{HOME}?man-hinh={asked}")


def test_a_city_names_the_commune_and_shows_the_map(late):
    open_case("PV-1", -5, where=make.phu_vinh())
    text = page(at("city_viewer", make.hue()), "/dieu-hanh/46/")
    assert '<span class="govuk-visually-hidden">Xã Phú Vinh, không có số liệu</span>' in text
    assert "/dieu-hanh/46/so-sanh/" in text
    assert "Đang quá hạn tăng từ 3 lên 7 hồ sơ" in text


def test_it_asks_the_same_few_questions_however_much_has_changed(late, django_assert_max_num_queries):
    client = at()
    page(client)
    with django_assert_max_num_queries(QUERIES):
        page(client)
    for number in range(30):
        open_case(f"PX-D-{number}", 2, procedure=make.procedure("1.004873"))
    with django_assert_max_num_queries(QUERIES):
        page(client)


QUERIES = 45
