"""Finding residents, and what is logged of it."""

import pytest
from django.urls import reverse

from camtay.domains.cases.tests import factories as make
from camtay.domains.people.tests.make import group_three, person
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db


@pytest.fixture
def sen(db):
    return person("Phan Thị Sen", group_three(), birth_year=1949, phone="+84905100005")


def test_it_finds_and_logs_every_search_and_look(at, sen):
    browser = at("clerk")
    page = browser.get("/can-bo/nguoi/dan/?q=phan sen").content.decode()
    assert reverse("desk:resident", args=[sen.pk]) in page
    assert "Tổ dân phố 3" in page
    assert Look.objects.get().action == "people.search"
    shown = browser.get(reverse("desk:resident", args=[sen.pk])).content.decode()
    assert "0905 100 005" in shown
    assert Look.objects.get(action="people.look").about == sen.pk


def test_it_logs_no_words_of_a_search(at, sen):
    at("clerk").get("/can-bo/nguoi/dan/?q=phan sen")
    look = Look.objects.get()
    assert "sen" not in f"{look.object_id}{look.object_type}{look.action}".lower()


def test_it_shows_nobody_before_something_is_asked(at, sen):
    assert "Phan Thị Sen" not in at("clerk").get("/can-bo/nguoi/dan/").content.decode()
    assert not Look.objects.exists()


def test_it_says_when_nobody_is_found(at, sen):
    assert "Không thấy ai" in at("clerk").get("/can-bo/nguoi/dan/?q=zzz").content.decode()


def test_it_shows_nobody_of_another_commune(at, sen):
    browser = at("clerk", where=make.nam_dong())
    assert "Phan Thị Sen" not in browser.get("/can-bo/nguoi/dan/?q=sen").content.decode()
    assert browser.get(reverse("desk:resident", args=[sen.pk])).status_code == 404
    assert browser.get(reverse("desk:resident", args=[10_000])).status_code == 404


@pytest.mark.parametrize("role", ["specialist", "helper", "auditor", "commune_leader"])
def test_it_keeps_residents_from_those_without_need(at, sen, role):
    browser = at(role)
    assert browser.get("/can-bo/nguoi/dan/?q=sen").status_code == 403
    assert browser.get(reverse("desk:resident", args=[sen.pk])).status_code == 404


def test_it_shows_the_citizen_number_to_clerks_alone_and_masked(at, sen, staff):
    from django.utils import timezone

    from camtay.domains.people import actions
    from camtay.domains.people.tests.make import actor

    by = actor(staff("clerk"), timezone.now())
    actions.set_citizen_number(person_id=sen.pk, version=1, number="046149001234", by=by, now=timezone.now())
    url = reverse("desk:resident", args=[sen.pk])
    page = at("clerk").get(url).content.decode()
    assert "•234" in page
    assert "046149001234" not in page
    assert "•234" not in at("data_officer").get(url).content.decode()
