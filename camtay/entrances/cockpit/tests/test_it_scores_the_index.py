"""The service-quality index: points, what is left out of them and why, months, communes."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.domains.people.tests.make import sign_in
from camtay.domains.quality import queries as quality
from camtay.domains.quality.models import Tally
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
PERIOD = "first=2026-11-01&last=2026-11-24"
HOME = "/dieu-hanh/19753/chi-so-766/"


def leader(role="commune_leader", where=None):
    return sign_in(Client(), make.account("Nguyễn Phước Vĩnh", (role, where or make.phu_xuan())))


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def settle(number, *, on_time=True, **more):
    due = {} if on_time else {"due_at": NOW - timedelta(hours=5)}
    return make.case(states.HANDED_OVER, at=NOW, code=f"PX-{number}", **due, **more)


def plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


def test_it_gives_points_item_by_item_and_names_what_it_cannot_judge():
    for number in range(4):
        settle(number, on_time=number > 0, electronic_result=number > 1, components_attached=True)
    text = plain(page(leader(), f"{HOME}?{PERIOD}"))
    # on time 3/4 of 20; results 2/4 of 6; digitised 50 % of a target of 80 % of 4; nothing was rated
    total = Decimal("15.00") + Decimal("3.00") + Decimal("2.50")
    assert f"Chỉ số 766: {str(total).replace('.', ',')} trên 30 điểm chấm được" in text
    assert "70 điểm không chấm được ở đây" in text
    assert "2.1. Giải quyết đúng hạn" in text
    assert f"/dieu-hanh/19753/cases.on_time/?{PERIOD.replace('&', '&amp;')}" in text
    assert "Kỳ này không có hồ sơ nào để tính." in text
    assert "chưa có nguồn nói mục này được mấy trong 12 điểm" in text
    assert "Thanh toán trực tuyến: không chấm được" in text


def test_nothing_is_judged_where_there_is_no_record():
    text = plain(page(leader(), f"{HOME}?{PERIOD}"))
    assert "Chỉ số 766: chưa chấm được" in text
    assert "100 điểm không chấm được ở đây" in text


def test_a_city_has_its_communes_side_by_side():
    city = make.hue()
    settle(1)
    settle(2, on_time=False)
    text = plain(page(leader("city_viewer", city), f"/dieu-hanh/{city.code}/chi-so-766/?{PERIOD}"))
    assert "Từng xã, phường" in text
    assert f"/dieu-hanh/19753/chi-so-766/?{PERIOD.replace('&', '&amp;')}" in text


def test_months_stand_beside_one_another():
    settle(1)
    make.case(states.HANDED_OVER, at=NOW - timedelta(days=40), code="PX-2")
    client = leader()
    text = page(client, f"{HOME}?first=2026-10-01&last=2026-11-24")
    assert "Chỉ số 766 theo tháng" in text
    answer = client.get(f"{HOME}bieu-do.svg?first=2026-10-01&last=2026-11-24")
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert b"Ch\xe1\xbb\x89 s\xe1\xbb\x91 766" in answer.content


def suspect(fresh=3):
    check = next(one for one in quality.checks() if "cases.on_time" in one.leans)
    Tally.objects.create(
        place=make.phu_xuan(), check_code=check.code, found=fresh, fresh=fresh, counted_at=NOW
    )


def test_points_that_lean_on_suspect_records_carry_a_mark():
    settle(1)
    assert "chỗ cần xem lại" not in page(leader(), f"{HOME}?{PERIOD}")
    suspect()
    text = page(leader(), f"{HOME}?{PERIOD}")
    assert 'aria-label="Giải quyết đúng hạn: 3 chỗ cần xem lại"' in text
    assert "/dieu-hanh/19753/kiem-tra-du-lieu/" in text


def test_a_city_marks_the_communes_whose_points_lean_on_them():
    city = make.hue()
    settle(1)
    suspect()
    text = page(leader("city_viewer", city), f"/dieu-hanh/{city.code}/chi-so-766/?{PERIOD}")
    assert 'aria-label="Phường Phú Xuân: 3 chỗ cần xem lại"' in text


def test_who_may_not_see_what_is_suspect_sees_no_mark():
    settle(1)
    suspect()
    text = page(leader("party_viewer"), f"{HOME}?{PERIOD}")
    assert "2.1. Giải quyết đúng hạn" in plain(text)
    assert "chỗ cần xem lại" not in text


def test_it_asks_few_questions(django_assert_max_num_queries):
    settle(1)
    client = leader()
    page(client, f"{HOME}?{PERIOD}")
    with django_assert_max_num_queries(14):  # of which eight find out who asks and of where
        page(client, f"{HOME}?{PERIOD}")


def test_who_may_not_see_figures_does_not_see_points():
    answer = leader("helper").get(HOME)
    assert answer.status_code in (403, 404)
