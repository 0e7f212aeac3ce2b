"""Guided: the helper is named by a number of the day or chosen by name; every page says that they press nothing."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases.models import Case
from camtay.domains.people import queries
from camtay.domains.people.models import Person
from camtay.domains.people.tests.make import account, sign_in
from camtay.domains.places import actions as places
from camtay.domains.places.tests.make import phu_xuan
from camtay.domains.procedures import actions as procedures
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"


@pytest.fixture(autouse=True)
def city():
    now = timezone.now()
    procedures.load_catalogue(by=SYSTEM, now=now)
    places.set_settings(place=phu_xuan(), values={"own_intake": True}, by=SYSTEM, now=now)


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("team_leader", phu_xuan()))


@pytest.fixture
def huong():
    made = account("Lê Thị Hường", ("resident", phu_xuan()), phone="+84905100001", email=None)
    Person.objects.filter(pk=made.person_id).update(commune=phu_xuan())
    return made


@pytest.fixture
def client(huong):
    return sign_in(Client(), huong, method="phone", second_factor=False)


def number(who):
    return queries.hand_number(who.pk, on=local_day(timezone.now()))


def words(answer):
    return answer.content.decode()


def begin(client, **said):
    return client.post(reverse("portal:start", args=[BIRTH]), {"place": "19753", "key": str(uuid7()), **said})


def test_alone_is_what_is_taken_for_granted(client):
    begin(client)
    case = Case.objects.get()
    assert (case.pressed_by, case.helped_by) == ("self", None)


def test_a_number_names_the_helper_and_the_pages_say_so(client, lan):
    answer = begin(client, hand="guided", guide=number(lan).lower())
    case = Case.objects.get()
    assert (case.pressed_by, case.helped_by) == ("guided", lan)
    page = words(client.get(answer["Location"], follow=True))
    assert "Võ Thị Lan hướng dẫn bà con" in page
    assert "không hỏi và không gõ mã OTP" in page


@pytest.mark.parametrize("said", ["", "999-BBBB", "123456"])
def test_a_wrong_number_is_said_at_its_field(said, client):
    answer = begin(client, hand="guided", guide=said)
    assert answer.status_code == 422
    assert 'id="guide-error"' in words(answer)
    assert f'value="{said}"' in words(answer)
    assert not Case.objects.exists()


def test_the_qr_opens_who_it_is_and_is_remembered_for_the_day(client, lan):
    path = reverse("portal:with_helper", args=[number(lan)])
    shown = client.get(path)
    assert "Võ Thị Lan" in words(shown)
    assert "Tổ trưởng tổ công nghệ số" in words(shown)
    assert "không gõ mã OTP" in words(shown)
    client.post(path)
    start = words(client.get(reverse("portal:start", args=[BIRTH])))
    assert "Đang ghi: Võ Thị Lan" in start
    begin(client, hand="guided", guide="")
    assert Case.objects.get().helped_by == lan


def test_an_old_number_names_nobody(client):
    answer = client.get(reverse("portal:with_helper", args=["1-BBBB"]))
    assert answer.status_code == 404
    assert "Số này không còn dùng được" in words(answer)


def test_a_helper_nearby_is_chosen_by_name(client, lan):
    page = client.get(reverse("portal:name_guide"))
    assert "Võ Thị Lan (Tổ trưởng tổ công nghệ số, Phường Phú Xuân)" in words(page)
    client.post(reverse("portal:name_guide"), {"near": str(lan.pk), "tiep": "/thu-tuc/"})
    assert client.session["guide"]["name"] == "Võ Thị Lan"
    client.post(reverse("portal:name_guide"), {"alone": "1"})
    assert "guide" not in client.session


def test_it_leads_nowhere_else(client, lan):
    answer = client.post(reverse("portal:name_guide"), {"near": str(lan.pk), "tiep": "https://example.com/"})
    assert answer["Location"] == "/"


def test_a_draft_changes_its_guide(client, lan):
    begin(client)
    case = Case.objects.get()
    page = reverse("portal:case_guide", args=[case.pk])
    assert client.post(page, {"number": ""}).status_code == 422
    assert client.post(page, {"number": number(lan)}).status_code == 302
    assert Case.objects.get().helped_by == lan
    assert "Võ Thị Lan" in words(client.get(page))
    assert client.post(page, {"alone": "1"}).status_code == 302
    assert Case.objects.get().pressed_by == "self"


def test_nobody_else_names_it(client, lan):
    begin(client)
    case = Case.objects.get()
    helper = sign_in(Client(), lan)
    assert helper.get(reverse("portal:case_guide", args=[case.pk])).status_code == 404
    assert helper.get(reverse("portal:case", args=[case.pk])).status_code == 404
