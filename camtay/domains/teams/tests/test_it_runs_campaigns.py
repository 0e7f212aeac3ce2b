"""Students come for some weeks: what they were given ends by itself on the campaign's last day."""

from datetime import date, datetime

import pytest

from camtay.domains.people.models import RoleHeld
from camtay.domains.people.tests.make import NOW, account, actor
from camtay.domains.places.tests.make import neighbourhood, phu_vinh
from camtay.domains.teams import actions
from camtay.domains.teams.actions import Changed, Paper, Unfit, Who
from camtay.domains.teams.models import Coverage
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry
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


LATER = date(2026, 12, 31)


def extend(campaign, by, **changed):
    said = {"version": campaign.version, "last": LATER, "reason": "Bà con còn cần", "now": NOW, **changed}
    return actions.extend_campaign(team_id=campaign.pk, by=by, **said)


def test_it_is_given_more_days_and_the_roles_with_it(long, villages):
    campaign = start(long, villages)
    made = actions.add_member(
        team_id=campaign.pk, who=Who("Lê Minh Anh", duty="student"), email="anh@example.vn", by=long, now=NOW
    )
    extended = extend(campaign, long)
    assert (extended.valid_until, extended.until_day) == (LATER, 20261231)
    held = RoleHeld.objects.filter(account__person=made.person)
    assert {one.valid_until for one in held} == {LATER}
    made.refresh_from_db()
    assert made.until_day == 20261231
    assert actor(made.person.account, datetime(2026, 12, 31, 18, tzinfo=ZONE)).holds("helper")
    assert not actor(made.person.account, datetime(2027, 1, 1, 8, tzinfo=ZONE)).holds("helper")
    decided = campaign.decisions.get(what="extended")
    assert decided.reason == "Bà con còn cần"
    assert Entry.objects.filter(action="teams.extend").count() == 1
    assert Entry.objects.filter(action="people.prolong_role").count() == 2


def test_a_role_somebody_holds_longer_or_elsewhere_stays_as_it_is(long, villages):
    campaign = start(long, villages)
    helper = account("Trần Thị Ở Đây", ("helper", villages[0]))
    actions.add_member(team_id=campaign.pk, who=Who("Trần Thị Ở Đây"), email=helper.email, by=long, now=NOW)
    extend(campaign, long)
    assert set(RoleHeld.objects.filter(account=helper).values_list("place__short_name", "valid_until")) == {
        ("Thôn 1", None), ("Thôn 2", LATER)
    }  # fmt: skip


def test_who_gives_no_roles_gives_them_no_more_days(long, villages):
    campaign = start(long, villages)
    actions.add_member(team_id=campaign.pk, who=Who("Lê Minh Anh"), email="anh@example.vn", by=long, now=NOW)
    officer = actor(account("Đặng Thu Trâm", ("data_officer", phu_vinh())))
    with pytest.raises(Refused):
        extend(campaign, officer)
    campaign.refresh_from_db()
    assert campaign.valid_until == LAST
    empty = start(officer, villages, name="Đợt chưa có ai")
    assert extend(empty, officer).valid_until == LATER


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"last": LAST}, "last"), ({"last": date(2028, 2, 1)}, "last"), ({"reason": " "}, "reason")],
)
def test_more_days_are_later_ones_with_a_reason(changed, field, long, villages):
    with pytest.raises(Unfit) as found:
        extend(start(long, villages), long, **changed)
    assert found.value.field == field


def test_a_campaign_that_is_over_or_changed_meanwhile_is_not_extended(long, villages):
    campaign = start(long, villages)
    with pytest.raises(Changed):
        extend(campaign, long, version=9)
    with pytest.raises(Refused, match="đã kết thúc"):
        extend(campaign, long, now=datetime(2026, 12, 20, 8, tzinfo=ZONE))
