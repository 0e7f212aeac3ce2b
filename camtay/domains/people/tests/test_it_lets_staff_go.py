"""Leaving, a lost second factor, keys turned, people forgotten."""

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import override_settings

from camtay.domains.dispatch.models import Message
from camtay.domains.people import actions, queries
from camtay.domains.people.models import Account, OneTimeCode, Person, PersonGroup, RoleHeld
from camtay.domains.people.rules import secrecy
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan, place
from camtay.domains.places.tests.make import hue
from camtay.foundation import keys
from camtay.foundation.access import SYSTEM, Refused

pytestmark = pytest.mark.django_db


def nam_dong():
    return place("20179", "Xã Nam Đông", "xa", hue())


@pytest.fixture
def admin():
    return actor(account("Trần Hoài An", ("commune_admin", phu_xuan())))


def factor(who: Account) -> Authenticator:
    return Authenticator.objects.create(user=who, type="totp", data={"secret": queries.sealed("JBSWY3DP")})


def test_it_ends_everything_when_somebody_leaves(admin):
    who = account("Nga", ("clerk", phu_xuan()), ("editor", phu_xuan()), password="một câu dài dễ nhớ")
    factor(who)
    session = who.get_session_auth_hash()
    actions.leave(account=who, by=admin, now=NOW)
    who.refresh_from_db()
    assert not RoleHeld.objects.filter(account=who, revoked_at=None).exists()
    assert not Authenticator.objects.filter(user=who).exists()
    assert who.get_session_auth_hash() != session
    assert (who.is_active, who.has_usable_password(), who.left_at) == (False, False, NOW)


def test_it_leaves_a_resident_their_own_affairs(admin):
    who = account("Nga", ("clerk", phu_xuan()), phone="+84905100010")
    actions.leave(account=who, by=admin, now=NOW)
    back = actions.ensure_resident(phone="0905 100 010", now=NOW)
    assert back == who
    assert [held.role for held in actor(back).roles] == ["resident"]


@pytest.mark.parametrize("phone", [None, "+84905100010"])
def test_it_takes_somebody_back_by_a_new_invitation(admin, phone):
    who = account("Nga", ("clerk", phu_xuan()), email="nga@example.vn", phone=phone)
    actions.leave(account=who, by=admin, now=NOW)
    post = actions.Post(role="clerk", place=phu_xuan())
    assert actions.invite(name="Nga", email="nga@example.vn", post=post, by=admin, now=NOW) == who
    token = Message.objects.get(kind="people.invitation").body.split("/loi-moi/")[1].split("/")[0]
    actions.accept_invitation(token=token, password="một câu dài dễ nhớ", by=actor(who), now=NOW)
    who.refresh_from_db()
    assert (who.is_active, who.left_at) == (True, None)
    assert actor(who).holds("clerk")


@pytest.mark.parametrize("other", ["commune_admin", "auditor"])
def test_it_lets_nobody_send_away_or_help_those_above(admin, other):
    who = account("Cao", ("clerk", phu_xuan()), (other, phu_xuan()))
    for deed in (actions.leave, actions.reset_second_factor):
        with pytest.raises(Refused, match="cấp trên"):
            deed(account=who, by=admin, now=NOW)


def test_it_lets_nobody_send_away_who_works_elsewhere_too(admin):
    who = account("Cao", ("clerk", phu_xuan()), ("clerk", nam_dong()))
    with pytest.raises(Refused):
        actions.leave(account=who, by=admin, now=NOW)


def test_it_lets_nobody_do_it_to_themselves(admin):
    me = Account.objects.get(pk=admin.account_id)
    for deed in (actions.leave, actions.reset_second_factor):
        with pytest.raises(Refused, match="chính anh/chị"):
            deed(account=me, by=admin, now=NOW)


def test_it_resets_a_lost_second_factor_and_says_so(admin):
    who = account("Nga", ("clerk", phu_xuan()), password="một câu dài dễ nhớ")
    factor(who)
    session, password = who.get_session_auth_hash(), who.password
    actions.reset_second_factor(account=who, by=admin, now=NOW)
    who.refresh_from_db()
    assert not Authenticator.objects.filter(user=who).exists()
    assert who.get_session_auth_hash() != session
    assert who.password == password
    assert Message.objects.get().address == who.email


def test_it_writes_everything_again_under_a_new_key(admin, tmp_path):
    who = account("Nga", ("clerk", phu_xuan()))
    clerk = actor(who)
    number = "046199001234"
    made = actions.register_person(name="Sen", place=phu_xuan(), citizen_number=number, by=clerk, now=NOW)
    kept = factor(who)
    path = tmp_path / "keys.json"
    keys.create(path)
    fresh = keys.load(path, may_create=False)
    both = keys.Keys(
        "k9", {**settings.KEYS.keys, "k9": fresh.keys["k1"]}, settings.KEYS.index, settings.KEYS.secret
    )
    with override_settings(KEYS=both):
        with pytest.raises(Refused):
            actions.rotate_keys(by=admin, now=NOW)
        assert actions.rotate_keys(by=SYSTEM, now=NOW) == 2
        assert actions.rotate_keys(by=SYSTEM, now=NOW) == 0
        made.refresh_from_db()
        kept.refresh_from_db()
        assert secrecy.key_name(made.citizen_number) == secrecy.key_name(kept.data["secret"]) == "k9"
        assert secrecy.decrypt(made.citizen_number) == number
        assert queries.find(number, by=clerk) == [made]


def test_it_forgets_a_person_on_request():
    officer = actor(account("Thảo", ("data_officer", phu_xuan())))
    who = account("Lê Thị Hường", email=None, phone="+84905100001")
    Person.objects.filter(pk=who.person_id).update(commune=phu_xuan(), birth_year=1958)
    PersonGroup.objects.create(person=who.person, group="older", basis="law", recorded_at=NOW)
    actions.request_code(phone="+84905100001", purpose="sign_in", session_key="s", address="", now=NOW)
    who.person.refresh_from_db()
    actions.forget(who=queries.whom(who.person), by=officer, now=NOW)
    empty = Person.objects.get(pk=who.person_id)
    assert (empty.name, empty.phone, empty.birth_year, empty.search) == ("", "", None, "")
    closed = Account.objects.get(pk=who.pk)
    assert (closed.phone, closed.is_active) == (None, False)
    assert not OneTimeCode.objects.exists()
    assert not PersonGroup.objects.exists()


def test_it_forgets_nobody_who_works_here_nor_for_the_asking_of_others(admin):
    officer = actor(account("Thảo", ("data_officer", phu_xuan())))
    worker = account("Nga", ("clerk", phu_xuan()))
    Person.objects.filter(pk=worker.person_id).update(commune=phu_xuan())
    worker.person.refresh_from_db()
    with pytest.raises(Refused, match="vai trò"):
        actions.forget(who=queries.whom(worker.person), by=officer, now=NOW)
    for by in (admin, actor(worker)):
        with pytest.raises(Refused):
            actions.forget(who=queries.whom(person("Sen", group_three())), by=by, now=NOW)


def test_it_tells_people_all_that_is_known_of_them():
    clerk = actor(account("Nga", ("clerk", phu_xuan())))
    made = actions.register_person(
        name="Phan Thị Sen", place=group_three(), citizen_number="046149001234", by=clerk, now=NOW
    )
    merged = person("Phan Thị Sen", phu_xuan(), same_as=made)
    actions.look_up(person_id=made.pk, by=clerk, now=NOW)
    told = queries.about(queries.whom(made))
    said = [one.value for one in told]
    assert "046149001234" in said
    assert [one.value.rpartition(": ")[2] for one in told if one.label == "Lượt xem"] == ["Nga"]
    assert queries.about(queries.whom(merged)) == told
