"""A team's month: its figures against what is asked, a fair picture of each member, the report for its group."""

from datetime import timedelta

import pytest
from django.utils import timezone

from camtay.domains.learning.models import Observation, Progress, Session
from camtay.domains.people.models import Person
from camtay.domains.people.tests.make import account, group_three, person
from camtay.domains.rounds.models import Clash
from camtay.domains.teams import actions as teams
from camtay.domains.teams.models import Quota
from camtay.domains.teams.tests.make import member, team
from camtay.foundation.calendar import day_key, month_key
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db
LIST = "/can-bo/to/"


@pytest.fixture
def mine():
    return team(group_three(), "Tổ Ba")


@pytest.fixture
def khoa(mine):
    who = account("Đặng Minh Khoa")
    member(mine, account=who)
    return who


@pytest.fixture
def held(mine, khoa):
    """Two people taught in one session of today, one of whom could then do it alone."""
    now = timezone.now()
    day = day_key(timezone.localdate())
    made = Session.objects.create(
        pk=uuid7(), kind="home", skill="vneid", place=group_three(), commune=group_three().parent, taught_by=khoa,
        team=mine, occurred_at=now, occurred_day=day, recorded_at=now, minutes=90,
    )  # fmt: skip
    for name in ("Phan Thị Sen", "Lê Thị Hường"):
        who = person(name, group_three())
        Observation.objects.create(
            person=who, skill="vneid", seen="shown", session=made, by=khoa, occurred_at=now, occurred_day=day,
            recorded_at=now,
        )  # fmt: skip
    Progress.objects.create(person=who, skill="vneid", rung=3, shown_day=day, alone_day=day)
    teams.note_session(team=mine, day=timezone.localdate(), times=2, people=2)
    Quota.objects.create(team=mine, month=month_key(timezone.localdate()), times=40, people=25, set_at=now)
    return made


def page_of(client, mine, rest=""):
    return client.get(f"{LIST}{mine.pk}/{rest}").content.decode()


def test_its_figures_stand_beside_what_is_asked(at, mine, held):
    page = page_of(at("data_officer"), mine)
    for words in ("2/40", "2/25", "1 giờ 30 phút", "Người đã tự làm được", "Chờ bà con xác nhận"):
        assert words in page
    assert "Phan Thị Sen" not in page


def test_each_member_is_shown_by_name_with_plain_facts(at, mine, held):
    member(mine, "An Thị Bình", is_core=True)
    page = page_of(at("commune_leader"), mine)
    assert "1 buổi, 1 giờ 30 phút" in page
    assert page.index("An Thị Bình") < page.rindex("Đặng Minh Khoa")


def test_another_month_is_one_press_away(at, mine, held):
    before = timezone.localdate().replace(day=1) - timedelta(days=1)
    page = page_of(at("data_officer"), mine, f"?thang={before:%Y%m}")
    assert "2/40" not in page
    assert "Tháng sau" in page


def test_the_report_is_ready_and_names_nobody(at, mine, held):
    page = page_of(at("data_officer"), mine, "bao-cao-nhanh/")
    for words in (
        "<textarea",
        "1 buổi hướng dẫn",
        "2 lượt, 2 người được chỉ",
        "1 người đã tự làm được",
        "mã OTP",
    ):
        assert words in page
    assert "Sen" not in page
    assert "Khoa" not in page
    before = page_of(at("data_officer"), mine, "bao-cao-nhanh/?ky=tuan-truoc")
    assert "Chưa ghi buổi hướng dẫn nào" in before


def test_hours_are_certified_from_what_was_recorded(at, mine, held):
    officer, line = at("data_officer"), mine.members.get()
    path = f"{LIST}thanh-vien/{line.pk}/chung-nhan"
    assert "Tổng cộng 1 giờ 30 phút" in officer.get(f"{path}/").content.decode()
    assert officer.get(f"{path}.pdf").content[:5] == b"%PDF-"
    long_ago = officer.get(f"{path}.pdf?tu=2020-01-01&den=2020-12-31")
    assert long_ago.status_code == 403


def test_nobody_signs_their_own_hours(at, staff, mine, khoa):
    line = mine.members.get()
    line.person, line.duty = staff("team_leader").person, "leader"
    line.save()
    assert at("team_leader").get(f"{LIST}thanh-vien/{line.pk}/chung-nhan/").status_code == 403


def test_it_says_what_waits_without_a_name(at, mine, khoa, held):
    sen = Person.objects.get(name="Phan Thị Sen")
    Clash.objects.create(person=sen, field="house", standing="1", other="2", by=khoa, found_at=timezone.now())
    page = page_of(at("data_officer"), mine)
    assert "Đang chờ" in page
    assert "1 chỗ hai người ghi khác nhau" in page
    assert 'href="/can-bo/ghi-khac-nhau/"' in page
    assert "Phan Thị Sen" not in page
    assert 'href="/can-bo/ghi-khac-nhau/"' not in page_of(at("commune_leader"), mine)
