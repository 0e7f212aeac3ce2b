import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.entrances.desk.cases.views import register as views
from camtay.entrances.desk.tests.test_it_prints_slips import read
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
HUE = ZoneInfo("Asia/Ho_Chi_Minh")
NOVEMBER = {"first": "2026-11-01", "last": "2026-11-30"}


def received(day, **fields):
    moment = datetime(2026, 11, day, 9, 0, tzinfo=HUE)
    return make.case(fields.pop("state", states.IN_PROGRESS), at=moment, received_at=moment, **fields)


def file(kind):
    return reverse("desk:register_file", args=[kind])


def sheet(answer):
    rows = load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    return [list(row) for row in rows]


def test_it_prints_what_was_received_in_order(at):
    second = received(20, applicant=make.person("Nguyễn Thị Mai", make.phu_xuan()))
    first = received(3, state=states.HANDED_OVER)
    received(20, where=make.nam_dong(), applicant_name="Lê Văn Xa")
    said = read(at("clerk").get(file("pdf"), {**NOVEMBER, "last": "2026-11-20"}))
    assert "SỔ THEO DÕI HỒ SƠ" in said
    assert "Từ ngày 01/11/2026 đến ngày 20/11/2026" in said
    assert "Cơ quan chủ trì giải quyết" in said
    assert said.index(first.code) < said.index(second.code)
    assert "Phường Phú Xuân; 0905 100 003" in said
    assert "09:00 20/11/2026" in said
    assert "Lê Văn Xa" not in said
    assert "Mẫu số 07" in said


def test_it_has_mirrored_cases_too(at):
    case = received(5, origin=states.Origin.MIRROR)
    assert case.code in read(at("clerk").get(file("pdf"), NOVEMBER))


def test_it_goes_into_a_spreadsheet(at):
    case = received(5)
    make.case(states.SUBMITTED, at=datetime(2026, 11, 6, 9, 0, tzinfo=HUE))
    title, labels, row, *more = sheet(at("clerk").get(file("xlsx"), NOVEMBER))
    assert title[0].startswith("Sổ theo dõi hồ sơ (Mẫu số 07, Thông tư 03/2025/TT-VPCP), Phường Phú Xuân")
    assert labels[:6] == [
        "STT",
        "Mã hồ sơ",
        "Tên TTHC",
        "Tên tổ chức, cá nhân",
        "Địa chỉ/SĐT",
        "Cơ quan chủ trì giải quyết",
    ]
    assert row[:4] == [1, case.code, case.procedure_name, "Nguyễn Thị Mai"]
    assert str(row[6]) == "2026-11-05 09:00:00"
    assert row[9:] == [None, None], "how it is received, and the signature, are written by hand"
    assert more == []


def test_it_can_be_of_one_field(at):
    received(5)
    other = received(6, procedure=make.procedure("2.000815", "Chứng thực bản sao", field="Chứng thực"))
    rows = sheet(at("clerk").get(file("xlsx"), {**NOVEMBER, "field": "Chứng thực"}))
    assert [row[1] for row in rows[2:]] == [other.code]


def test_it_says_how_many_before_printing(at):
    received(5)
    page = at("clerk").get(reverse("desk:register"), NOVEMBER)
    assert page.context["count"] == 1
    assert f"{file('pdf')}?place=19753&amp;first=2026-11-01" in page.content.decode()


def test_it_logs_who_took_names_away(at, staff):
    received(5)
    at("clerk").get(file("pdf"), NOVEMBER)
    look = Look.objects.get()
    assert (look.action, look.object_id, look.account_id) == ("cases.export", "list:1", staff("clerk").pk)


def test_it_prints_no_more_than_paper_can_hold(at, monkeypatch):
    monkeypatch.setattr(views, "MOST_ON_PAPER", 1)
    received(5)
    received(6)
    client = at("clerk")
    assert client.get(file("pdf"), NOVEMBER).status_code == 403
    page = client.get(reverse("desk:register"), NOVEMBER).content.decode()
    assert file("pdf") not in page
    assert file("xlsx") in page
    assert client.get(file("xlsx"), NOVEMBER).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"first": "2026-11-30", "last": "2026-11-01"},
        {"first": "khi nào"},
        {"place": "20179"},
        {"field": "Khác"},
    ],
)
def test_it_shows_what_is_wrong_with_what_was_asked(at, asked):
    make.nam_dong()
    client = at("clerk")
    assert client.get(reverse("desk:register"), asked).status_code == 422
    assert client.get(file("pdf"), asked).url.startswith(reverse("desk:register"))


def test_it_is_marked_in_practice(at):
    place = make.phu_xuan()
    place.practice = True
    place.save()
    received(5, where=place)
    client = at("clerk", where=place)
    assert "THỰC HÀNH" in read(client.get(file("pdf"), NOVEMBER))
    assert sheet(client.get(file("xlsx"), NOVEMBER))[0][0].startswith("THỰC HÀNH")


def test_it_knows_two_kinds_of_file(at):
    assert at("clerk").get(file("csv"), NOVEMBER).status_code == 404


def test_it_is_closed_to_those_who_see_no_cases(at):
    for role in ("helper", "editor"):
        assert at(role).get(file("pdf"), NOVEMBER).status_code == 403
        assert at(role).get(reverse("desk:register")).status_code == 403
