"""Staff: password, then a second factor, always."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from camtay.domains.dispatch.models import Message
from camtay.domains.people import queries
from camtay.domains.people.models import Account
from camtay.domains.people.tests.make import account, phu_xuan, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "một câu dài dễ nhớ"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN, SECOND, AGAIN = "/dang-nhap/can-bo/", "/dang-nhap/lop-hai/", "/dang-nhap/lop-hai/nhap-ma/"


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def nga():
    return account("Trương Thị Nga", ("clerk", phu_xuan()), email="nga@example.vn", password=PASSWORD)


@pytest.fixture
def protected(nga):
    Authenticator.objects.create(user=nga, type="totp", data={"secret": queries.sealed(SECRET)})
    return nga


def code(secret: str = SECRET, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def log_in(client: Client, password: str = PASSWORD, following: str = ""):
    return client.post(LOGIN, {"login": "Nga@example.vn", "password": password, "next": following})


def holds(client: Client) -> bool:
    return client.get("/").wsgi_request.actor.holds("clerk")


def test_it_sends_who_has_no_second_factor_to_set_one_up(client, nga):
    assert log_in(client).url == SECOND
    assert not holds(client)
    assert client.get("/can-bo/").url == f"{SECOND}?next=/can-bo/"
    assert "phải có thêm một lớp bảo vệ" in client.get(SECOND).content.decode()


def test_it_opens_the_desk_once_an_authenticator_app_is_set_up(
    client, nga, django_capture_on_commit_callbacks
):
    log_in(client)
    page = client.get(f"{SECOND}ung-dung/")
    assert page.status_code == 200
    secret = client.session["mfa.totp.secret"]
    assert client.post(f"{SECOND}ung-dung/", {"code": "12"}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{SECOND}ung-dung/", {"code": code(secret)}).url == f"{SECOND}ma-du-phong/"
    assert holds(client)
    assert client.get("/can-bo/").status_code == 200
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert Message.objects.filter(kind="people.sign_in_changed", address="nga@example.vn").exists()


@pytest.mark.parametrize("step", ["ung-dung/", "khoa/them/"])
def test_it_sets_no_second_factor_up_before_the_first(client, step):
    """Invited, the letter not opened yet: the telephone alone must not grow into a way to the desk."""
    invited = account("Trương Thị Nga", ("clerk", phu_xuan()), phone="+84905100010")
    sign_in(client, invited, method="phone", second_factor=False)
    assert client.get(f"{SECOND}{step}").url.startswith(f"{LOGIN}?next=")
    assert client.post(f"{SECOND}{step}", {"code": code()}).status_code == 403
    assert not holds(client)
    assert not Authenticator.objects.exists()


def test_it_shows_recovery_codes_once_and_takes_each_once(client, nga):
    log_in(client)
    client.get(f"{SECOND}ung-dung/")
    client.post(f"{SECOND}ung-dung/", {"code": code(client.session["mfa.totp.secret"])})
    first = client.get(f"{SECOND}ma-du-phong/")
    spare = first.context["unused_codes"][0]
    assert spare in first.content.decode()
    assert spare not in client.get(f"{SECOND}ma-du-phong/").content.decode()
    other = Client()
    assert log_in(other).url == AGAIN
    assert other.post(AGAIN, {"code": spare}).url == "/can-bo/"
    third = Client()
    log_in(third)
    assert third.post(AGAIN, {"code": spare}).status_code == 200


def test_it_asks_for_the_second_factor_before_anybody_is_in(client, protected):
    assert log_in(client, following="/can-bo/ho-so/").url == AGAIN
    assert client.get("/").wsgi_request.actor.kind == "guest"
    assert client.get(AGAIN).status_code == 200
    assert client.post(AGAIN, {"code": code()}).url == "/can-bo/ho-so/"
    assert holds(client)


def test_it_takes_a_code_of_the_app_once(client, protected):
    log_in(client)
    said = code()
    client.post(AGAIN, {"code": said})
    other = Client()
    log_in(other)
    assert other.post(AGAIN, {"code": said}).status_code == 200
    assert not holds(other)


def test_it_stops_guessing_of_codes(client, protected):
    log_in(client)
    answers = [client.post(AGAIN, {"code": "000000"}).content.decode() for _ in range(6)]
    assert "nghỉ 5 phút" in answers[-1]
    assert "nghỉ 5 phút" in client.post(AGAIN, {"code": code()}).content.decode()


def test_it_stops_guessing_of_passwords(client, nga):
    for _ in range(5):
        assert "chưa đúng" in log_in(client, "sai rồi nhé").content.decode()
    assert "nghỉ 5 phút" in log_in(client).content.decode()


def test_it_says_the_same_whether_the_address_is_known_or_not(client, nga):
    wrong = log_in(client, "sai rồi nhé").content.decode()
    unknown = client.post(LOGIN, {"login": "ai@example.vn", "password": "sai rồi nhé"}).content.decode()
    said = "Địa chỉ thư điện tử hoặc mật khẩu chưa đúng."
    assert said in wrong
    assert said in unknown


def test_it_keeps_the_last_second_factor(client, protected):
    log_in(client)
    client.post(AGAIN, {"code": code()})
    client.post(f"{LOGIN}xac-nhan/", {"password": PASSWORD})
    answer = client.get(f"{SECOND}ung-dung/go/")
    assert "lớp bảo vệ cuối cùng" in answer.content.decode()
    client.post(f"{SECOND}ung-dung/go/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_it_asks_again_before_the_way_in_is_changed(client, protected):
    log_in(client)
    client.post(AGAIN, {"code": code()})
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 16 * 60
    session.save()
    for path in (f"{SECOND}khoa/them/", f"{SECOND}ma-du-phong/moi/", f"{SECOND}ung-dung/go/"):
        assert client.get(path).url.startswith(f"{LOGIN}xac-nhan/")
    assert client.get(f"{LOGIN}xac-nhan/").status_code == 200
    assert client.get(f"{SECOND}xac-nhan/").status_code == 200


def test_it_offers_passkeys(client, nga):
    page = client.get(LOGIN).content.decode()
    assert "passkey_login" in page
    answer = client.get(f"{SECOND}khoa/dang-nhap/", headers={"accept": "application/json"})
    assert answer.json()["request_options"]["publicKey"]["userVerification"] == "required"
    log_in(client)
    added = client.get(f"{SECOND}khoa/them/").content.decode()
    assert '"passwordless": "id_passwordless"' in added
    assert client.get(f"{SECOND}khoa/").status_code == 200


def reset_link(client: Client) -> str:
    client.post(f"{LOGIN}quen-mat-khau/", {"email": "nga@example.vn"})
    body = Message.objects.get(kind="people.password_link").body
    return "/dang-nhap" + body.split("/dang-nhap")[1].split()[0]


def test_it_sends_a_link_to_a_new_password_that_works_once(client, protected):
    session = Client()
    sign_in(session, protected)
    link = reset_link(client)
    form = client.get(link, follow=True)
    place = form.request["PATH_INFO"]
    new = "một câu khác cũng dài"
    assert client.post(place, {"password1": new, "password2": new}).url == f"{LOGIN}mat-khau-moi/xong/"
    assert client.get(f"{LOGIN}mat-khau-moi/xong/").status_code == 200
    assert log_in(client, new).url == AGAIN
    assert session.get("/").wsgi_request.actor.kind == "guest"
    assert "không dùng được nữa" in Client().get(link).content.decode()


def test_it_refuses_a_weak_new_password(client, nga):
    place = client.get(reset_link(client), follow=True).request["PATH_INFO"]
    answer = client.post(place, {"password1": "12345", "password2": "12345"})
    assert answer.status_code == 200
    assert Account.objects.get(pk=nga.pk).check_password(PASSWORD)


@pytest.mark.parametrize("reason", ["unknown", "left", "invited"])
def test_it_sends_no_link_where_there_is_no_password_to_change(client, nga, reason):
    if reason == "left":
        Account.objects.filter(pk=nga.pk).update(left_at=nga.person.created_at)
    if reason == "invited":
        nga.set_unusable_password()
        nga.save()
    email = "ai@example.vn" if reason == "unknown" else "nga@example.vn"
    assert client.post(f"{LOGIN}quen-mat-khau/", {"email": email}).url == f"{LOGIN}quen-mat-khau/da-gui/"
    assert client.get(f"{LOGIN}quen-mat-khau/da-gui/").status_code == 200
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_change_password", "account_logout"]
)
def test_it_has_no_page_nobody_uses(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", [SECOND, f"{SECOND}ung-dung/", f"{SECOND}ma-du-phong/", f"{SECOND}khoa/"])
def test_it_shows_strangers_nothing_of_second_factors(client, path):
    assert client.get(path).url.startswith("/dang-nhap/")


def test_it_says_wait_to_a_network_that_tries_too_often(client):
    for _ in range(30):
        client.get(LOGIN)
        client.post(LOGIN, {})
    answer = client.post(LOGIN, {})
    assert answer.status_code == 429
    assert "Thử lại sau ít phút" in answer.content.decode()
