import re

import pytest
from django.test import Client
from django.urls import reverse

from camtay.domains.cases.tests import factories as make
from camtay.domains.places import actions
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["helper", "team_leader"])
def test_it_says_who_helps_and_what_nobody_asks_for(at, role):
    shown = at(role).get(reverse("desk:helping"))
    assert shown.context["duties"][0].place == "Phường Phú Xuân"
    assert "Tôi không bao giờ hỏi mã OTP, mật khẩu, mã PIN hay số thẻ." in shown.text
    assert shown.text.index("Tôi không bao giờ hỏi") < shown.text.index("Làm từng bước")


def test_it_has_no_field_for_anything(at):
    body = at("helper").get(reverse("desk:helping")).text
    typed = [one for one in re.findall(r"<(?:input|textarea|select)[^>]*>", body)
             if 'type="hidden"' not in one and "data-keys-off" not in one]  # fmt: skip
    assert typed == []


def test_it_names_the_place_to_practise_in(at, now):
    actions.open_practice(place=make.phu_xuan(), by=SYSTEM, now=now)
    assert "Phường Phú Xuân (thực hành)" in at("helper").get(reverse("desk:helping")).text


def test_it_is_for_helpers(at):
    assert Client().get(reverse("desk:helping")).status_code == 302
    for role in ("clerk", "resident", "auditor"):
        assert at(role).get(reverse("desk:helping")).status_code == 403
