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
from camtay.domains.quality import queries as quality
from camtay.domains.quality.models import Tally
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
QUERIES = 15
PERIOD = "first=2026-11-01&last=2026-11-24"
PATH = f"/dieu-hanh/46/so-sanh/?chi_so=cases.on_time&{PERIOD}"
PHONG_THAI = ("19858", "Phường Phong Thái")


def phong_thai():
    return make.place(*PHONG_THAI, "phuong", make.hue())


def settled(where, on_time, late, *, at=NOW):
    for number in range(on_time + late):
        due = {"due_at": at - timedelta(hours=5)} if number >= on_time else {}
        make.case(states.HANDED_OVER, at=at, where=where, code=f"{where.code}-{at:%y%m%d}-{number}", **due)


@pytest.fixture
def communes():
    """Phú Xuân 36 of 40, Phú Vinh 39 of 40, Phong Thái three of three; another commune has nothing."""
    settled(make.phu_xuan(), 36, 4)
    settled(make.phu_vinh(), 39, 1)
    settled(phong_thai(), 3, 0)
    make.place("20179", "Xã Nam Đông", "xa", make.hue())


def at(role="city_viewer", where=None):
    return sign_in(Client(), make.account("Vũ Nhật Minh", (role, where or make.hue())))


def page(client, path=PATH):
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def names_in(text):
    """Names of the ranked table, in their order."""
    body = text.split('id="bang"', 1)[1].split("<tbody", 1)[1].split("</tbody>", 1)[0]
    return re.findall(r'<th scope="row"[^>]*>([^<]+?)\s*<', body)


def test_the_best_stands_first_and_each_number_opens_its_records(communes):
    client = at()
    text = page(client)
    assert names_in(text) == ["Xã Phú Vinh", "Phường Phú Xuân"]
    assert "97,5\u00a0%" in text
    assert "78 trên 83 hồ sơ" in text
    late = f"/dieu-hanh/19753/cases.on_time/?{PERIOD}&which=rest"
    assert late.replace("&", "&amp;") in text
    assert "19753-261120-39" in page(client, late)


def test_few_records_are_never_ranked_and_the_page_says_why(communes):
    text = page(at())
    assert "Phong Thái" not in names_in(text)
    apart = text.split("Không xếp, vì dưới 30 bản ghi", 1)[1]
    assert "Phường Phong Thái" in apart
    assert ">3 hồ sơ</a>)" in apart
    silent = apart.split("Không có số liệu trong kỳ này", 1)[1]
    assert "Xã Nam Đông" in silent.split("</p>", 1)[0]


def test_the_map_says_in_words_what_it_shows_in_colour(communes):
    text = page(at())
    for said in (
        "Xã Phú Vinh, 97,5\u00a0%",
        "Phường Phong Thái, 100\u00a0%, ít hơn 30 bản ghi, không xếp",
        "Xã Nam Đông, không có số liệu",
    ):
        assert f'<span class="govuk-visually-hidden">{said}</span>' in text


def test_a_count_is_listed_without_ranks(communes):
    text = page(at(), f"/dieu-hanh/46/so-sanh/?chi_so=cases.received&{PERIOD}")
    assert "Số này không xếp hạng" in text
    assert "Hạng" not in text.split('id="bang"', 1)[1].split("<tbody", 1)[0]
    assert "Phường Phong Thái" in names_in(text)  # three are as countable as forty


@pytest.mark.parametrize(
    ("asked", "first"),
    [("gia-tri", "Phường Phú Xuân"), ("-gia-tri", "Xã Phú Vinh"), ("-con-lai", "Phường Phú Xuân"), ("ten", "Xã Phú Vinh"),
     ("-ten", "Phường Phú Xuân"), ("gi-do", "Xã Phú Vinh")],
)  # fmt: skip
def test_the_table_is_put_in_order_by_the_server(communes, asked, first):
    assert names_in(page(at(), f"{PATH}&xep={asked}"))[0] == first


def test_two_periods_stand_beside_each_other(communes):
    settled(make.phu_xuan(), 5, 5, at=NOW - timedelta(days=365))
    text = page(at(), f"{PATH}&so_voi=nam-truoc")
    assert "+40 điểm" in text
    assert "Kỳ so sánh, 01/11/2025 – 24/11/2025:" in text
    assert '?first=2025-11-01&amp;last=2025-11-24">50\u00a0%</a>' in text
    own = f"{PATH}&so_voi=ky-khac&first2=2025-11-20&last2=2025-11-20"
    assert "first=2025-11-20&amp;last=2025-11-20" in page(at(), own)


@pytest.mark.parametrize(
    ("asked", "said"),
    [("so_voi=ky-khac", "Hãy chọn cả ngày đầu và ngày cuối của kỳ kia."),
     ("first2=2026-02-02&last2=2026-02-01", "Ngày cuối phải sau ngày đầu."), ("chi_so=gi", "")],
)  # fmt: skip
def test_a_wrong_question_says_so_and_shows_the_usual(communes, asked, said):
    text = page(at(), f"/dieu-hanh/46/so-sanh/?{PERIOD}&{asked}")
    assert said in text
    assert "97,5\u00a0%" in text


def test_an_address_that_names_no_figure_chooses_the_one_it_shows(communes):
    text = page(at(), f"/dieu-hanh/46/so-sanh/?{PERIOD}")
    assert "97,5\u00a0%" in text
    assert re.search(r'<option value="cases.on_time"\s+selected', text)


def test_three_years_of_each_as_pictures_or_as_numbers(communes):
    settled(make.phu_xuan(), 6, 4, at=NOW - timedelta(days=31))
    text = page(at())
    assert "Phường Phú Xuân: thấp nhất 60\u00a0% (10/2026), cao nhất 90\u00a0% (11/2026)" in text
    table = page(at(), f"{PATH}&dang=bang").split('id="ba-nam"', 1)[1]
    assert "60\u00a0%" in table
    assert "10/2026" in table


def test_a_commune_has_nothing_to_compare_and_strangers_see_nothing(communes):
    assert at().get("/dieu-hanh/19753/so-sanh/").status_code == 404
    assert at("commune_leader", make.phu_xuan()).get(PATH).status_code == 403
    assert Client().get(PATH).status_code == 302


def test_it_is_exported(communes):
    client = at()
    path = PATH.replace("so-sanh/", "so-sanh/bang.csv")
    rows = list(csv.reader(io.StringIO(b"".join(client.get(path).streaming_content).decode("utf-8-sig"))))
    by_name = {row[1]: row for row in rows[1:]}
    assert by_name["Phường Phú Xuân"][2:6] == ["2", "0.9", "36", "40"]
    assert by_name["Xã Nam Đông"][3] == ""
    answer = client.get(path.replace("csv", "xlsx"))
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).active.max_row == 5
    assert client.get(path.replace("csv", "pdf")).status_code == 404


def test_it_asks_the_same_few_questions_for_forty_communes(communes, django_assert_max_num_queries):
    client = at()
    page(client)
    with django_assert_max_num_queries(QUERIES):
        page(client)
    for number in range(36):
        settled(make.place(f"2{number:04}", f"Xã {number}", "xa", make.hue()), 2, 0)
    with django_assert_max_num_queries(QUERIES):
        page(client)


def test_a_figure_on_suspect_data_says_so_and_leads_to_it(communes):
    [check] = [one for one in quality.checks() if "cases.on_time" in one.leans][:1]
    Tally.objects.create(place=make.phu_vinh(), check_code=check.code, found=9, fresh=7, counted_at=NOW)
    text = page(at())
    doubts = text.split("Số liệu tựa vào dữ liệu cần xem lại", 1)[1].split("</ul>", 1)[0]
    assert "Xã Phú Vinh" in doubts
    assert "7 chỗ cần xem lại" in doubts
    assert "/dieu-hanh/19945/kiem-tra-du-lieu/" in doubts
    assert "Phú Xuân" not in doubts
