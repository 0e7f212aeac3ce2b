"""People come into a team, are written down better, and leave; their history stays, a role that came with it ends."""

from datetime import date

import pytest

from camtay.domains.people.models import RoleHeld
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan
from camtay.domains.teams import actions
from camtay.domains.teams.actions import Changed, Unfit, Who
from camtay.domains.teams.models import Membership
from camtay.domains.teams.tests.make import member, team
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db
SUONG = Who("Huỳnh Thị Sương", duty="women", birth_year=1980, phone="0905 777 123", knows="quét giấy tờ")


@pytest.fixture
def an():
    return actor(account("Trần Hoài An", ("commune_admin", phu_xuan())))


@pytest.fixture
def mine():
    return team(group_three(), "Tổ công nghệ số Tổ 3")


def add(mine, who, by, **more):
    return actions.add_member(team_id=mine.pk, who=who, by=by, now=NOW, **more)


def test_somebody_comes_in(mine, an):
    made = add(mine, SUONG, an)
    assert (made.name, made.phone, made.since, made.since_day) == (
        SUONG.name,
        "+84905777123",
        NOW.date(),
        20261124,
    )
    assert made.search == "suong huynh thi suong 0905777123"
    assert Entry.objects.get().action == "teams.add_member"


def test_who_is_known_here_is_tied_to_the_person(mine, an):
    known = person("Huỳnh Thị Sương", phu_xuan(), phone="+84905777123")
    person("Huỳnh Thị Sương", phu_xuan(), phone="+84905777999")
    assert add(mine, SUONG, an).person == known


def test_nobody_stands_twice_in_a_team(mine, an):
    add(mine, SUONG, an)
    with pytest.raises(Unfit, match="đã có người tên này"):
        add(mine, Who("huỳnh thị sương"), an)
    add(mine, Who("Huỳnh Thị Sương", birth_year=2001), an)
    assert Membership.objects.filter(team=mine).count() == 2


@pytest.mark.parametrize(
    ("who", "field"),
    [
        (Who("123"), "name"),
        (Who("Lê Văn Út", phone="12"), "phone"),
        (Who("Lê Văn Út", birth_year=2027), "birth_year"),
        (Who("Lê Văn Út", duty="king"), "duty"),
        (Who("Lê Văn Út", since=date(2025, 1, 1)), "since"),
    ],
)
def test_what_is_wrong_is_said_of_the_field(who, field, mine, an):
    with pytest.raises(Unfit) as found:
        add(mine, who, an)
    assert found.value.field == field


def test_somebody_is_written_down_better(mine, an):
    made = add(mine, SUONG, an)
    better = Who(SUONG.name, duty="deputy", is_core=True, birth_year=1980, phone="0905 777 124")
    changed = actions.change_member(member_id=made.pk, version=1, who=better, by=an, now=NOW)
    assert (changed.duty, changed.is_core, changed.version) == ("deputy", True, 2)
    assert Entry.objects.get(action="teams.change_member").fields == ["duty", "is_core", "phone", "knows"]
    with pytest.raises(Changed):
        actions.change_member(member_id=made.pk, version=1, who=SUONG, by=an, now=NOW)


def test_who_leaves_stays_in_the_history(mine, an):
    made = add(mine, SUONG, an)
    left = actions.leave_team(
        member_id=made.pk, version=1, until=NOW.date(), reason="Đi làm ăn xa", by=an, now=NOW
    )
    assert (left.until, left.until_day, left.left_reason) == (NOW.date(), 20261124, "Đi làm ăn xa")
    assert actions.leave_team(member_id=made.pk, version=1, until=NOW.date(), by=an, now=NOW).version == 2
    with pytest.raises(Unfit):
        actions.leave_team(member_id=made.pk, version=2, until=date(2026, 12, 1), by=an, now=NOW)


def test_an_account_comes_with_the_role_and_the_role_goes_with_leaving(mine, an):
    made = add(mine, Who("Đặng Minh Khoa"), an, email="khoa@example.vn")
    assert made.is_core
    held = RoleHeld.objects.get(account__person=made.person)
    assert (held.role, held.place, held.valid_until) == ("helper", group_three(), None)
    actions.leave_team(member_id=made.pk, version=1, until=NOW.date(), by=an, now=NOW)
    held.refresh_from_db()
    assert held.revoked_at == NOW


def test_who_came_by_a_list_is_given_an_account_later(mine, an):
    made = add(mine, Who("Đặng Minh Khoa"), an)
    changed = actions.change_member(
        member_id=made.pk, version=1, who=Who("Đặng Minh Khoa"), email="khoa@example.vn", by=an, now=NOW
    )
    assert changed.is_core
    assert changed.person.account.roles.get().place == group_three()
    actions.change_member(
        member_id=made.pk, version=2, who=Who("Đặng Minh Khoa"), email="other@example.vn", by=an, now=NOW
    )
    assert RoleHeld.objects.filter(account__email="other@example.vn").count() == 0


def test_a_role_stays_while_another_team_there_needs_it(mine, an):
    made = add(mine, Who("Đặng Minh Khoa"), an, email="khoa@example.vn")
    other = team(group_three(), "Tổ thanh niên")
    member(other, account=made.person.account)
    actions.leave_team(member_id=made.pk, version=1, until=NOW.date(), by=an, now=NOW)
    assert RoleHeld.objects.get(account__person=made.person).revoked_at is None


def test_only_who_gives_roles_makes_accounts(mine):
    thao = actor(account("Hồ Thị Thảo", ("data_officer", phu_xuan())))
    with pytest.raises(Refused):
        add(mine, Who("Đặng Minh Khoa"), thao, email="khoa@example.vn")
    assert not Membership.objects.exists()
    assert add(mine, Who("Đặng Minh Khoa"), thao).person is None


def test_a_leader_keeps_their_own_team_alone(mine):
    lan = account("Võ Thị Lan", ("team_leader", phu_xuan()))
    member(mine, account=lan, duty="leader")
    other = team(group_three(), "Tổ khác")
    assert add(mine, SUONG, actor(lan)).pk
    with pytest.raises(Refused):
        add(other, SUONG, actor(lan))


def test_a_helper_keeps_nobody(mine):
    khoa = account("Đặng Minh Khoa", ("helper", phu_xuan()))
    member(mine, account=khoa)
    with pytest.raises(Refused):
        add(mine, SUONG, actor(khoa))
