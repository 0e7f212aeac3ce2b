"""Staff and their roles at the desk: seen, invited, ended, helped; by those whose place it is."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from camtay.domains.cases.tests import factories as make
from camtay.domains.dispatch.models import Message
from camtay.domains.people.models import Account, RoleHeld
from camtay.domains.people.tests.make import group_three

pytestmark = pytest.mark.django_db
INVITED = {"name": "Mai Thị Yến", "email": "yen@example.vn", "phone": "", "role": "clerk"}


@pytest.fixture
def admin(at, staff):
    group_three()
    staff("clerk")
    return at("commune_admin")


def test_it_lists_the_staff_of_the_place_and_nobody_elses(admin, staff):
    staff("specialist", where=make.nam_dong())
    page = admin.get(reverse("desk:people")).content.decode()
    for said in ("Trương Thị Nga", "Cán bộ một cửa", "Trần Hoài An", "Chưa có lớp bảo vệ thứ hai"):
        assert said in page
    assert "Lê Quang Phúc" not in page


def test_it_filters_by_name_and_role(admin):
    assert "Trương Thị Nga" in admin.get("/can-bo/nguoi/?q=nga truong").content.decode()
    assert "Trương Thị Nga" not in admin.get("/can-bo/nguoi/?role=editor").content.decode()
    assert "Không thấy ai" in admin.get("/can-bo/nguoi/?q=zzz").content.decode()


def test_it_invites_somebody_with_a_role(admin):
    form = admin.get(reverse("desk:person_invite")).content.decode()
    assert "Cán bộ một cửa" in form
    assert "Quản trị thành phố" not in form
    assert admin.post(reverse("desk:person_invite"), INVITED).url == reverse("desk:people")
    held = RoleHeld.objects.get(account__email="yen@example.vn")
    assert (held.role, held.place) == ("clerk", make.phu_xuan())
    assert Message.objects.get().address == "yen@example.vn"
    page = admin.get(reverse("desk:people")).content.decode()
    assert "Đã mời, chưa vào" in page


def test_it_says_what_is_wrong_with_an_invitation(admin):
    url = reverse("desk:person_invite")
    for bad in (
        {"email": "x"},
        {"name": ""},
        {"role": "city_admin"},
        {"role": "village_head"},
        {"phone": "12"},
    ):
        answer = admin.post(url, {**INVITED, **bad})
        assert answer.status_code == 422, bad
    part = str(group_three().pk)
    assert admin.post(url, {**INVITED, "neighbourhood": part}).status_code == 422
    assert admin.post(url, {**INVITED, "role": "village_head", "neighbourhood": part}).status_code == 302


def test_it_gives_one_more_role_until_a_day(admin, staff):
    url = reverse("desk:role_give", args=[staff("clerk").pk])
    assert "Trương Thị Nga" in admin.get(url).content.decode()
    assert admin.post(url, {"role": "editor", "valid_until": "2020-01-01"}).status_code == 422
    assert admin.post(url, {"role": "editor", "valid_until": "2040-12-31"}).status_code == 302
    assert "từ" in admin.get(reverse("desk:account", args=[staff("clerk").pk])).content.decode()
    assert admin.post(url, {"role": "editor"}).status_code == 422


def test_it_ends_a_role_after_asking(admin, staff):
    held = RoleHeld.objects.get(account=staff("clerk"))
    url = reverse("desk:role_end", args=[held.pk])
    assert url in admin.get(reverse("desk:account", args=[held.account_id])).content.decode()
    assert "Trương Thị Nga" in admin.get(url).content.decode()
    assert admin.post(url, {"key": "k"}).url == reverse("desk:people")
    held.refresh_from_db()
    assert held.revoked_at is not None
    assert admin.get(url).status_code == 403


def test_it_lets_somebody_go(admin, staff):
    url = reverse("desk:account_leave", args=[staff("clerk").pk])
    assert "nghỉ việc" in admin.get(url).content.decode()
    admin.post(url, {"key": "k"})
    assert Account.objects.get(pk=staff("clerk").pk).left_at is not None


def test_it_resets_a_lost_second_factor(admin, staff):
    Authenticator.objects.create(user=staff("clerk"), type="totp", data={})
    url = reverse("desk:second_factor_reset", args=[staff("clerk").pk])
    assert url in admin.get(reverse("desk:account", args=[staff("clerk").pk])).content.decode()
    assert "tận mặt" in admin.get(url).content.decode()
    assert admin.post(url, {"key": "k"}).status_code == 302
    assert not Authenticator.objects.exists()


def test_it_sends_an_invitation_again(admin):
    admin.post(reverse("desk:person_invite"), INVITED)
    who = Account.objects.get(email="yen@example.vn")
    url = reverse("desk:invite_again", args=[who.pk])
    assert url in admin.get(reverse("desk:account", args=[who.pk])).content.decode()
    admin.post(url, {"key": "k"})
    assert Message.objects.filter(kind="people.invitation").count() == 2


def test_it_does_nothing_about_oneself_or_those_above(admin, staff, at):
    own = Account.objects.get(person__name="Trần Hoài An")
    page = admin.get(reverse("desk:account", args=[own.pk])).content.decode()
    assert "Cho nghỉ việc" not in page
    assert "Thôi vai trò" not in page
    for name in ("account_leave", "second_factor_reset"):
        assert admin.post(reverse(f"desk:{name}", args=[own.pk])).status_code == 403


@pytest.mark.parametrize(
    "name", ["account", "account_leave", "second_factor_reset", "role_give", "invite_again"]
)
def test_it_shows_nobody_of_another_commune(admin, staff, name):
    stranger = staff("clerk", where=make.nam_dong())
    assert admin.get(reverse(f"desk:{name}", args=[stranger.pk])).status_code == 403
    held = RoleHeld.objects.get(account=stranger)
    assert admin.post(reverse("desk:role_end", args=[held.pk])).status_code == 403


@pytest.mark.parametrize("role", ["clerk", "specialist", "editor", "helper"])
def test_it_keeps_staff_pages_from_who_does_not_look_after_staff(at, staff, role):
    browser = at(role)
    other = staff("signer")
    assert browser.get(reverse("desk:account", args=[other.pk])).status_code == 403
    assert browser.get(reverse("desk:person_invite")).status_code == 403
    assert browser.get(reverse("desk:people")).status_code == 302


def test_it_lets_auditors_look_and_do_nothing(at, staff):
    staff("clerk")
    browser = at("auditor")
    page = browser.get(reverse("desk:people")).content.decode()
    assert "Trương Thị Nga" in page
    assert "Mời cán bộ" not in page
    held = RoleHeld.objects.get(account=staff("clerk"))
    assert browser.post(reverse("desk:role_end", args=[held.pk])).status_code == 403


def test_it_asks_the_city_where_a_role_is_to_be_held(at):
    make.phu_xuan()
    browser = at("city_admin", where=make.hue())
    page = browser.get(reverse("desk:person_invite")).content.decode()
    assert "?noi=19753" in page
    url = f"{reverse('desk:person_invite')}?noi=19753"
    assert browser.post(url, {**INVITED, "role": "commune_admin"}).status_code == 302
    assert (
        "Quản trị xã, phường" in browser.get(f"{reverse('desk:people')}?role=commune_admin").content.decode()
    )


def test_it_lets_a_team_leader_take_in_helpers(at):
    group_three()
    browser = at("team_leader")
    assert browser.get(reverse("desk:people")).url == reverse("desk:person_invite")
    form = browser.get(reverse("desk:person_invite")).content.decode()
    assert "Thành viên tổ công nghệ số" in form
    assert "Cán bộ một cửa" not in form
    said = {**INVITED, "role": "helper", "neighbourhood": str(group_three().pk)}
    assert browser.post(reverse("desk:person_invite"), said).status_code == 302
