"""What phones bring and somebody must look at: deeds of who has left, two values of one field, a rescue file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from camtay.domains.people.models import Person
from camtay.domains.people.tests.make import account, group_three, person, phu_xuan, sign_in
from camtay.domains.places.tests.make import phu_vinh
from camtay.domains.rounds.models import Clash, Command
from camtay.domains.rounds.tests.make import bring, change, enrolled, leave, rescue_file, write_down

pytestmark = pytest.mark.django_db
HELD, CLASHES, RESCUE = "/can-bo/cho-xem/", "/can-bo/ghi-khac-nhau/", "/can-bo/nap-tu-may/"


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def admin():
    return sign_in(Client(), account("Phan Văn Tài", ("commune_admin", phu_xuan())))


@pytest.fixture
def clerk():
    return sign_in(Client(), account("Trương Thị Nga", ("clerk", phu_xuan())))


@pytest.fixture
def waiting(lan):
    phone = enrolled(lan)
    leave(lan)
    first = write_down()
    second = change(first.payload["person"], {"house": "12"}, {"house": "14"})
    bring(phone, first, second)
    return first, second


def test_the_administrator_reads_what_waits_and_accepts_it(waiting, admin):
    shown = admin.get(HELD).content.decode()
    assert "Ghi tên người mới: Hồ Thị Bé, 12" in shown
    assert "Võ Thị Lan" in shown
    answer = admin.post(f"{HELD}{waiting[0].id}/nhan/", follow=True).content.decode()
    assert "Đã nhận." in answer
    assert Person.objects.filter(name="Hồ Thị Bé").count() == 1


def test_what_builds_on_another_says_so(waiting, admin):
    answer = admin.post(f"{HELD}{waiting[1].id}/nhan/", follow=True).content.decode()
    assert "nhận việc ghi trước" in answer


def test_all_of_a_page_are_accepted_in_order(waiting, admin):
    said = {"command": [str(waiting[1].id), str(waiting[0].id), "x"]}
    assert "Đã xử lý 2 việc." in admin.post(f"{HELD}nhan/", said, follow=True).content.decode()
    assert Person.objects.get(name="Hồ Thị Bé").house == "14"


def test_put_aside_it_is_gone(waiting, admin):
    admin.post(f"{HELD}{waiting[0].id}/bo/")
    assert Command.objects.get(pk=waiting[0].id).state == "dismissed"
    assert "Hồ Thị Bé" not in admin.get(HELD).content.decode()


def test_who_administers_elsewhere_sees_and_settles_nothing(waiting):
    away = sign_in(Client(), account("Lê Văn Xa", ("commune_admin", phu_vinh())))
    assert "Không có việc nào chờ" in away.get(HELD).content.decode()
    assert away.post(f"{HELD}{waiting[0].id}/nhan/").status_code == 403


@pytest.fixture
def clash(lan):
    who = person("Phan Thị Sen", group_three(), house="14")
    return Clash.objects.create(
        person=who, field="house", standing="14", other="16", by=lan, found_at=timezone.now()
    )


def test_both_values_are_shown_and_one_is_chosen(clash, clerk):
    shown = clerk.get(CLASHES).content.decode()
    assert "Phan Thị Sen" in shown
    assert "Giữ “14”" in shown
    assert "Ghi “16”" in shown
    assert (
        "Đã ghi giá trị đúng."
        in clerk.post(f"{CLASHES}{clash.pk}/", {"keep": "other"}, follow=True).content.decode()
    )
    assert Person.objects.get(pk=clash.person_id).house == "16"
    assert clerk.post(f"{CLASHES}{clash.pk}/", {"keep": "standing"}).status_code == 302
    assert Person.objects.get(pk=clash.person_id).house == "16"


def test_a_field_changed_since_is_to_be_looked_at_again(clash, clerk):
    Person.objects.filter(pk=clash.person_id).update(house="20")
    answer = clerk.post(f"{CLASHES}{clash.pk}/", {"keep": "other"}, follow=True).content.decode()
    assert "Người khác vừa sửa mục này" in answer
    assert Clash.objects.get().settled_at is None


def test_a_rescue_file_is_taken_at_the_office(lan, clerk):
    phone = enrolled(lan)
    file = SimpleUploadedFile("may-cua-lan.camtay", rescue_file(phone, write_down()))
    answer = clerk.post(RESCUE, {"file": file}).content.decode()
    assert "Đã nạp xong" in answer
    assert "Hồ Thị Bé" not in answer
    assert Person.objects.filter(name="Hồ Thị Bé").count() == 1


def test_another_file_is_told_apart_beside_the_field(clerk):
    answer = clerk.post(RESCUE, {"file": SimpleUploadedFile("a.camtay", b"something else")})
    assert answer.status_code == 422
    assert "không phải tệp cứu" in answer.content.decode()
