"""Classes at the desk: opened, with a code on the wall, names written down, closed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from camtay.domains.learning import actions, queries
from camtay.domains.learning.models import Session
from camtay.domains.learning.tests.make import account, group_three, learner
from camtay.domains.people.models import Person
from camtay.domains.people.tests.make import actor, sign_in
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
HOME = "/can-bo/hoc/lop/"


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def desk(lan):
    return sign_in(Client(), lan)


def opened(who, **said):
    now = timezone.now()
    fields = {
        "skill": "vneid",
        "place": group_three(),
        "occurred_at": now,
        "title": "Lớp tối thứ năm",
        **said,
    }
    return actions.open_class(session_id=uuid4(), by=actor(who, now), now=now, **fields)


def page(client, path, status=200, **data):
    answer = client.post(path, data) if data else client.get(path)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def there(session):
    return [one.person.name for one in queries.seen_in(session)]


def test_a_class_is_opened_once_and_shows_its_code(desk):
    assert "Mở lớp" in page(desk, HOME)
    at = timezone.localtime() + timedelta(hours=1)
    said = {
        "key": str(uuid4()), "title": "Lớp ở nhà văn hóa", "skill": "vneid", "place": group_three().code,
        "at": f"{at:%Y-%m-%dT%H:%M}",
    }  # fmt: skip
    for _press in range(2):
        page(desk, f"{HOME}mo/", 302, **said)
    session = Session.objects.get()
    shown = page(desk, f"{HOME}{session.pk}/")
    assert "data:image/png" in shown
    assert f"/lop/{session.token}/" in shown
    assert "Lớp ở nhà văn hóa" in page(desk, HOME)


def test_what_was_typed_stays_when_something_is_missing(desk):
    shown = page(desk, f"{HOME}mo/", 422, title="Lớp ở nhà văn hóa", skill="vneid", place="", at="")
    assert "Lớp ở nhà văn hóa" in shown
    assert "Hãy chọn ngày và giờ." in shown


def test_somebody_without_a_phone_is_found_and_written_down(lan, desk):
    session, sen = opened(lan), learner("Phan Thị Sen")
    path = f"{HOME}{session.pk}/them/"
    assert "Phan Thị Sen" in page(desk, f"{path}?q=sen")
    for _press in range(2):
        page(desk, path, 302, q="sen", person=str(sen.public_id), key="one-press")
    assert there(session) == ["Phan Thị Sen"]
    assert "Phan Thị Sen" in page(desk, f"{HOME}{session.pk}/")
    assert Look.objects.filter(action="learning.look_session").exists()


def test_somebody_nobody_knows_yet_is_written_down_newly_once(lan, desk):
    session, said = opened(lan), {"person": "moi", "name": "Hồ Thị Mới", "birth_year": "1958", "house": "12"}
    for _press in range(2):
        page(desk, f"{HOME}{session.pk}/them/", 302, key="0198f6a0-0000-7000-8000-000000000001", **said)
    assert there(session) == ["Hồ Thị Mới"]
    assert Person.objects.filter(name="Hồ Thị Mới", neighbourhood=group_three()).count() == 1


def test_one_of_the_same_name_is_shown_before_another_is_written_down(lan, desk):
    session, sen = opened(lan), learner("Phan Thị Sen")
    path, said = f"{HOME}{session.pk}/them/", {"person": "moi", "name": "Phan Thi Sen", "key": str(uuid4())}
    assert "Đã có người cùng tên" in page(desk, path, 422, **said)
    assert there(session) == []
    page(desk, path, 302, **said, shown=str(sen.public_id))
    assert there(session) == ["Phan Thi Sen"]


def test_closed_the_code_is_gone_and_who_was_there_stays(lan, desk):
    session = opened(lan)
    page(desk, f"{HOME}{session.pk}/dong/", 302, version="1")
    shown = page(desk, f"{HOME}{session.pk}/")
    assert "data:image/png" not in shown
    assert "Đã đóng" in shown


def test_a_stale_page_shows_how_the_class_stands(lan, desk):
    session = opened(lan)
    page(desk, f"{HOME}{session.pk}/dong/", 409, version="9")


def test_another_commune_sees_nothing_of_it(lan):
    session = opened(lan)
    far = sign_in(Client(), account("Người Xa", ("helper", phu_vinh())))
    assert "Lớp tối thứ năm" not in page(far, HOME)
    page(far, f"{HOME}{session.pk}/", 403)
    page(far, f"{HOME}{session.pk}/them/", 403)
    page(far, f"{HOME}{session.pk}/dong/", 403, version="1")


def test_the_list_asks_as_much_for_one_class_as_for_many(lan, desk, django_assert_max_num_queries):
    for _one in range(12):
        opened(lan)
    page(desk, HOME)
    with django_assert_max_num_queries(12):
        page(desk, HOME)
