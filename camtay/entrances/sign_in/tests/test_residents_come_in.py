"""Residents: telephone, code, name; and on to where they were going."""

import pytest
from django.test import Client
from django.urls import reverse

from camtay.domains.dispatch.models import Message
from camtay.domains.people.models import Account
from camtay.domains.people.tests.make import account, phu_xuan, sign_in

pytestmark = pytest.mark.django_db
PHONE, CODE, NAME = "/dang-nhap/dien-thoai/", "/dang-nhap/ma/", "/dang-nhap/ten/"


def newest_code() -> str:
    return Message.objects.order_by("-created_at", "-id").first().body[:6]


def ask(client: Client, phone="0905 100 001", following=""):
    return client.post(PHONE, {"phone": phone, "next": following})


def test_it_offers_two_doors_and_remembers_where_to_go(client):
    page = client.get("/dang-nhap/?next=/ho-so/").content.decode()
    assert f"{PHONE}?next=%2Fho-so%2F" in page
    assert f"{reverse('account_login')}?next=%2Fho-so%2F" in page


def test_it_lets_a_new_resident_in_and_asks_for_the_name_once(client):
    assert ask(client, following="/ho-so/").url == CODE
    before = client.session.session_key
    assert client.post(CODE, {"code": newest_code()}).url == f"{NAME}?next=%2Fho-so%2F"
    assert client.session.session_key != before
    assert client.post(NAME, {"name": "12"}).status_code == 422
    assert client.post(NAME, {"name": "lê thị hường", "next": "/ho-so/"}).url == "/ho-so/"
    assert Account.objects.get().person.name == "lê thị hường"
    assert client.get("/ho-so/").status_code == 200


def test_it_asks_somebody_known_for_nothing_more(client):
    account("Lê Thị Hường", email=None, phone="+84905100001")
    ask(client)
    assert client.post(CODE, {"code": newest_code()}).url == "/"
    assert client.get(NAME).url == "/"


def test_it_says_what_to_do_about_a_wrong_code(client):
    ask(client)
    wrong = "000000" if newest_code() != "000000" else "111111"
    answer = client.post(CODE, {"code": wrong})
    assert answer.status_code == 422
    assert "Mã chưa đúng" in answer.content.decode()
    assert client.post(CODE, {"code": newest_code()}).status_code == 302


def test_it_takes_no_code_from_another_browser(client):
    ask(client)
    code = newest_code()
    thief = Client()
    ask(thief, "0905 100 002")
    session = thief.session
    session["sign_in_asked"] = {"phone": "+84905100001", "next": ""}
    session.save()
    assert thief.post(CODE, {"code": code}).status_code == 422


def test_it_works_with_a_cookie_whose_session_is_gone(client):
    client.cookies["sessionid"] = "gone" * 8
    ask(client)
    assert client.post(CODE, {"code": newest_code()}).status_code == 302


def test_it_begins_at_the_telephone(client):
    assert client.get(CODE).url == PHONE
    assert client.get(NAME).url == "/dang-nhap/"


@pytest.mark.parametrize("phone", ["", "123", "0234 3822 222"])
def test_it_refuses_numbers_that_take_no_messages(client, phone):
    answer = ask(client, phone)
    assert answer.status_code == 422
    assert not Message.objects.exists()


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/x", "javascript:alert(1)"])
def test_it_goes_nowhere_but_here(client, away):
    account("Lê Thị Hường", email=None, phone="+84905100001")
    ask(client, following=away)
    assert client.post(CODE, {"code": newest_code()}).url == "/"


def test_it_leaves_nothing_of_the_person_before(client):
    sign_in(client, account("Trương Thị Nga", ("clerk", phu_xuan())))
    ask(client)
    client.post(CODE, {"code": newest_code()})
    actor = client.get("/").wsgi_request.actor
    assert [held.role for held in actor.roles] == ["resident"]
    assert client.get("/can-bo/").status_code == 403


def test_it_lowers_a_session_of_staff_that_comes_in_again_by_telephone(client):
    nga = account("Trương Thị Nga", ("clerk", phu_xuan()), phone="+84905100001")
    sign_in(client, nga)
    ask(client)
    client.post(CODE, {"code": newest_code()})
    assert not client.get("/").wsgi_request.actor.holds("clerk")


def test_it_stops_sending_after_five(client):
    for _ in range(5):
        assert ask(client).status_code == 302
    answer = ask(client)
    assert answer.status_code == 422
    assert "một giờ" in answer.content.decode()


def test_it_is_not_kept_by_browsers(client):
    assert "no-store" in client.get(PHONE)["Cache-Control"]
