from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from camtay.domains.cases.models import Case, Disruption
from camtay.domains.cases.tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/can-bo/su-co/"
EVIDENCE = "Công điện 12/CĐ-UBND"


def said(now, *, first=48, last=24, **more):
    """The form, `first` to `last` hours ago."""
    since, until = (localtime(now - timedelta(hours=hours)) for hours in (first, last))
    return {
        "place": "19753", "kind": "disaster", "since": f"{since:%Y-%m-%dT%H:%M}", "until": f"{until:%Y-%m-%dT%H:%M}",
        "evidence": EVIDENCE, "key": "một lần", **more,
    }  # fmt: skip


@pytest.fixture
def late(now):
    return make.case(at=now, received_at=now - timedelta(days=5), due_at=now - timedelta(hours=1))


def test_it_explains_the_late_list_and_says_so_on_the_case(at, late, now):
    head = at("department_head")
    page = head.post(LIST, said(now, first=72, last=2), follow=True).content.decode()
    assert "1 hồ sơ được tạm dừng" in page
    assert "Quá hạn, có giải trình" in head.get("/can-bo/dang-giai-quyet/?phan=qua-han").content.decode()
    shown = head.get(reverse("desk:case", args=[late.pk])).content.decode()
    for words in (
        "Thời hạn có giải trình",
        "Không trễ khi giải trình",
        EVIDENCE,
        "Tạm dừng đồng hồ có giải trình vì sự cố",
    ):
        assert words in shown
    assert "cases.disrupt" not in shown


def test_sent_twice_it_is_written_down_once(at, late, now):
    head, form = at("department_head"), said(now)
    assert head.post(LIST, form).url == head.post(LIST, form).url
    assert Disruption.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"evidence": ""}, "Hãy ghi căn cứ"),
        ({"since": "hôm qua"}, "một ngày, giờ có thật"),
        ({"first": 24, "last": 48}, "Lúc kết thúc phải sau lúc bắt đầu"),
        ({"first": -2, "last": -4}, "Chỉ ghi được việc đã xảy ra"),
        ({"place": "20179"}, "20179"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(at, late, now, changed, words):
    answer = at("department_head").post(LIST, said(now, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert EVIDENCE in page or "evidence" in changed
    assert not Disruption.objects.exists()


def test_it_ends_and_is_taken_back(at, late, now):
    head = at("commune_leader")
    one = head.post(LIST, said(now, until="")).url
    assert "chưa kết thúc" in head.get(one).content.decode()
    assert head.post(f"{one}ket-thuc/", {"until": "2020-01-01T00:00"}).status_code == 422
    head.post(f"{one}ket-thuc/", {"until": said(now)["until"]})
    assert Case.objects.get().pause_count == 1
    page = head.post(f"{one}hoan-tac/", follow=True).content.decode()
    assert "0 hồ sơ được tạm dừng" in page
    assert Case.objects.get().pause_count == 0
    assert "Đã hoàn tác" in head.get(LIST).content.decode()


def test_who_may_finds_the_way_there(at, late):
    assert LIST in at("department_head").get("/can-bo/dang-giai-quyet/").content.decode()
    assert LIST not in at("specialist").get("/can-bo/dang-giai-quyet/").content.decode()
