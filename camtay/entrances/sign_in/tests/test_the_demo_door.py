"""The demonstration's one-click personas: there, and nowhere else."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as live
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from camtay.domains.people import actions, queries
from camtay.domains.people.tests.make import account, group_three, hue, phu_xuan

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    group_three()
    account("Lê Thị Hường", ("resident", phu_xuan()), email=None, phone="+84905100001")
    account("Trương Thị Nga", ("clerk", phu_xuan()), email="nga@demo.camtay.example", phone="+84905100010")
    account(
        "Nguyễn Văn Hải",
        ("village_head", group_three()),
        email="hai@demo.camtay.example",
        phone="+84905100009",
    )
    account("Vũ Nhật Minh", ("city_viewer", hue()), email="minh@demo.camtay.example", phone="+84905100029")


@pytest.fixture
def demo(settings, cast):
    reverse("home")  # the ordinary addresses are read now, before the setting says otherwise
    settings.CAMTAY_DEMO = True
    settings.ROOT_URLCONF = "camtay.entrances.sign_in.tests.demo_urls"


@pytest.mark.parametrize("path", ["/trai-nghiem/", "/hop-thu-mau/"])
def test_it_is_not_there_outside_the_demonstration(client, cast, path):
    assert client.get(path).status_code == 404
    assert client.post(path, {"persona": "0905100010"}).status_code == 404
    for name in ("personas", "inbox"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


@pytest.mark.parametrize("path", ["/trai-nghiem/", "/hop-thu-mau/"])
def test_it_stays_shut_even_where_its_address_was_left_in(client, settings, cast, path):
    settings.ROOT_URLCONF = "camtay.entrances.sign_in.tests.demo_urls"
    assert client.get(path).status_code == 404
    assert client.post(path, {"persona": "0905100010"}).status_code in (404, 405)
    assert client.get("/").wsgi_request.actor.kind == "guest"


@pytest.mark.parametrize("demo_set", ["0", "1"])
def test_its_addresses_follow_the_setting(tmp_path, demo_set):
    said = "import django; django.setup(); from django.urls import reverse; print(reverse('personas'))"
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "camtay.config.settings", "CAMTAY_DEMO": demo_set,
        "CAMTAY_HOME": str(tmp_path),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", said], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode == 0) == (demo_set == "1")


def test_it_lists_people_by_place_with_their_roles(client, demo):
    page = client.get("/trai-nghiem/").content.decode()
    for said in ("Phường Phú Xuân", "Thành phố Huế", "Lê Thị Hường", "Cán bộ một cửa", "Tổ dân phố 3"):
        assert said in page
    assert 'value="0905100010"' in page


@pytest.mark.parametrize(
    ("phone", "role", "start"),
    [
        ("0905100001", "resident", "/"),
        ("0905100010", "clerk", "/can-bo/"),
        ("0905100009", "village_head", "/can-bo/"),
        ("0905100029", "city_viewer", "/dieu-hanh/"),
    ],
)
def test_it_signs_in_with_one_click_and_all_roles(client, demo, phone, role, start):
    assert client.post("/trai-nghiem/", {"persona": phone}).url == start
    assert client.get("/").wsgi_request.actor.holds(role)


def test_it_signs_nobody_in_who_is_not_of_the_cast(client, demo):
    account("Bà Con Thật", email=None, phone="+84905100099")
    account("Cán Bộ Thật", ("clerk", phu_xuan()), phone="+84905100098")
    for phone in ("0905100099", "0905100098", "", "abc"):
        assert client.post("/trai-nghiem/", {"persona": phone}).status_code == 404
    assert {one.account.person.name for one in queries.demo_personas()}.isdisjoint(
        {"Bà Con Thật", "Cán Bộ Thật"}
    )


def test_it_goes_on_when_somebody_was_invited_meanwhile(client, demo):
    account("Hồ Thị Nhàn", ("clerk", phu_xuan()), email=f"nhan{queries.demo.DOMAIN}", phone=None)
    page = client.get("/trai-nghiem/")
    assert page.status_code == 200
    assert "Hồ Thị Nhàn" not in page.content.decode()


def test_it_shows_every_letter(client, demo):
    from camtay.domains.dispatch.actions import send_due

    actions.request_code(
        phone="0905 100 001", purpose="sign_in", session_key="s", address="", now=timezone.now()
    )
    send_due(now=timezone.now())
    assert "là mã Cầm Tay" in client.get("/hop-thu-mau/").content.decode()
    assert live.CAMTAY_DEMO
