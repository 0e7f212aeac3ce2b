"""The page of an invitation: the first password, once."""

import pytest
from django.test import Client
from django.utils import timezone

from camtay.domains.dispatch.models import Message
from camtay.domains.people import actions
from camtay.domains.people.models import Account
from camtay.domains.people.tests.make import account, phu_xuan, sign_in
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db
PASSWORD = {"password": "một câu dài dễ nhớ", "again": "một câu dài dễ nhớ"}


def invited(**more) -> str:
    post = actions.Post(role="commune_admin", place=phu_xuan())
    said = {"name": "Trần Hoài An", "email": "an@example.vn", "post": post, **more}
    actions.invite(**said, by=SYSTEM, now=timezone.now())
    body = Message.objects.get(kind="people.invitation").body
    return "/loi-moi/" + body.split("/loi-moi/")[1].split()[0]


def test_it_takes_the_first_password_and_leads_to_the_sign_in(client):
    link = invited()
    page = client.get(link)
    # The address is the key: nobody else is told. Told to nobody at all, no form of the page could be sent.
    assert page["Referrer-Policy"] == "same-origin"
    assert "an@example.vn" in page.content.decode()
    assert client.post(link, PASSWORD).url == "/dang-nhap/can-bo/"
    assert Account.objects.get().check_password(PASSWORD["password"])
    again = client.post(link, PASSWORD)
    assert again.status_code == 403
    assert "đã dùng" in again.content.decode()


@pytest.mark.parametrize(
    "said", [{"password": "12345", "again": "12345"}, {**PASSWORD, "again": "khác"}, {"again": ""}]
)
def test_it_asks_again_for_a_weak_or_mistyped_password(client, said):
    link = invited()
    assert client.post(link, said).status_code == 422
    assert not Account.objects.get().has_usable_password()


def test_it_opens_no_link_that_is_made_up(client):
    assert client.get("/loi-moi/abc/").status_code == 403


def test_it_asks_a_resident_to_come_in_by_telephone_first(client):
    resident = account("Trần Hoài An", email=None, phone="+84905100019")
    link = invited(phone="0905 100 019")
    page = client.get(link)
    assert (
        f"/dang-nhap/dien-thoai/?next={link.replace('/', '%2F')}".replace(":", "%3A") in page.content.decode()
    )
    assert client.post(link, PASSWORD).status_code == 200
    resident.refresh_from_db()
    assert not resident.has_usable_password()
    sign_in(client, resident, second_factor=False)
    assert client.post(link, PASSWORD).status_code == 302
    stranger = sign_in(Client(), account("Ai", email=None, phone="+84905100020"), second_factor=False)
    assert stranger.get(link).status_code == 403
