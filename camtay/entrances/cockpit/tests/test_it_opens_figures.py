import csv
import io
import re
from datetime import datetime, timedelta

import openpyxl
import pytest
from django.test import Client

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.domains.people.tests.make import sign_in
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
PERIOD = "first=2026-01-01&last=2026-11-24"


@pytest.fixture
def cases():
    """Three on time, one late, one of the neighbour's."""
    here = make.phu_xuan()
    for number in range(3):
        make.case(states.HANDED_OVER, at=NOW, where=here, code=f"19753-261120-000{number}")
    make.case(
        states.HANDED_OVER, at=NOW, where=here, code="19753-261120-0009", due_at=NOW - timedelta(hours=5)
    )
    make.case(states.HANDED_OVER, at=NOW, where=make.phu_vinh(), code="19945-261120-0001")


def at(role, where=None):
    return sign_in(Client(), make.account("Nguyễn Phước Vĩnh", (role, where or make.phu_xuan())))


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_leader_opens_a_share_into_the_late_cases(cases):
    leader = at("commune_leader")
    text = page(leader, f"/dieu-hanh/19753/?{PERIOD}")
    assert "75\u00a0%" in text
    assert "3 trên 4 hồ sơ" in text
    text = page(leader, f"/dieu-hanh/19753/cases.on_time/?{PERIOD}&which=rest")
    assert "19753-261120-0009" in text
    assert "19753-261120-0001" not in text
    assert "Quyết định 766/QĐ-TTg, mục 2.1" in text
    text = page(leader, f"/dieu-hanh/19753/cases.on_time/?{PERIOD}")
    assert "19753-261120-0001" in text
    assert "Nguyễn Thị Mai" not in text


def test_records_link_to_the_desk_for_those_alone_who_may_open_them_there(cases):
    path = f"/dieu-hanh/19753/cases.on_time/?{PERIOD}"
    assert "/can-bo/ho-so/" in page(at("commune_leader"), path)
    for role in ("data_officer", "party_viewer", "commune_admin"):
        text = page(at(role), path)
        assert "19753-261120-0001" in text
        assert "/can-bo/ho-so/" not in text.split("<main", 1)[1], role


def test_an_old_code_of_the_place_opens_the_same_page(cases):
    assert "75\u00a0%" in page(at("commune_leader"), f"/dieu-hanh/19768/?{PERIOD}")


def test_the_first_page_is_the_own_place(cases):
    answer = at("commune_leader").get("/dieu-hanh/")
    assert answer.headers["Location"] == "/dieu-hanh/19753/"


def test_a_city_viewer_sees_the_communes_side_by_side(cases):
    text = page(at("city_viewer", make.hue()), f"/dieu-hanh/46/?{PERIOD}")
    assert "Phường Phú Xuân" in text
    assert "Xã Phú Vinh" in text
    assert "4/5" not in text.split("Đúng hạn, từng nơi")[0]


@pytest.mark.parametrize(
    "path", ["", "cases.on_time/", "cases.on_time/bieu-do.svg", "cases.on_time/minh-chung.csv"]
)
def test_it_is_closed_to_strangers_and_neighbours(cases, path):
    address = f"/dieu-hanh/19753/{path}"
    assert Client().get(address).status_code == 302
    assert at("commune_leader", make.phu_vinh()).get(address).status_code == 403
    assert at("helper").get(address).status_code == 403
    assert at("commune_leader").get(f"/dieu-hanh/99999/{path}").status_code == 403


def test_the_evidence_is_exported_without_names(cases):
    leader = at("commune_leader")
    answer = leader.get(f"/dieu-hanh/19753/cases.on_time/minh-chung.csv?{PERIOD}&which=rest")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Mã hồ sơ", "19753-261120-0009"]
    answer = leader.get(f"/dieu-hanh/19753/cases.on_time/minh-chung.xlsx?{PERIOD}")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet.max_row == 4
    assert not any("Mai" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_a_wrong_period_says_so_and_shows_the_usual_one(cases):
    text = page(at("commune_leader"), "/dieu-hanh/19753/?first=2026-05-01&last=2026-01-01")
    assert "Ngày cuối phải sau ngày đầu" in text


@pytest.mark.parametrize("number", [1, 2, 4, 5, 7])
def test_every_record_stands_on_one_page_of_its_own(cases, monkeypatch, number):
    """However many pages: those past the middle are read from the end."""
    monkeypatch.setattr("camtay.entrances.cockpit.figures.views.PER_PAGE", 2)
    for index in range(number):
        make.case(states.HANDED_OVER, at=NOW + timedelta(minutes=index + 1), code=f"19753-261120-1{index:03}")
    leader = at("commune_leader")
    shown = []
    for turned in range(1, (4 + number + 1) // 2 + 1):
        text = page(leader, f"/dieu-hanh/19753/cases.received/?{PERIOD}&trang={turned}")
        found = re.findall(r">\s*(19753-261120-\d{4})\s*<", text)
        assert len(found) == min(2, 4 + number - 2 * (turned - 1))
        shown += found
    assert shown[4:] == [f"19753-261120-1{index:03}" for index in range(number)]
    assert len(set(shown)) == 4 + number


def test_the_page_asks_a_fixed_number_of_questions(cases, django_assert_max_num_queries):
    leader = at("commune_leader")
    leader.get(f"/dieu-hanh/19753/?{PERIOD}")
    with django_assert_max_num_queries(20):
        leader.get(f"/dieu-hanh/19753/cases.received/?{PERIOD}")


def test_the_trend_is_a_picture_and_a_table(cases):
    make.case(states.HANDED_OVER, at=NOW - timedelta(days=40), code="19753-261010-0001")
    leader = at("commune_leader")
    text = page(leader, f"/dieu-hanh/19753/cases.on_time/?{PERIOD}")
    assert "Xem bằng bảng số" in text
    answer = leader.get(f"/dieu-hanh/19753/cases.on_time/bieu-do.svg?{PERIOD}")
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert b"<svg" in answer.content


@pytest.mark.parametrize(
    "path", ["", "cases.on_time/", "cases.on_time/theo/thang/", "cases.on_time/theo/thu-tuc/"]
)
@pytest.mark.parametrize(
    "asked", ["first=0001-01-01&last=9999-12-31", "first=9999-12-31&last=9999-12-31", "first=2099-01-01"]
)
def test_a_slip_of_the_year_shows_this_year(cases, path, asked):
    answer = at("commune_leader").get(f"/dieu-hanh/19753/{path}?{asked}")
    assert answer.status_code == 200
    if "9999" in asked:
        assert "không thể đúng" in answer.content.decode()
