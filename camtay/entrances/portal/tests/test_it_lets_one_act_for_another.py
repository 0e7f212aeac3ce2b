"""Mandates in the portal: sent as a picture, pressed before a witness, confirmed, ended, filed under."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases.models import Case
from camtay.domains.people import actions, queries
from camtay.domains.people.models import Authorisation, Person
from camtay.domains.people.tests.make import account, actor, sign_in
from camtay.domains.places import actions as places
from camtay.domains.places.tests.make import phu_xuan
from camtay.domains.procedures import actions as procedures
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.models import Entry, Look
from camtay.foundation.calendar import local_day
from camtay.foundation.files.tests import samples
from camtay.foundation.ids import uuid7
from camtay.foundation.vietnamese import fold

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"
CONFIRM_BUTTON = "Đúng, tôi đã ủy quyền"


@pytest.fixture(autouse=True)
def city():
    now = timezone.now()
    procedures.load_catalogue(by=SYSTEM, now=now)
    places.set_settings(place=phu_xuan(), values={"own_intake": True}, by=SYSTEM, now=now)


def resident(name, phone):
    made = account(name, ("resident", phu_xuan()), phone=phone, email=None)
    Person.objects.filter(pk=made.person_id).update(commune=phu_xuan(), search=fold(name))
    made.person.refresh_from_db()
    return made


@pytest.fixture
def huong():
    return resident("Lê Thị Hường", "+84905100001")


@pytest.fixture
def tam():
    return resident("Trần Văn Tâm", "+84905100002")


def browser(who):
    return sign_in(Client(), who, method="phone", second_factor=False)


def form(**fields):
    until = local_day(timezone.now()) + timedelta(days=60)
    said = {
        "key": str(uuid7()), "principal_name": "Lê Thị Hường", "number": "0905 100 001", "place": "19753",
        "kind": "family", "procedures": [BIRTH], "valid_until_day": until.day, "valid_until_month": until.month,
        "valid_until_year": until.year, "file": SimpleUploadedFile("giay.jpg", samples.jpeg()), **fields,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value is not None}


def words(answer):
    return answer.content.decode()


def sent(tam, **fields):
    answer = browser(tam).post(reverse("portal:mandate_on_paper"), form(**fields), follow=True)
    assert answer.status_code == 200, answer.context["form"].errors
    return Authorisation.objects.get()


def confirmed(tam, huong):
    mandate = sent(tam)
    actions.confirm_mandate(mandate_id=mandate.pk, by=actor(huong, timezone.now()), now=timezone.now())
    return mandate


def test_a_picture_is_sent_and_both_see_it(huong, tam):
    sent(tam)
    for who, other in ((tam, "Lê Thị Hường"), (huong, "Trần Văn Tâm")):
        shown = words(browser(who).get(reverse("portal:mandates")))
        assert other in shown
        assert "Chờ xác nhận" in shown
        assert "Đăng ký khai sinh" in shown


def test_sent_twice_it_is_one(huong, tam):
    said = form()
    client = browser(tam)
    for _press in range(2):
        said["file"] = SimpleUploadedFile("giay.jpg", samples.jpeg())
        assert client.post(reverse("portal:mandate_on_paper"), said).status_code == 302
    assert Authorisation.objects.count() == 1


def test_an_error_stands_at_its_field_and_the_picture_is_kept(huong, tam):
    client = browser(tam)
    answer = client.post(reverse("portal:mandate_on_paper"), form(number="12"))
    assert answer.status_code == 422
    assert "Số chưa đúng" in words(answer)
    assert 'value="Lê Thị Hường"' in words(answer)
    assert "giay.jpg" in words(answer)
    kept = answer.context["form"].data["kept"]
    again = client.post(reverse("portal:mandate_on_paper"), form(file=None, kept=kept))
    assert again.status_code == 302
    assert Authorisation.objects.get().file is not None


def test_what_is_no_picture_is_refused(huong, tam):
    answer = browser(tam).post(
        reverse("portal:mandate_on_paper"), form(file=SimpleUploadedFile("giay.jpg", b"<html>"))
    )
    assert answer.status_code == 422
    assert "không nhận loại tệp này" in words(answer)
    assert "Không chụp thẻ căn cước" in words(answer)


def test_she_looks_and_confirms(huong, tam):
    mandate = sent(tam)
    client = browser(huong)
    page = client.get(reverse("portal:mandate_confirm", args=[mandate.pk]))
    assert CONFIRM_BUTTON in words(page)
    paper = client.get(reverse("portal:mandate_paper", args=[mandate.pk]))
    assert paper.getvalue().startswith(b"\xff\xd8")
    client.post(reverse("portal:mandate_confirm", args=[mandate.pk]))
    mandate.refresh_from_db()
    assert mandate.confirmed_by == huong
    assert client.get(reverse("portal:mandate_confirm", args=[mandate.pk])).status_code == 302


def test_he_does_not_confirm_his_own(huong, tam):
    mandate = sent(tam)
    client = browser(tam)
    assert client.get(reverse("portal:mandate_confirm", args=[mandate.pk])).status_code == 404
    assert client.post(reverse("portal:mandate_confirm", args=[mandate.pk])).status_code == 404


def test_a_stranger_finds_none_of_it(huong, tam):
    mandate = sent(tam)
    client = browser(resident("Nguyễn Thị Mai", "+84905100003"))
    for name in ("mandate_confirm", "mandate_end", "mandate_paper"):
        assert client.get(reverse(f"portal:{name}", args=[mandate.pk])).status_code == 404
    start = reverse("portal:start", args=[BIRTH])
    for said in (mandate.pk, uuid7(), "x"):
        assert client.get(f"{start}?uy-quyen={said}").status_code == 404


def begin(client, mandate):
    said = {"place": "19753", "key": str(uuid7()), "uy-quyen": str(mandate.pk)}
    return client.post(reverse("portal:start", args=[BIRTH]), said)


def test_he_begins_for_her_and_every_page_says_so(huong, tam):
    mandate = confirmed(tam, huong)
    client = browser(tam)
    shown = words(client.get(f"{reverse('portal:start', args=[BIRTH])}?uy-quyen={mandate.pk}"))
    assert "Bà con làm thay Lê Thị Hường" in shown
    answer = begin(client, mandate)
    case = Case.objects.get()
    assert (case.applicant, case.pressed_by, case.filed_by) == (huong.person, "family", tam)
    page = client.get(answer["Location"], follow=True)
    assert "Bà con đang làm thay Lê Thị Hường" in words(page)
    assert "không gõ mã OTP" in words(page)
    hers = browser(huong).get(reverse("portal:resume", args=[case.pk]), follow=True)
    assert "Trần Văn Tâm soạn thay bà con" in words(hers)


def test_after_the_end_nothing_personal_is_left(huong, tam):
    mandate = confirmed(tam, huong)
    client = browser(tam)
    begin(client, mandate)
    case = Case.objects.get()
    assert reverse("portal:case", args=[case.pk]) in words(client.get(reverse("portal:mandates")))
    browser(huong).post(reverse("portal:mandate_end", args=[mandate.pk]))
    shown = words(client.get(reverse("portal:mandates")))
    assert "Lê Thị Hường" not in shown
    assert "Đã thôi ủy quyền" in shown
    assert str(case.pk) not in shown
    assert client.get(reverse("portal:resume", args=[case.pk])).status_code == 404
    assert client.get(reverse("portal:mandate_paper", args=[mandate.pk])).status_code == 404
    assert begin(client, mandate).status_code == 404
    assert "Trần Văn Tâm" in words(browser(huong).get(reverse("portal:mandates")))


def test_he_files_and_withdraws_in_her_name(huong, tam, monkeypatch):
    mandate = confirmed(tam, huong)
    client = browser(tam)
    begin(client, mandate)
    case = Case.objects.get()
    monkeypatch.setattr("camtay.foundation.questions.problems", lambda *args, **kwargs: {})
    client.post(reverse("portal:submit", args=[case.pk]))
    client.post(reverse("portal:withdraw", args=[case.pk]))
    deeds = Entry.objects.filter(object_id=str(case.pk)).order_by("number")
    assert [(one.action, one.account_id, one.on_behalf_of) for one in deeds] == [
        ("cases.submit", tam.pk, huong.person_id),
        ("cases.withdraw", tam.pk, huong.person_id),
    ]


def test_his_looks_are_logged(huong, tam):
    mandate = confirmed(tam, huong)
    client = browser(tam)
    begin(client, mandate)
    Case.objects.update(state="submitted", submitted_at=timezone.now())
    case = Case.objects.get()
    assert client.get(reverse("portal:case", args=[case.pk])).status_code == 200
    [look] = Look.objects.filter(action="cases.look")
    assert (look.account_id, look.about) == (tam.pk, huong.person_id)
    browser(huong).get(reverse("portal:case", args=[case.pk]))
    assert Look.objects.filter(action="cases.look").count() == 1


def test_pressed_before_a_witness(huong, tam):
    nga = account("Trương Thị Nga", ("clerk", phu_xuan()))
    number = queries.hand_number(nga.pk, on=local_day(timezone.now()))
    client = browser(huong)
    said = form(agent_name="Trần Văn Tâm", agent_phone="0905100002", witness="1-BBBB", file=None)
    answer = client.post(reverse("portal:mandate_pressed"), said)
    assert answer.status_code == 422
    assert "Không có ai mang số này hôm nay" in words(answer)
    answer = client.post(reverse("portal:mandate_pressed"), {**said, "witness": number}, follow=True)
    assert answer.status_code == 200, answer.context["form"].errors
    assert "Người làm chứng: Trương Thị Nga" in words(answer)
    assert Authorisation.objects.get().confirmed_at is None


@pytest.mark.parametrize("filled", [True, False])
def test_a_slip_to_sign(filled, tam):
    said = form(agent_name="Trần Văn Tâm") if filled else {}
    answer = browser(tam).post(reverse("portal:mandate_slip"), said)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_guest_is_asked_in():
    for name in ("mandates", "mandate_on_paper", "mandate_pressed", "mandate_slip", "journal"):
        assert Client().get(reverse(f"portal:{name}"))["Location"].startswith("/dang-nhap/")


def test_its_pages_ask_the_same_however_many_there_are(huong, tam, django_assert_max_num_queries):
    mandate = sent(tam)
    for _more in range(8):
        Authorisation.objects.create(
            principal=huong.person, agent=tam.person, kind="family", given_by="paper", file=mandate.file,
            procedures=[BIRTH], valid_from=mandate.valid_from, valid_until=mandate.valid_until,
            given_at=timezone.now(), confirmed_at=timezone.now(),
        )  # fmt: skip
    for who in (huong, tam):
        client = browser(who)
        with django_assert_max_num_queries(14):
            client.get(reverse("portal:mandates"))
