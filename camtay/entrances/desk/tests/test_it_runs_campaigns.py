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
