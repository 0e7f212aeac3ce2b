"""Nobody who helps or decides is ever given a box for somebody else's code, password or PIN."""

import importlib
import pkgutil
import re

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

import camtay.entrances.cockpit
import camtay.entrances.desk
from camtay.domains.people.tests.make import account, group_three, phu_xuan, sign_in
from tests.architecture import house

DOORS = (camtay.entrances.desk, camtay.entrances.cockpit)
ASKS = re.compile(
    r"""one-time-code|type=["']password|name=["'](otp|pin|ma_otp|one_time_code|code|password|mat_khau)["']""",
    re.I,
)
NAMES = {"otp", "pin", "one_time_code", "code", "password", "ma_otp", "mat_khau"}
NOTICE = "Không ai của xã, phường hay tổ công nghệ số hỏi mã OTP, mật khẩu hay mã PIN của bà con."


def templates() -> list[str]:
    folders = [f"camtay/entrances/{door.__name__.rpartition('.')[2]}" for door in DOORS]
    return [str(path) for folder in folders for path in house.files_under(folder, ".html")]


def form_classes() -> list[type[forms.BaseForm]]:
    for door in DOORS:
        for module in pkgutil.walk_packages(door.__path__, f"{door.__name__}."):
            if ".tests" not in module.name and ".migrations" not in module.name:
                importlib.import_module(module.name)
    found, waiting = [], [forms.BaseForm]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        waiting += kinds
        found += [one for one in kinds if one.__module__.startswith(tuple(door.__name__ for door in DOORS))]
    return found


def test_it_has_no_box_for_a_code_in_any_page_of_staff():
    asking = [name for name in templates() if ASKS.search((house.ROOT / name).read_text(encoding="utf-8"))]
    assert templates()
    assert not asking


def test_it_has_no_field_for_a_code_in_any_form_of_staff():
    asking = []
    for form in form_classes():
        for name, field in form.base_fields.items():  # type: ignore[attr-defined]
            secret = isinstance(field.widget, forms.PasswordInput)
            once = field.widget.attrs.get("autocomplete") == "one-time-code"
            if name in NAMES or secret or once:
                asking.append(f"{form.__name__}.{name}")
    assert form_classes()
    assert not asking


def test_it_leaves_the_notice_at_the_foot_of_every_page():
    """The frame shows it; no page may put something else in its place."""
    covering = [
        name for name in templates() if "block safety" in (house.ROOT / name).read_text(encoding="utf-8")
    ]
    assert not covering
    frame = (house.PACKAGE / "foundation/ui/templates/ui/base.html").read_text(encoding="utf-8")
    assert "ui/partials/no_code_notice.html" in frame


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["helper", "team_leader"])
def test_it_shows_the_notice_to_helpers_on_their_pages(role):
    group_three()
    browser = sign_in(Client(), account("Đặng Minh Khoa", (role, phu_xuan())))
    pages = [reverse("desk:helping")] + ([reverse("desk:person_invite")] if role == "team_leader" else [])
    for page in pages:
        assert NOTICE in browser.get(page).content.decode()
