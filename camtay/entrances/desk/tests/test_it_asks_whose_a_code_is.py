"""Codes that people noted and that do not quite fit: a clerk asks, and says whose the case is."""

import pytest

from camtay.domains.cases import actions
from camtay.domains.cases.models import NotedCase
from camtay.domains.cases.tests import factories as make
from camtay.foundation.audit.models import Look

LIST = "/can-bo/ma-quoc-gia/"
CODE = "H57.30-261124-0009"


@pytest.fixture
def note(db, now):
    make.procedure()
    make.case(at=now, origin="mirror", external_code=CODE, applicant_name="Phan Thị Xen", applicant_phone="")
    sen = make.account("Phan Thị Sen", ("resident", make.phu_xuan()), phone="+84905100005")
    return actions.note_code(
        code=CODE, procedure=make.procedure(), place=make.phu_xuan(), by=make.actor(sen, now), now=now
    )


def test_the_way_there_is_where_lists_are_dropped(at, note):
    page = at("clerk").get("/can-bo/nap-danh-sach/ho-so/").content.decode()
    assert LIST in page
    assert "1 mã quốc gia bà con đã ghi cần hỏi lại" in page
    assert LIST not in at("data_officer").get("/can-bo/nap-danh-sach/ho-so/").content.decode()


def test_the_list_names_nobody(at, note):
    page = at("clerk").get(LIST).content.decode()
    assert CODE in page
    assert "Tên không khớp" in page
    assert "Phan Thị" not in page


def test_both_sides_stand_beside_each_other_and_the_look_is_logged(at, note):
    page = at("clerk").get(f"{LIST}{note.pk}/").content.decode()
    for words in ("Phan Thị Sen", "Phan Thị Xen", "0905 100 005", "Không hỏi mật khẩu hay mã OTP"):
        assert words in page
    assert Look.objects.filter(action="cases.look_noted").exists()


def test_confirmed_it_is_theirs(at, note):
    client = at("clerk")
    page = client.post(f"{LIST}{note.pk}/dung/", follow=True).content.decode()
    assert "họ được nhắn tin" in page
    assert "Cán bộ hỏi lại, đúng là hồ sơ của người ghi mã" in page
    assert NotedCase.objects.get().case.applicant_id == note.person_id
    assert client.post(f"{LIST}{note.pk}/dung/").status_code == 302  # pressed twice
    assert "Không có mã nào phải hỏi" in client.get(LIST).content.decode()


def test_rejected_it_is_nobodys(at, note):
    client = at("clerk")
    for _time in range(2):
        page = client.post(f"{LIST}{note.pk}/khong-phai/", follow=True).content.decode()
        assert "Không có mã nào phải hỏi" in page
    assert NotedCase.objects.get().doubt == "rejected"


def test_another_place_and_another_role_see_nothing(at, note):
    away = at("clerk", where=make.nam_dong())
    assert CODE not in away.get(LIST).content.decode()
    for client in (away, at("specialist"), at("commune_admin")):
        assert client.get(f"{LIST}{note.pk}/").status_code == 403
        assert client.post(f"{LIST}{note.pk}/dung/").status_code == 403
        assert client.post(f"{LIST}{note.pk}/khong-phai/").status_code == 403
    assert NotedCase.objects.get().doubt == "name"


def test_the_list_asks_no_more_for_more(at, note, now, django_assert_num_queries):
    client = at("clerk")
    client.get(LIST)
    with django_assert_num_queries(5):
        client.get(LIST)
    NotedCase.objects.create(
        external_code=CODE, procedure=make.procedure(), place=make.phu_xuan(), person=make.person("Phan Thị Son"),
        noted_at=now, doubt="name",
    )  # fmt: skip
    with django_assert_num_queries(5):
        client.get(LIST)
