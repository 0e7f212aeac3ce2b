"""Houses worth a visit at the desk: agreed by the village head, dropped, swapped and added by whose they are."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from camtay.domains.people.tests.make import account, group_three, person, phu_xuan, sign_in
from camtay.domains.places.tests.make import phu_vinh
from camtay.domains.rounds import queries
from camtay.domains.rounds.models import Visit
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
PAGE = "/can-bo/nha-nen-ghe/"


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def head():
    return account("Hồ Văn Trưởng", ("village_head", group_three()))


@pytest.fixture
def visit(lan):
    return visit_to("Phan Thị Sen", lan)


def visit_to(name, who, state="proposed"):
    now = timezone.now()
    return Visit.objects.create(
        place=group_three(), helper=who, person=person(name, group_three(), house="12"), skill="vneid",
        week=queries.this_week(now), state=state, proposed_at=now,
    )  # fmt: skip


def browser(who):
    return sign_in(Client(), who)


def test_the_village_head_sees_names_and_lessons_and_agrees(visit, head):
    client = browser(head)
    shown = client.get(PAGE).content.decode()
    assert "Phan Thị Sen, 12: Định danh điện tử VNeID" in shown or "Phan Thị Sen, 12:" in shown
    assert "Võ Thị Lan" in shown
    answer = client.post(f"{PAGE}dong-y/", {"visit": [f"{visit.pk}:1"]}, follow=True).content.decode()
    assert "Đã đồng ý 1 nhà." in answer
    visit.refresh_from_db()
    assert (visit.state, visit.agreed_by) == ("agreed", head)
    assert Look.objects.filter(action="rounds.look_visits").count() == 2


def test_what_somebody_changed_meanwhile_is_not_agreed_to(visit, head):
    Visit.objects.update(version=2)
    answer = browser(head).post(f"{PAGE}dong-y/", {"visit": [f"{visit.pk}:1", "x", "y:z"]}, follow=True)
    assert "Có dòng người khác vừa sửa" in answer.content.decode()
    visit.refresh_from_db()
    assert visit.state == "proposed"


def test_a_head_of_elsewhere_agrees_to_nothing_here(visit):
    away = browser(account("Lê Văn Xa", ("village_head", phu_vinh())))
    assert "Phan Thị Sen" not in away.get(PAGE).content.decode()
    away.post(f"{PAGE}dong-y/", {"visit": [f"{visit.pk}:1"]})
    assert away.post(f"{PAGE}{visit.pk}/bo/").status_code == 404
    visit.refresh_from_db()
    assert visit.state == "proposed"


def test_whose_it_is_drops_it_without_saying_why(visit, lan):
    client = browser(lan)
    assert f"{visit.pk}/bo/" in client.get(PAGE).content.decode()
    answer = client.post(f"{PAGE}{visit.pk}/bo/", {"version": f"{visit.pk}:1"}, follow=True).content.decode()
    assert "Đã bỏ khỏi danh sách tuần." in answer
    assert "Phan Thị Sen" not in answer


def test_whose_it_is_swaps_it_for_another(visit, lan):
    other = person("Trần Văn Tám", group_three())
    client = browser(lan)
    page = f"{PAGE}{visit.pk}/doi/?q=tam"
    assert "Trần Văn Tám" in client.get(page).content.decode()
    assert client.post(page, {"person": str(other.public_id), "skill": "pay_qr"}).status_code == 302
    visit.refresh_from_db()
    assert (visit.person, visit.skill, visit.own_choice, visit.state) == (other, "pay_qr", True, "proposed")


def test_another_helper_swaps_nothing_of_it(visit):
    other = browser(account("Hồ Văn Hai", ("helper", group_three())))
    assert other.get(f"{PAGE}{visit.pk}/doi/").status_code == 404


def test_pressing_twice_adds_one(lan):
    tam = person("Trần Văn Tám", group_three())
    client = browser(lan)
    page = f"{PAGE}them/?q=tam"
    number = re.search(r'name="visit" value="([^"]+)"', client.get(page).content.decode()).group(1)
    said = {"person": str(tam.public_id), "skill": "vneid", "visit": number}
    assert client.post(page, said).status_code == client.post(page, said).status_code == 302
    assert Visit.objects.get().person == tam


def test_somebody_taken_that_week_is_told_beside_the_field(visit, lan):
    two = account("Hồ Văn Hai", ("helper", group_three()))
    client = browser(two)
    answer = client.post(f"{PAGE}them/?q=sen", {"person": str(visit.person.public_id), "skill": "vneid"})
    assert answer.status_code == 422
    assert "đã có người ghé" in answer.content.decode()


def test_people_of_elsewhere_are_not_found(lan):
    person("Trần Văn Xa", phu_vinh())
    assert "Trần Văn Xa" not in browser(lan).get(f"{PAGE}them/?q=xa").content.decode()


def test_who_has_nothing_to_do_with_visits_is_refused():
    assert browser(account("Trương Thị Nga", ("clerk", phu_xuan()))).get(PAGE).status_code == 403


def test_a_long_list_asks_as_often_as_a_short_one(lan, head, django_assert_max_num_queries):
    client = browser(head)
    client.get(PAGE)
    for number in range(40):
        visit_to(f"Bà Số {number}", lan)
    with django_assert_max_num_queries(16):
        client.get(PAGE)
