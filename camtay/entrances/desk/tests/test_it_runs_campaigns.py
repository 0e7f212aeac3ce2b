"""A campaign is opened for some weeks in some villages, and has figures of its own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from camtay.domains.people.tests.make import group_three
from camtay.domains.teams.models import CampaignPlace, Team

pytestmark = pytest.mark.django_db
LIST = "/can-bo/to/tinh-nguyen/"


def form(**more):
    today = timezone.localdate()
    return {
        "place": str(group_three().parent_id), "name": "Sinh viên về tổ", "host": "Đại học Huế",
        "first": f"{today:%Y-%m-%d}", "last": f"{today + timedelta(days=20):%Y-%m-%d}",
        "places": [str(group_three().pk)], "key": "k", **more,
    }  # fmt: skip


@pytest.fixture
def officer(at):
    group_three()
    return at("data_officer")


def test_it_is_opened_and_ends_by_itself(officer):
    page = officer.post(f"{LIST}mo/", form(), follow=True).content.decode()
    assert "Sinh viên về tổ" in page
    assert "Đang diễn ra" in page
    made = Team.objects.get()
    assert CampaignPlace.objects.get().place == group_three()
    shown = officer.get(f"/can-bo/to/{made.pk}/").content.decode()
    assert "Đại học Huế" in shown
    assert "Kết thúc sớm" in shown
    Team.objects.update(
        valid_from="2026-01-01", valid_until="2026-02-01", since_day=20260101, until_day=20260201
    )
    assert "Đã kết thúc" in officer.get(LIST).content.decode()


def test_its_days_must_make_sense(officer):
    answer = officer.post(f"{LIST}mo/", form(last="2020-01-01"))
    assert answer.status_code == 422
    assert "Ngày cuối phải từ ngày đầu trở đi" in answer.content.decode()
    assert "Đại học Huế" in answer.content.decode()


def test_it_is_given_more_days_with_a_reason(officer):
    officer.post(f"{LIST}mo/", form())
    made = Team.objects.get()
    path, later = f"/can-bo/to/{made.pk}/gia-han/", timezone.localdate() + timedelta(days=40)
    assert "Ngày cuối đang ghi" in officer.get(path).content.decode()
    said = {"version": "1", "last": f"{later:%Y-%m-%d}", "reason": "Bà con còn cần", "key": "k2"}
    wanting = officer.post(path, {**said, "reason": "", "key": "k3"})
    assert (wanting.status_code, "Hãy ghi vì sao gia hạn." in wanting.content.decode()) == (422, True)
    stale = officer.post(path, {**said, "version": "7", "key": "k4"})
    assert (stale.status_code, "Bà con còn cần" in stale.content.decode()) == (409, True)
    shown = officer.post(path, said, follow=True).content.decode()
    assert f"{later:%d/%m/%Y}" in shown
    assert "Gia hạn" in shown
    assert "Bà con còn cần" in shown
