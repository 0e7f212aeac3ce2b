"""Students come for some weeks: what they were given ends by itself on the campaign's last day."""

from datetime import date, datetime

import pytest

from camtay.domains.people.models import RoleHeld
from camtay.domains.people.tests.make import NOW, account, actor
from camtay.domains.places.tests.make import neighbourhood, phu_vinh
from camtay.domains.teams import actions
from camtay.domains.teams.actions import Paper, Unfit, Who
from camtay.domains.teams.models import Coverage
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
LAST = date(2026, 12, 12)


@pytest.fixture
def long(villages):
    return actor(account("Huỳnh Bảo Long", ("commune_admin", phu_vinh())))


@pytest.fixture
def villages():
    return [neighbourhood(phu_vinh(), n, f"Thôn {n}") for n in (1, 2)]


def start(by, places, **changed):
    said = {
        "commune": phu_vinh(), "name": "Sinh viên tình nguyện", "host": "Đại học Huế", "places": places,
        "first": date(2026, 11, 20), "last": LAST, **changed,
    }  # fmt: skip
    return actions.start_campaign(**said, by=by, now=NOW)


def test_its_roles_end_by_themselves(long, villages):
    campaign = start(long, villages)
    made = actions.add_member(
        team_id=campaign.pk, who=Who("Lê Minh Anh", duty="student"), email="anh@example.vn", by=long, now=NOW
    )
    held = RoleHeld.objects.filter(account__person=made.person).order_by("place__code")
    assert [(one.role, one.place.short_name, one.valid_until) for one in held] == [
        ("helper", "Thôn 1", LAST), ("helper", "Thôn 2", LAST)
    ]  # fmt: skip
    student = made.person.account
    assert actor(student, datetime(2026, 12, 12, 18, tzinfo=ZONE)).holds("helper")
    assert not actor(student, datetime(2026, 12, 13, 8, tzinfo=ZONE)).holds("helper")
    assert made.until_day == 20261212


def test_it_is_ended_early_and_the_roles_with_it(long, villages):
    campaign = start(long, villages)
    made = actions.add_member(
        team_id=campaign.pk, who=Who("Lê Minh Anh"), email="anh@example.vn", by=long, now=NOW
    )
    actions.close_team(team_id=campaign.pk, version=1, paper=Paper(NOW.date()), by=long, now=NOW)
    assert not actor(made.person.account).holds("helper")


def test_it_covers_no_village(long, villages):
    start(long, villages)
    assert set(Coverage.objects.values_list("teams", flat=True)) == {0}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"last": date(2026, 11, 1)}, "last"),
        ({"first": date(2026, 1, 1), "last": date(2026, 2, 1)}, "last"),
        ({"last": date(2028, 2, 1)}, "last"),
        ({"name": "2026"}, "name"),
    ],
)
def test_its_days_make_sense(changed, field, long, villages):
    with pytest.raises(Unfit) as found:
        start(long, villages, **changed)
    assert found.value.field == field


def test_it_works_in_its_own_commune(long, villages):
    from camtay.domains.people.tests.make import group_three

    with pytest.raises(Unfit) as found:
        start(long, [group_three()])
    assert found.value.field == "places"
