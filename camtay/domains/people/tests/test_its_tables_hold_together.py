"""What the database itself refuses, whoever writes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from camtay.domains.people.models import Account, Invitation, PersonGroup, RoleHeld
from camtay.domains.people.tests.make import NOW, account, person, phu_xuan

pytestmark = pytest.mark.django_db


@pytest.fixture
def nga():
    return account("Trương Thị Nga", ("clerk", phu_xuan()), email="nga@example.vn", phone="+84905100010")


def refused(make) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def hold(who: Account, **more) -> RoleHeld:
    said = {"role": "editor", "place": phu_xuan(), "valid_from": date(2026, 1, 1), "granted_at": NOW, **more}
    return RoleHeld.objects.create(account=who, **said)


def invitation(who: Account, **more) -> Invitation:
    until = NOW + timedelta(days=7)
    return Invitation.objects.create(account=who, email=who.email, created_at=NOW, expires_at=until, **more)


def test_it_knows_an_address_and_a_telephone_once(nga):
    refused(lambda: Account.objects.create(person=person("Khác"), email="nga@example.vn"))
    refused(lambda: Account.objects.create(person=person("Khác"), phone="+84905100010"))


def test_it_keeps_one_account_a_person(nga):
    refused(lambda: Account.objects.create(person=nga.person, email="nga2@example.vn"))


def test_it_keeps_no_open_account_without_a_way_in(nga):
    refused(lambda: Account.objects.create(person=person("Khác")))
    assert Account.objects.create(person=person("Khác"), is_active=False).pk


def test_it_holds_a_role_once_in_a_place_unless_taken_back(nga):
    refused(lambda: hold(nga, role="clerk"))
    RoleHeld.objects.filter(account=nga).update(revoked_at=NOW)
    assert hold(nga, role="clerk").pk


def test_it_ends_no_role_before_it_begins(nga):
    refused(lambda: hold(nga, valid_until=date(2025, 12, 31)))
    assert hold(nga, valid_until=date(2026, 1, 1)).pk


def test_it_says_when_whoever_took_a_role_back_did(nga):
    refused(lambda: hold(nga, revoked_by=nga))
    assert hold(nga, revoked_by=nga, revoked_at=NOW).pk


def test_it_keeps_one_invitation_open(nga):
    invitation(nga)
    refused(lambda: invitation(nga))
    assert invitation(nga, revoked_at=NOW).pk


def test_it_ends_an_invitation_once(nga):
    refused(lambda: invitation(nga, accepted_at=NOW, revoked_at=NOW))


def test_it_puts_a_person_in_a_group_once(nga):
    said = {"person": nga.person, "group": "older", "basis": "law", "recorded_at": NOW}
    PersonGroup.objects.create(**said)
    refused(lambda: PersonGroup.objects.create(**said))
