"""How far the neighbourhoods lie from the centre, as a commune's administrator writes it down."""

import pytest
from django.test import Client
from django.urls import reverse

from camtay.domains.cases.tests import factories as make
from camtay.domains.places import queries
from camtay.domains.places.tests.make import neighbourhood

pytestmark = pytest.mark.django_db
PAGE = "/can-bo/dia-ban/19753/duong-di/"


@pytest.fixture
def parts():
    return [neighbourhood(make.phu_xuan(), number, f"Tổ dân phố {number}") for number in (1, 2)]


def test_it_writes_down_what_is_known_and_leaves_the_rest_open(at, parts):
    client = at("commune_admin")
    assert PAGE in client.get(reverse("desk:place", args=["19753"])).text
    answer = client.post(PAGE, {parts[0].code: "1,8", parts[1].code: ""}, follow=True)
    assert "Đã lưu đường đến trung tâm." in answer.text
    assert [line.km for line in answer.context["lines"]] == ["1,8", "–"]
    assert 'value="1,8"' in client.get(PAGE).text


def test_it_says_beside_the_box_what_is_wrong_and_keeps_what_was_typed(at, parts):
    answer = at("commune_admin").post(PAGE, {parts[0].code: "3", parts[1].code: "xa lắm"})
    assert answer.status_code == 422
    assert "ví dụ 1,8" in answer.text
    assert 'value="xa lắm"' in answer.text
    assert 'value="3"' in answer.text
    assert queries.distances_of(make.phu_xuan()) == {}


def test_the_average_stands_among_the_settings(at, parts):
    client = at("commune_admin")
    where = reverse("desk:place_settings", args=["19753"])
    client.post(where, {"km_to_centre_default": "2,5"})
    assert queries.km_to_centre(make.phu_xuan().pk, parts[0].pk) == 2.5
    assert 'value="2,5"' in client.get(where).text
    client.post(where, {"km_to_centre_default": ""})
    assert queries.km_to_centre(make.phu_xuan().pk, parts[0].pk) is None


@pytest.mark.parametrize("role", ["data_officer", "clerk", "helper"])
def test_it_is_for_those_who_set_things(at, role, parts):
    assert at(role).get(PAGE).status_code == 403
    assert at(role).post(PAGE, {parts[0].code: "9"}).status_code == 403
    assert at("commune_admin", where=make.nam_dong()).post(PAGE, {parts[0].code: "9"}).status_code == 403
    assert Client().get(PAGE).status_code == 302
    assert queries.distances_of(make.phu_xuan()) == {}
