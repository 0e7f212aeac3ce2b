from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases import states
from camtay.domains.cases.models import CasePause
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.test_every_edge import PDF

pytestmark = pytest.mark.django_db
HUE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=HUE)
EVIDENCE = "Thông báo niêm yết số 12/TB-UBND"


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return NOW


@pytest.fixture
def late(now):
    return make.case(at=now, received_at=now - timedelta(days=4), due_at=now - timedelta(hours=1))


def address(case):
    return reverse("desk:pause_add", args=[case.pk])


def said(case, **more):
    return {
        "kind": "public_posting", "since": "2026-11-18T15:00", "until": "2026-11-19T15:00", "evidence": EVIDENCE,
        "version": case.version, "key": "một lần", **more,
    }  # fmt: skip


def shown(client, case):
    return client.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_it_stands_on_the_case_with_who_wrote_it_and_its_evidence(at, late):
    client = at("specialist")
    assert address(late) in shown(client, late)
    paper = SimpleUploadedFile("niem-yet.pdf", PDF)
    page = client.post(address(late), said(late, file=paper), follow=True).content.decode()
    for words in (
        "Đang niêm yết công khai", EVIDENCE, "Lê Quang Phúc ghi lúc 15:00 ngày 20/11/2026", "Tệp căn cứ",
        "Không trễ khi giải trình", "Quá hạn, có giải trình", "Ghi tạm dừng có lý do",
    ):  # fmt: skip
        assert words in page
    made = CasePause.objects.get()
    answer = at("clerk").get(reverse("desk:pause_file", args=[late.pk, made.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.getvalue() == PDF


def test_sent_twice_it_is_written_down_once(at, late):
    client, form = at("specialist"), said(late)
    assert client.post(address(late), form).url == client.post(address(late), form).url
    assert CasePause.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"evidence": ""}, "Hãy ghi căn cứ"),
        ({"kind": ""}, "Hãy chọn lý do tạm dừng"),
        ({"since": "hôm qua"}, "một ngày, giờ có thật"),
        ({"since": "2026-11-10T08:00"}, "phải sau khi tiếp nhận"),
        ({"until": "2026-11-17T08:00"}, "Lúc kết thúc phải sau lúc bắt đầu"),
        ({"kind": "other_agency", "until": "2026-11-27T08:00"}, "Chưa kết thúc thì để trống"),
    ],
)
def test_what_is_wrong_stands_beside_it_and_what_was_typed_is_kept(at, late, changed, words):
    paper = SimpleUploadedFile("niem-yet.pdf", PDF)
    client = at("specialist")
    answer = client.post(address(late), said(late, file=paper, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert EVIDENCE in page or "evidence" in changed
    assert "niem-yet.pdf" in page, "the file need not be chosen again"
    kept = answer.context["form"].data["kept"]
    client.post(address(late), said(late, kept=kept, key="lần sau"))
    assert CasePause.objects.get().file is not None


def test_a_file_that_is_none_is_explained(at, late):
    answer = at("specialist").post(
        address(late), said(late, file=SimpleUploadedFile("anh.jpg", b"<html>no</html>"))
    )
    assert answer.status_code == 422
    assert "không nhận loại tệp này" in answer.content.decode()
    assert EVIDENCE in answer.content.decode()


def test_what_somebody_else_changed_meanwhile_is_shown_first(at, late):
    at("department_head").post(address(late), said(late, kind="system_down", key="khác"))
    answer = at("specialist").post(address(late), said(late))
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Chưa ghi gì cả", "Phạm Thu Hà", EVIDENCE):
        assert words in page


def test_it_ends_and_is_taken_back(at, late):
    client = at("specialist")
    client.post(address(late), said(late, until=""))
    made = CasePause.objects.get()
    assert "chưa kết thúc" in shown(client, late)
    end, undo = (reverse(name, args=[late.pk, made.pk]) for name in ("desk:pause_end", "desk:pause_undo"))
    late.refresh_from_db()
    early = client.post(end, {"until": "2026-11-17T08:00", "version": late.version})
    assert early.status_code == 422
    assert "phải sau lúc bắt đầu" in early.content.decode()
    client.post(end, {"until": "2026-11-19T15:00", "version": late.version})
    assert "chưa kết thúc" not in shown(client, late)
    assert EVIDENCE in client.get(undo).content.decode()
    late.refresh_from_db()
    page = client.post(undo, {"version": late.version}, follow=True).content.decode()
    assert EVIDENCE not in page
    assert "Bỏ một lần tạm dừng đã ghi" in page


def test_others_see_it_and_are_not_led_to_write(at, late):
    at("specialist").post(address(late), said(late))
    page = shown(at("clerk"), late)
    assert EVIDENCE in page
    assert address(late) not in page
    assert address(late) not in shown(at("specialist"), make.case(states.SUBMITTED, at=NOW))


def test_the_late_list_says_why_each_is_explained_and_asks_once(at, late, django_assert_max_num_queries):
    client = at("specialist")
    client.post(address(late), said(late))
    where = "/can-bo/dang-giai-quyet/?phan=qua-han"
    page = client.get(where).content.decode()
    assert f"Đang niêm yết công khai: {EVIDENCE}" in page
    with CaptureQueriesContext(connection) as one:
        client.get(where)
    asked = len(one)
    for number in range(5):
        other = make.case(at=NOW, received_at=NOW - timedelta(days=4), due_at=NOW - timedelta(hours=1))
        client.post(address(other), said(other, key=f"số {number}"))
    with django_assert_max_num_queries(asked):
        assert client.get(where).content.decode().count(EVIDENCE) == 6
