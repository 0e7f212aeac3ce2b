"""Invitations and roles: who may, whom, once, for how long."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from camtay.domains.dispatch.models import Message
from camtay.domains.people import actions, queries
from camtay.domains.people.models import Account, Invitation, RoleHeld
from camtay.domains.people.tests.make import NOW, account, actor, group_three, phu_xuan, place
from camtay.domains.places.tests.make import hue
from camtay.foundation.access import GUEST, SYSTEM, Refused
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db
PASSWORD = "một câu dài dễ nhớ"
EMAIL = "Nga@PhuXuan.example"


def nam_dong():
    return place("20179", "Xã Nam Đông", "xa", hue())


@pytest.fixture
def admin():
    group_three()
    return actor(account("Trần Hoài An", ("commune_admin", phu_xuan())))


def post(role="clerk", where=None, **more):
    return actions.Post(role=role, place=where or phu_xuan(), **more)


def invite(by, *, at=NOW, email=EMAIL, what=None, **more):
    return actions.invite(name="Trương Thị Nga", email=email, post=what or post(), by=by, now=at, **more)


def link() -> str:
    """The token in the newest letter."""
    body = Message.objects.filter(kind="people.invitation").order_by("created_at", "id").last().body
    return body.split("/loi-moi/")[1].split("/")[0]


def accept(token, *, by=GUEST, at=NOW, password=PASSWORD):
    return actions.accept_invitation(token=token, password=password, by=by, now=at)


def test_it_invites_by_a_letter_and_lets_in_after_the_password(admin):
    made = invite(admin)
    assert (made.email, made.has_usable_password()) == ("nga@phuxuan.example", False)
    assert Message.objects.get().secret
    done = accept(link())
    assert done.check_password(PASSWORD)
    assert actor(done).holds("clerk")


def test_it_takes_a_link_once(admin):
    invite(admin)
    accept(link())
    with pytest.raises(Refused, match="đã dùng"):
        accept(link(), password="một câu khác của kẻ gian")


def test_it_takes_a_link_for_seven_days(admin):
    invite(admin)
    with pytest.raises(Refused, match="hết hạn"):
        accept(link(), at=NOW + timedelta(days=7))
    accept(link(), at=NOW + timedelta(days=7, seconds=-1))


def test_it_takes_the_newest_link_alone(admin):
    made = invite(admin)
    first = link()
    actions.invite_again(account=made, by=admin, now=NOW + timedelta(hours=1))
    with pytest.raises(Refused, match="thay"):
        accept(first)
    accept(link())
    with pytest.raises(Refused, match="đã đặt mật khẩu"):
        actions.invite_again(account=Account.objects.get(pk=made.pk), by=admin, now=NOW)


@pytest.mark.parametrize("token", ["", "abc", "00000000000070008000000000000000:forged"])
def test_it_takes_no_link_that_is_made_up(token):
    with pytest.raises(Refused):
        queries.invited(token, now=NOW)


def test_it_keeps_the_link_good_when_the_password_is_weak(admin):
    invite(admin)
    with pytest.raises(ValidationError):
        accept(link(), password="12345")
    accept(link())


def test_it_gives_one_more_role_to_who_signs_in_already(admin):
    accept_me = invite(admin)
    accept(link())
    invite(admin, what=post("specialist"))
    assert Invitation.objects.filter(account=accept_me).count() == 1
    assert Message.objects.filter(kind="people.role").count() == 1
    assert actor(Account.objects.get(pk=accept_me.pk)).holds("specialist")


def test_it_opens_a_residents_own_account_only_with_the_telephone(admin):
    resident = account("Trương Thị Nga", email=None, phone="+84905100010")
    assert invite(admin, phone="0905 100 010") == resident
    with pytest.raises(Refused, match="điện thoại"):
        accept(link())
    accept(link(), by=actor(resident))
    resident.refresh_from_db()
    assert resident.email == "nga@phuxuan.example"


def test_it_refuses_a_telephone_that_signs_in_another_member_of_staff(admin):
    account("Lê Quang Phúc", ("specialist", phu_xuan()), phone="+84905100011")
    with pytest.raises(Refused, match="đã có người dùng"):
        invite(admin, phone="0905 100 011")


@pytest.mark.parametrize(
    ("role", "by_role"),
    [("commune_admin", "commune_admin"), ("auditor", "commune_admin"), ("clerk", "clerk")],
)
def test_it_gives_no_role_above_the_givers(role, by_role):
    giver = actor(account("Ai Đó", (by_role, phu_xuan())))
    with pytest.raises(Refused):
        invite(giver, what=post(role))


def test_it_gives_no_role_elsewhere_and_no_role_of_another_level(admin):
    for bad in (post(where=nam_dong()), post("clerk", group_three()), post("resident"), post("king")):
        with pytest.raises(Refused):
            invite(admin, what=bad)
    invite(admin, what=post("helper", group_three()))


def test_it_gives_nobody_a_role_for_themselves(admin):
    me = Account.objects.get(pk=admin.account_id)
    with pytest.raises(Refused, match="chính anh/chị"):
        actions.grant_role(account=me, post=post(), by=admin, now=NOW)


def test_it_lets_team_leaders_take_in_helpers_and_nobody_else():
    group_three()
    leader = actor(account("Võ Thị Lan", ("team_leader", phu_xuan())))
    invite(leader, what=post("helper", group_three()))
    with pytest.raises(Refused):
        invite(leader, email="x@example.vn", what=post("clerk"))


def test_it_gives_a_role_once_and_again_after_it_ran_out(admin):
    who = account("Lê Quang Phúc")
    short = post("specialist", valid_until=NOW.date())
    actions.grant_role(account=who, post=short, by=admin, now=NOW)
    with pytest.raises(Refused, match="đã giữ"):
        actions.grant_role(account=who, post=post("specialist"), by=admin, now=NOW)
    later = NOW + timedelta(days=1)
    held = actions.grant_role(account=who, post=post("specialist"), by=admin, now=later)
    assert RoleHeld.objects.get(account=who, revoked_at=None) == held


@pytest.mark.parametrize(
    ("since", "until"), [(None, date(2026, 11, 23)), (date(2026, 12, 2), date(2026, 12, 1))]
)
def test_it_refuses_days_that_make_no_sense(admin, since, until):
    with pytest.raises(Refused, match="Ngày"):
        actions.grant_role(
            account=account("Lê Quang Phúc"),
            post=post("specialist", valid_from=since, valid_until=until), by=admin, now=NOW,
        )  # fmt: skip


def test_it_counts_a_role_from_its_first_to_its_last_day():
    who = account("Lê Quang Phúc", ("clerk", phu_xuan()), since=date(2026, 11, 24), until=date(2026, 11, 25))
    days = [NOW + timedelta(days=n) for n in (-1, 0, 1, 2)]
    assert [actor(who, day).holds("clerk") for day in days] == [False, True, True, False]


def test_it_ends_a_role_at_once(admin):
    held = RoleHeld.objects.get(account=account("Lê Quang Phúc", ("clerk", phu_xuan())))
    assert actions.end_role(held=held, by=admin, now=NOW)
    assert not actor(held.account).holds("clerk")
    assert not actions.end_role(held=held, by=admin, now=NOW)


def test_it_ends_no_role_of_ones_own_of_ones_peer_or_elsewhere(admin):
    own = RoleHeld.objects.get(account=admin.account_id)
    peer = RoleHeld.objects.get(account=account("Hai", ("commune_admin", phu_xuan())))
    far = RoleHeld.objects.get(account=account("Linh", ("clerk", nam_dong())))
    for held in (own, peer, far):
        with pytest.raises(Refused):
            actions.end_role(held=held, by=admin, now=NOW)


def test_it_is_begun_by_the_system():
    made = actions.invite(
        name="Cao Thùy Trang", email="t@example.vn", post=post("city_admin", hue()), by=SYSTEM, now=NOW
    )
    assert queries.open_link(made, by=SYSTEM, now=NOW)


def test_it_writes_down_what_was_done_where(admin):
    invite(admin)
    accept(link())
    said = list(Entry.objects.order_by("number").values_list("action", "place_id"))
    here = phu_xuan().pk
    assert said == [
        ("people.grant_role", here), ("people.invite", here), ("people.accept_invitation", here),
    ]  # fmt: skip
