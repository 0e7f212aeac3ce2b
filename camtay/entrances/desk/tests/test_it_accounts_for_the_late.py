"""Giải trình hồ sơ quá hạn: what was late, by how much, what held it, and when its applicant was told."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from camtay.domains.cases import actions, states
from camtay.domains.cases.tests import factories as make
from camtay.entrances.desk.tests.test_it_prints_slips import read

pytestmark = pytest.mark.django_db
HUE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=HUE)  # a Friday
DAY = timedelta(days=1)
PAGE = "/can-bo/ho-so/qua-han/"
FILE = "/can-bo/ho-so/giai-trinh-qua-han"


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return NOW


@pytest.fixture
def late(staff):
    """Explained by a posting, and apologised for."""
    found = make.case(at=NOW, received_at=NOW - 9 * DAY, due_at=NOW - DAY)
    phuc = make.actor(staff("specialist"), NOW)
    actions.add_pause(
        case_id=found.pk, kind="public_posting", since=NOW - 8 * DAY, until=NOW - 2 * DAY,
        evidence="Thông báo 12/TB-UBND", by=phuc, now=NOW,
    )  # fmt: skip
    new_day = (NOW + 3 * DAY).date()
    actions.apologise(case_id=found.pk, new_day=new_day, reason="Chờ niêm yết", by=phuc, now=NOW)
    return found


def rows(client, **asked):
    answer = client.get(f"{FILE}.xlsx", asked)
    assert answer.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    found = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    return {row[1]: row for row in found}


def test_each_case_stands_with_its_days_its_pauses_and_its_apology(at, late):
    settled = make.case(states.RESULT_READY, at=NOW, received_at=NOW - 9 * DAY, due_at=NOW - 4 * DAY)
    twice = make.case(at=NOW, due_at=NOW + 3 * DAY, supplement_count=2)
    make.case(at=NOW, due_at=NOW + 3 * DAY)
    make.case(at=NOW, due_at=NOW - DAY, received_at=NOW - 9 * DAY, deciding_place=make.nam_dong())
    found = rows(at("department_head"), first="2026-11-01", last="2026-11-30")
    assert found.keys() == {late.code, settled.code, twice.code}
    told = [str(one) for one in found[late.code]]
    assert told[5] == "1"
    assert told[6] == "Đang niêm yết công khai, từ 12/11/2026 đến 18/11/2026. Căn cứ: Thông báo 12/TB-UBND"
    assert told[7] == "Có"
    assert "20/11/2026" in told[8] or "2026-11-20" in told[8]
    assert (found[settled.code][5], found[settled.code][7], found[settled.code][8]) == (4, "Không", None)
    assert (found[twice.code][5], found[twice.code][7]) == (0, "Không")


def test_it_asks_which_days_and_leads_there_from_the_late_list(at, late):
    client = at("specialist")
    assert PAGE in client.get("/can-bo/dang-giai-quyet/?phan=qua-han").content.decode()
    page = client.get(PAGE).content.decode()
    assert "1 hồ sơ." in page
    assert "giai-trinh-qua-han.pdf" in page
    assert "0 hồ sơ." in client.get(PAGE, {"first": "2026-11-20", "last": "2026-11-30"}).content.decode()
    wrong = client.get(PAGE, {"first": "2026-11-20", "last": "2026-11-01"})
    assert wrong.status_code == 422
    assert "Ngày cuối phải sau ngày đầu." in wrong.content.decode()


def test_it_is_printed(at, late):
    said = read(at("commune_leader").get(f"{FILE}.pdf"))
    for words in ("GIẢI TRÌNH HỒ SƠ QUÁ HẠN", late.code, "Căn cứ: Thông báo 12/TB-UBND", "20/11/2026"):
        assert words in said
    assert "Nguyễn Thị Mai" not in said, "it is about the office"


def test_it_asks_no_more_for_more(at, late, django_assert_max_num_queries):
    client = at("specialist")
    with CaptureQueriesContext(connection) as one:
        client.get(f"{FILE}.xlsx")
    for _number in range(5):
        make.case(at=NOW, received_at=NOW - 9 * DAY, due_at=NOW - DAY)
    with django_assert_max_num_queries(len(one)):
        assert len(rows(client)) == 6


def test_another_kind_is_not_there(at, late):
    assert at("specialist").get(f"{FILE}.doc").status_code == 404
    assert at("editor").get(PAGE).status_code == 403
