import pytest
from django.test import Client
from django.urls import reverse

from camtay.domains.cases.tests import factories as make
from camtay.domains.places import queries
from camtay.domains.places.tests.make import neighbourhood

pytestmark = pytest.mark.django_db


def pages(code="19753"):
    return [
        reverse("desk:places"),
        reverse("desk:place", args=[code]),
        reverse("desk:place_settings", args=[code]),
    ]


def test_it_shows_neighbourhoods_and_settings(at):
    neighbourhood(make.phu_xuan(), 1, "Tổ dân phố 1", households=120)
    client = at("commune_admin")
    assert client.get(reverse("desk:places")).url == reverse("desk:place", args=["19753"])
    shown = client.get(reverse("desk:place", args=["19753"]))
    assert [(line.name, line.households) for line in shown.context["lines"]] == [("Tổ dân phố 1", "120")]
    assert "Tự tiếp nhận hồ sơ trên hệ thống này" in shown.text


def test_it_saves_what_was_changed(at):
    client = at("commune_admin")
    where = reverse("desk:place_settings", args=["19753"])
    answer = client.post(where, {"own_intake": "on", "desk_phone": "0234 3520 520"})
    assert answer.url == reverse("desk:place", args=["19753"])
    settings = queries.settings_of(make.phu_xuan())
    assert (settings.own_intake, settings.desk_phone) == (True, "+842343520520")


def test_it_says_beside_the_field_what_is_wrong(at):
    answer = at("commune_admin").post(
        reverse("desk:place_settings", args=["19753"]), {"desk_phone": "số nhà"}
    )
    assert answer.status_code == 422
    assert "Số điện thoại không đúng" in " ".join(answer.context["form"]["desk_phone"].sentences)


def test_it_opens_a_place_to_practise_in(at):
    client = at("commune_admin")
    client.post(reverse("desk:place_practice", args=["19753"]))
    assert queries.practice_of(make.phu_xuan()).practice
    assert "Phường Phú Xuân (thực hành)" in client.get(reverse("desk:place", args=["19753"])).text


@pytest.mark.parametrize("role", ["clerk", "specialist", "helper", "editor", "resident"])
def test_it_is_for_those_who_administer(at, role):
    make.phu_xuan()
    for where in pages():
        assert at(role).get(where).status_code == 403
        assert Client().get(where).status_code == 302


def test_it_refuses_another_commune_and_an_unknown_one_alike(at):
    make.phu_xuan()
    other = at("commune_admin", where=make.nam_dong())
    for code in ("19753", "99999"):
        for where in pages(code)[1:]:
            assert other.get(where).status_code == 403
        assert other.post(reverse("desk:place_practice", args=[code])).status_code == 403


def test_a_data_officer_brings_in_neighbourhoods_but_sets_nothing(at):
    client = at("data_officer")
    assert client.get(reverse("desk:place", args=["19753"])).status_code == 200
    assert client.get(reverse("desk:place_settings", args=["19753"])).status_code == 403
