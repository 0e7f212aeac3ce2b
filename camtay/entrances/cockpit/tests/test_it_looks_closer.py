import csv
import io
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
PERIOD = "first=2026-11-01&last=2026-11-24"
HOME = "/dieu-hanh/19753"


@pytest.fixture
def cases():
    """Tổ 1: five on time of six; Tổ 2: three of six; one that nobody knows of where."""
    here = make.phu_xuan()
    for town, late in ((1, 1), (2, 3)):
        part = make.place(f"19753-0{town}", f"Tổ dân phố {town}", "to_dan_pho", here)
        for number in range(6):
            due = {"due_at": NOW - timedelta(hours=5)} if number < late else {}
            make.case(states.HANDED_OVER, at=NOW, code=f"PX-{town}-{number}", neighbourhood=part, **due)
    make.case(states.HANDED_OVER, at=NOW, code="PX-0-0", due_at=NOW - timedelta(hours=5))


def at(role="commune_leader", where=None):
    return sign_in(Client(), make.account("Nguyễn Phước Vĩnh", (role, where or make.phu_xuan())))


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def in_order(text, *words):
    found = [text.index(word) for word in words]
    return found == sorted(found)


def test_the_worst_neighbourhood_stands_first_and_opens_into_its_late_cases(cases):
    leader = at()
    assert "Theo thôn, tổ" in page(leader, f"{HOME}/cases.on_time/?{PERIOD}")
    text = page(leader, f"{HOME}/cases.on_time/theo/thon-to/?{PERIOD}")
    assert in_order(
        text.split("<tbody", 1)[1], "Tổ dân phố 2", "Tổ dân phố 1", "Chưa rõ"
    )  # one case says little
    assert "Có 1 hồ sơ không rõ thuộc mục nào" in text
    assert "neighbourhood=19753-02&amp;which=rest" in text
    text = page(leader, f"{HOME}/cases.on_time/?{PERIOD}&neighbourhood=19753-02&which=rest")
    assert "50\u00a0%" in text
    assert "Tổ dân phố 2" in text
    assert [f"PX-2-{number}" in text for number in range(6)] == [True] * 3 + [False] * 3
    assert "PX-1-0" not in text
    answer = leader.get(f"{HOME}/cases.on_time/minh-chung.csv?{PERIOD}&neighbourhood=19753-02&which=rest")
    assert b"".join(answer.streaming_content).decode().count("PX-2-") == 3


def test_it_is_put_in_another_order_and_another_period_stands_beside_it(cases):
    make.case(states.HANDED_OVER, at=NOW - timedelta(days=25), code="PX-9-9", channel="counter")
    leader = at()
    text = page(leader, f"{HOME}/cases.on_time/theo/thon-to/?{PERIOD}&order=name")
    assert in_order(text.split("<tbody", 1)[1], "Tổ dân phố 1", "Tổ dân phố 2", "Chưa rõ")
    text = page(leader, f"{HOME}/cases.on_time/theo/thang/?first=2026-11-01&last=2026-11-24")
    assert "bieu-do.svg?first=2025-12-01" in text
    assert "Xếp:" not in text


@pytest.mark.parametrize("by", ["thon-to", "thu-tuc", "kenh", "thang", "phong"])
def test_it_asks_the_same_few_questions_whatever_the_parts(cases, by, django_assert_max_num_queries):
    leader = at()
    path = f"{HOME}/cases.on_time/theo/{by}/?{PERIOD}"
    page(leader, path)
    with django_assert_max_num_queries(16):  # of which eight find out who asks and of where
        page(leader, path)


def test_nothing_in_the_period_says_so(cases):
    text = page(at(), f"{HOME}/cases.on_time/theo/kenh/?first=2025-01-01&last=2025-01-31")
    assert "Không có hồ sơ nào trong kỳ này" in text
    text = page(at("data_officer"), f"{HOME}/thoi-gian-giai-quyet/?first=2025-01-01&last=2025-01-31")
    assert "Không có hồ sơ nào xong trong kỳ này" in text


def test_many_parts_are_turned_page_by_page(monkeypatch, cases):
    monkeypatch.setattr("camtay.entrances.cockpit.breakdowns.views.PER_PAGE", 2)
    leader = at()
    first = page(leader, f"{HOME}/cases.on_time/theo/thon-to/?{PERIOD}")
    assert first.count("data-row") == 2
    second = page(leader, f"{HOME}/cases.on_time/theo/thon-to/?{PERIOD}&trang=2")
    assert second.count("data-row") == 1
    assert "Chưa rõ" in second


def test_it_is_exported(cases):
    leader = at()
    answer = leader.get(f"{HOME}/cases.on_time/theo/thon-to/bang.csv?{PERIOD}")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert rows[0] == ["Mã", "Theo thôn, tổ", "Được tính", "Tổng số hồ sơ", "Đúng hạn (theo Bộ chỉ số 766)"]
    assert {row[1]: row[2:4] for row in rows[1:]} == {
        "Tổ dân phố 1": ["5", "6"],
        "Tổ dân phố 2": ["3", "6"],
        "Chưa rõ": ["0", "1"],
    }
    answer = leader.get(f"{HOME}/cases.received/theo/kenh/bang.xlsx?{PERIOD}")
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).active.max_row == 2


@pytest.mark.parametrize(
    "path",
    ["cases.on_time/theo/xa-phuong/", "cases.on_time/theo/gi/", "cases.overdue_now/theo/thang/", "gi/theo/kenh/",
     "cases.filed_online/theo/kenh/", "cases.on_time/?month=2026", "cases.on_time/?worked=x",
     "cases.overdue_now/?month=202611", "cases.on_time/minh-chung.csv?batch=1", "cases.on_time/theo/kenh/bang.pdf"],
)  # fmt: skip
def test_what_cannot_be_split_so_is_not_there(cases, path):
    assert at().get(f"{HOME}/{path}").status_code == 404


def test_police_see_parts_but_no_records(cases):
    text = page(at("police"), f"{HOME}/cases.on_time/?{PERIOD}&neighbourhood=19753-02")
    assert "50\u00a0%" in text
    assert "PX-2-0" not in text


def batch(count=24, **fields):
    for number in range(count):
        make.case(
            states.HANDED_OVER, at=NOW + timedelta(seconds=number), code=f"LO-{number}",
            received_at=NOW - timedelta(days=9), due_at=NOW + timedelta(days=9), **fields,
        )  # fmt: skip


def test_a_batch_closing_is_shown_apart_and_opens(cases):
    make.case(states.HANDED_OVER, at=NOW - timedelta(days=1), code="PX-8-8")
    batch()
    leader = at()
    text = page(leader, f"{HOME}/thoi-gian-giai-quyet/?{PERIOD}")
    assert "37 trong 38 hồ sơ được kết thúc hàng loạt" in text  # the thirteen others ended in the same minute
    assert "từ 20 hồ sơ trở lên của một nơi, ghi xong trong cùng một phút" in " ".join(text.split())
    assert "batch=202611200900" in text
    text = page(leader, f"{HOME}/cases.on_time/?{PERIOD}&batch=202611200900")
    assert "kết thúc cùng lúc 09:00 20/11/2026" in text
    assert "LO-0" in text
    assert "PX-8-8" not in text


def test_a_figure_of_time_warns_of_batches_and_another_does_not(cases):
    batch()
    leader = at()
    assert "được kết thúc hàng loạt" in page(leader, f"{HOME}/cases.on_time/?{PERIOD}")
    assert "được kết thúc hàng loạt" not in page(leader, f"{HOME}/cases.handled_online/?{PERIOD}")
    assert "được kết thúc hàng loạt" not in page(
        leader, f"{HOME}/cases.on_time/?first=2026-11-21&last=2026-11-24"
    )


def test_one_procedure_stands_beside_its_limit(cases):
    marriage = make.procedure("1.004873", "Cấp giấy xác nhận", time_amount=3, time_unit="working_day")
    for days in (1, 9):
        make.case(
            states.HANDED_OVER,
            at=NOW,
            procedure=marriage,
            code=f"XN-{days}",
            received_at=NOW - timedelta(days=days),
        )
    leader = at()
    text = page(leader, f"{HOME}/thoi-gian-giai-quyet/?{PERIOD}&procedure=1.004873")
    assert "Thời hạn quy định: 3 ngày làm việc" in text
    assert "từ đây là quá thời hạn" in text
    assert "procedure=1.004873&amp;worked=" in text
    text = page(leader, f"{HOME}/thoi-gian-giai-quyet/?{PERIOD}&procedure=9.999")
    assert "Thời hạn quy định" not in text


def test_the_distribution_asks_the_same_few_questions(cases, django_assert_max_num_queries):
    batch()
    leader = at()
    path = f"{HOME}/thoi-gian-giai-quyet/?{PERIOD}&procedure=1.001193"
    page(leader, path)
    with django_assert_max_num_queries(16):
        page(leader, path)


def test_a_city_names_the_place_of_a_batch():
    batch()
    text = page(at("city_viewer", make.hue()), f"/dieu-hanh/46/thoi-gian-giai-quyet/?{PERIOD}")
    assert "Phường Phú Xuân" in text
    assert "/dieu-hanh/19753/cases.on_time/?" in text


@pytest.mark.parametrize(
    "path", ["cases.on_time/theo/kenh/", "cases.on_time/theo/kenh/bang.csv", "thoi-gian-giai-quyet/"]
)
def test_it_is_closed_to_strangers_and_neighbours(cases, path):
    assert Client().get(f"{HOME}/{path}").status_code == 302
    assert at(where=make.phu_vinh()).get(f"{HOME}/{path}").status_code == 403
    assert at("helper").get(f"{HOME}/{path}").status_code == 403
