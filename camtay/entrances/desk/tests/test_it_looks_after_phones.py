"""A lost phone: its owner, or who looks after the place, says so at the desk."""

from uuid import uuid4

import pytest
from django.test import Client

from camtay.domains.people.models import Account
from camtay.domains.people.tests.make import NOW, account, group_three, phu_xuan, sign_in
from camtay.domains.rounds.models import Device

pytestmark = pytest.mark.django_db
PAGE = "/can-bo/may-ngoai-dia-ban/"


@pytest.fixture
def lan() -> Account:
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def phone(lan) -> Device:
    return Device.objects.create(
        pk=uuid4(), account=lan, label="Máy Samsung", secret_digest="0" * 64, enrolled_at=NOW
    )


def test_its_owner_reports_it(lan, phone):
    client = sign_in(Client(), lan)
    assert "Máy Samsung" in client.get(PAGE).content.decode()
    answer = client.post(f"{PAGE}{phone.pk}/bao-mat/", follow=True).content.decode()
    assert "Đã báo mất" in answer
    assert Device.objects.get().state == "lost"
    assert f"{phone.pk}/bao-mat" not in answer


def test_the_administrator_of_the_place_does_too(phone):
    client = sign_in(Client(), account("Phan Văn Tài", ("commune_admin", phu_xuan())))
    assert "Võ Thị Lan" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{phone.pk}/bao-mat/").status_code == 302
    assert Device.objects.get().ended_by.person.name == "Phan Văn Tài"


def test_another_helper_neither_sees_nor_reports_it(phone):
    client = sign_in(Client(), account("Hồ Văn Hai", ("helper", group_three())))
    assert "Chưa có máy nào" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{phone.pk}/bao-mat/").status_code == 404
    assert Device.objects.get().state == "in_use"
