"""The page behind a class's code: what it is, and “I am here”."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from camtay.domains.learning import actions, queries
from camtay.domains.learning.tests.make import account, group_three, phu_xuan
from camtay.domains.people.tests.make import actor, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def mai():
    return account("Nguyễn Thị Mai", ("resident", phu_xuan()), phone="+84905100003", email=None)


@pytest.fixture
def phone(mai):
    return sign_in(Client(), mai, method="phone", second_factor=False)


def opened(lan, days=0):
    now = timezone.now()
    return actions.open_class(
        session_id=uuid4(), skill="vneid", place=group_three(), occurred_at=now + timedelta(days=days),
        title="Lớp ở nhà văn hóa", by=actor(lan, now), now=now,
    )  # fmt: skip


def shown(client, session, status=200):
    answer = client.get(f"/lop/{session.token}/")
    assert answer.status_code == status
    return answer.content.decode()


def test_mai_presses_and_reads_that_she_is_there(lan, phone):
    session = opened(lan)
    assert "Tôi có mặt" in shown(phone, session)
    for _press in range(2):
        assert phone.post(f"/lop/{session.token}/").status_code == 302
    page = shown(phone, session)
    assert "Đã ghi bà con có mặt ở lớp này." in page
    assert "Tôi có mặt" not in page
    assert [one.person.name for one in queries.seen_in(session)] == ["Nguyễn Thị Mai"]


def test_a_guest_reads_what_it_is_and_signs_in_first_to_come_back(lan):
    session = opened(lan)
    assert "Lớp ở nhà văn hóa" in shown(Client(), session)
    answer = Client().post(f"/lop/{session.token}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/?next=/lop/")
    assert queries.seen_in(session) == []


def test_a_closed_class_says_so_plainly(lan, phone):
    session, now = opened(lan), timezone.now()
    actions.close_class(session_id=session.pk, version=1, by=actor(lan, now), now=now)
    page = shown(phone, session)
    assert "Lớp này đã đóng." in page
    assert "Tôi có mặt" not in page
    answer = phone.post(f"/lop/{session.token}/")
    assert (answer.status_code, queries.seen_in(session)) == (422, [])


def test_a_class_to_come_says_when(lan, phone):
    assert "Chưa đến ngày có lớp." in shown(phone, opened(lan, days=3))


def test_a_code_of_no_class_says_so_plainly(phone):
    answer = phone.get(f"/lop/{'x' * 22}/")
    assert answer.status_code == 404
    assert "Mã này không dẫn đến lớp nào." in answer.content.decode()
