"""A leader closes a month, opens what was frozen, and corrects it with a reason."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from camtay.domains.cases.models import Case
from camtay.domains.closings import actions
from camtay.domains.closings.models import Closing, Regime
from camtay.domains.closings.queries import verify
from camtay.domains.closings.tests.make import IN_TIME, NOW, data_officer, phu_xuan, regime, settled
from camtay.domains.people.tests.make import account, sign_in
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit import journal

pytestmark = pytest.mark.django_db
LIST = "/dieu-hanh/19753/chot/"
NEW = f"{LIST}tthc-thang/2026-10-15/"


@pytest.fixture(autouse=True)
def late_in_november(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def cases():
    regime()
    return settled(), settled(on_time=False)


def at(role="commune_leader"):
    return sign_in(Client(), account("Nguyễn Phước Vĩnh", (role, phu_xuan())))


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def closed() -> Closing:
    return actions.close(
        place=phu_xuan(), regime=Regime.objects.get(), day=IN_TIME.date(), by=data_officer(), now=NOW
    )


def test_the_period_that_waits_is_looked_at_and_closed(cases):
    leader = at()
    text = page(leader, LIST)
    assert "Chưa chốt kỳ nào" in text
    assert f'href="{NEW}"' in text
    assert "17/11/2026" in text
    text = page(leader, NEW)
    assert "1 trên 2" in text
    assert "Chốt số liệu" in text
    assert Closing.objects.count() == 0
    answer = leader.post(NEW, follow=True)
    one = Closing.objects.get()
    assert answer.redirect_chain == [(one.path, 302)]
    text = answer.content.decode()
    assert "tháng 11/2026" in text
    assert one.digest in text
    assert "chưa đặt máy chủ đóng dấu" in text
    assert leader.post(NEW)["Location"] == one.path
    assert Closing.objects.count() == 1


def test_who_missed_months_may_close_the_older_first(cases):
    leader = at()
    older, newer = f"{LIST}tthc-thang/2026-09-15/", NEW
    text = page(leader, LIST)
    assert text.index(f"{LIST}tthc-thang/2026-01-15/") < text.index(older) < text.index(newer)
    assert "11 kỳ cũ hơn cũng chưa chốt" in text
    assert "theo thứ tự bấm chốt" in text
    assert "Nên chốt kỳ ấy trước" not in page(leader, newer)  # who never closed any is not held up
    regimes = Regime.objects.get()
    regimes.valid_from = date(2026, 9, 20)
    regimes.save()
    text = page(leader, newer)
    assert "Kỳ tháng 10/2026 chưa chốt. Nên chốt kỳ ấy trước" in text
    assert f'href="{older}"' in text
    assert leader.post(newer).status_code == 302  # the newer first: allowed
    text = page(leader, LIST)
    assert older in text
    assert newer not in text
    assert leader.post(older).status_code == 302
    assert "Kỳ chờ chốt" not in page(leader, LIST)
    assert [one.words for one in Closing.objects.order_by("number")] == ["tháng 11/2026", "tháng 10/2026"]
    assert [one for one in verify() if one.kind != "note"] == []


def test_every_number_opens_what_was_frozen(cases):
    good, late = cases
    one = closed()
    leader = at()
    assert f'href="{one.path}cases.on_time/"' in page(leader, one.path)
    text = page(leader, f"{one.path}cases.on_time/")
    assert str(good.code or good.desk_path) in text
    assert late.desk_path not in text
    Case.objects.filter(pk=late.pk).delete()
    text = page(leader, f"{one.path}cases.on_time/?which=rest")
    assert "Không còn trong hệ thống" in text
    assert str(late.pk) in text


def test_what_is_other_now_is_shown_with_its_deed_and_corrected(cases):
    _good, late = cases
    one = closed()
    leader = at()
    assert "mọi con số vẫn như đã chốt" in page(leader, f"{one.path}bay-gio/")
    Case.objects.filter(pk=late.pk).update(on_time=True)
    journal.record(
        by=SYSTEM, action="cases.import", object_type="cases.Case", object_id=late.pk, now=NOW + timedelta(hours=1),
        place_id=phu_xuan().pk,
    )  # fmt: skip
    text = page(leader, f"{one.path}bay-gio/")
    assert "100\u00a0%" in text
    assert "+50 điểm %" in text
    assert late.desk_path in text
    assert "Nạp hồ sơ từ danh sách của tỉnh, thành phố, " in text
    assert "cases.import" not in text
    answer = leader.post(f"{one.path}bay-gio/", {"reason": " "})
    assert answer.status_code == 422
    assert "Hãy ghi lý do" in answer.content.decode()
    text = leader.post(
        f"{one.path}bay-gio/", {"reason": "Tỉnh gửi lại danh sách"}, follow=True
    ).content.decode()
    assert "Tỉnh gửi lại danh sách" in text
    assert "Bổ sung lần 1" in text
    assert "đã có bản mới hơn" in page(leader, LIST)


def test_what_nobody_did_is_said(cases):
    one = closed()
    Case.objects.filter(on_time=False).update(on_time=True)
    assert "nhật ký không ghi" in page(at(), f"{one.path}bay-gio/")


def test_a_period_that_still_runs_may_be_looked_at(cases):
    text = page(at(), f"{LIST}tthc-thang/2026-11-15/")
    assert "Kỳ chưa hết" in text
    assert '<form method="post" class="ct-no-print">' not in text


def test_it_warns_of_empty_figures(cases):
    Case.objects.all().delete()
    assert "Không có bản ghi nào cho" in page(at(), NEW)


def test_a_clerk_sees_closings_and_closes_none(cases):
    one = closed()
    clerk = at("clerk")
    assert NEW not in page(clerk, LIST)
    assert clerk.get(NEW).status_code == 403
    assert clerk.post(NEW).status_code == 403
    assert page(clerk, one.path)
    assert "Chốt bổ sung" not in page(clerk, f"{one.path}bay-gio/")


def test_unknown_days_and_regimes_are_not_found(cases):
    leader = at()
    for path in (f"{LIST}tthc-thang/hom-nay/", f"{LIST}khac/2026-10-15/"):
        assert leader.get(path).status_code == 404


def test_pages_ask_few_questions(cases, django_assert_max_num_queries):
    one = closed()
    leader = at()
    leader.get(LIST)
    for path, most in (
        (LIST, 14),
        (one.path, 13),
        (f"{one.path}bay-gio/", 20),
        (f"{one.path}cases.on_time/", 13),
    ):
        with django_assert_max_num_queries(most):
            leader.get(path)
    with django_assert_max_num_queries(13):
        leader.get(f"{LIST}tthc-thang/2026-09-15/")
