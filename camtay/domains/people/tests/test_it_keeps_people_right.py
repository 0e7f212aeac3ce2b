"""What officials write down about people, and what nobody may."""

from datetime import date

import pytest

from camtay.domains.people import actions, queries
from camtay.domains.people.models import PersonGroup
from camtay.domains.people.states import Basis, Group
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan, place
from camtay.domains.places.tests.make import hue
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry, Look

pytestmark = pytest.mark.django_db
NUMBER = "046199001234"


def nam_dong():
    return place("20179", "Xã Nam Đông", "xa", hue())


@pytest.fixture
def clerk():
    return actor(account("Trương Thị Nga", ("clerk", phu_xuan())))


@pytest.fixture
def officer():
    return actor(account("Hồ Thị Thảo", ("data_officer", phu_xuan())))


def register(by, **fields):
    said = {"name": " lê  thị Hường ", "place": group_three(), **fields}
    return actions.register_person(**said, by=by, now=NOW)


def test_it_registers_a_person_in_a_neighbourhood(clerk):
    made = register(clerk, phone="0905 100 001", birth_date=date(1958, 3, 27), sex="female")
    assert (made.name, made.phone, made.birth_year) == ("lê thị Hường", "+84905100001", 1958)
    assert (made.commune, made.neighbourhood) == (phu_xuan(), group_three())
    assert queries.find("le thi huong", by=clerk) == [made]


def test_it_keeps_the_citizen_number_unreadable_but_findable(clerk):
    made = register(clerk, citizen_number=NUMBER)
    assert NUMBER not in made.citizen_number
    assert made.citizen_index != NUMBER
    assert queries.find(NUMBER, by=clerk) == [made]


def test_it_refuses_a_citizen_number_of_somebody_else(clerk):
    register(clerk, citizen_number=NUMBER)
    with pytest.raises(Refused, match="người khác"):
        register(clerk, name="Trần Văn Tâm", citizen_number=NUMBER)


@pytest.mark.parametrize("number", ["12", "04619900123", "abcdefghijkl"])
def test_it_refuses_a_citizen_number_that_is_none(clerk, number):
    with pytest.raises(Refused, match="12 chữ số"):
        register(clerk, citizen_number=number)


def test_it_keeps_citizen_numbers_from_who_may_not_see_them(officer):
    with pytest.raises(Refused):
        register(officer, citizen_number=NUMBER)


@pytest.mark.parametrize("fields", [{"name": " 12 "}, {"phone": "12"}])
def test_it_refuses_what_makes_no_sense(clerk, fields):
    with pytest.raises(Refused):
        register(clerk, **fields)


def test_it_refuses_other_fields(clerk):
    with pytest.raises(ValueError, match="search"):
        register(clerk, search="x")


def test_it_writes_names_of_fields_and_no_values(clerk):
    made = register(clerk, phone="0905 100 001")
    entry = Entry.objects.get()
    assert (entry.action, entry.about, entry.place_id) == ("people.register", made.pk, phu_xuan().pk)
    assert entry.fields == ["name", "phone"]


def test_it_registers_nobody_in_another_commune(clerk):
    with pytest.raises(Refused):
        register(clerk, place=nam_dong())


def test_it_changes_what_differs(clerk):
    made = register(clerk)
    changes = {"name": "Lê Thị Hường", "sex": ""}
    changed = actions.update_person(person_id=made.pk, version=1, changes=changes, by=clerk, now=NOW)
    assert (changed.name, changed.version) == ("Lê Thị Hường", 2)
    assert Entry.objects.latest("number").fields == ["name"]
    again = actions.update_person(person_id=made.pk, version=2, changes=changes, by=clerk, now=NOW)
    assert again.version == 2


def test_it_notices_that_somebody_was_quicker(clerk):
    made = register(clerk)
    actions.update_person(person_id=made.pk, version=1, changes={"sex": "female"}, by=clerk, now=NOW)
    with pytest.raises(actions.Changed, match="Người khác vừa sửa") as both:
        actions.update_person(person_id=made.pk, version=1, changes={"sex": "male"}, by=clerk, now=NOW)
    assert (both.value.stored.sex, both.value.stored.version, both.value.said) == (
        "female",
        2,
        {"sex": "male"},
    )
    with pytest.raises(actions.Changed):
        actions.set_citizen_number(person_id=made.pk, version=1, number=NUMBER, by=clerk, now=NOW)
    actions.set_citizen_number(person_id=made.pk, version=2, number=NUMBER, by=clerk, now=NOW)


def test_it_moves_nobody_into_another_communes_neighbourhood(clerk):
    made = register(clerk)
    elsewhere = place("20179-01", "Thôn A Xách", "thon", nam_dong())
    with pytest.raises(Refused):
        actions.update_person(
            person_id=made.pk, version=1, changes={"neighbourhood": elsewhere}, by=clerk, now=NOW
        )


def test_it_lets_people_change_their_own_name_and_nobody_elses():
    resident = account("", email=None, phone="+84905100001")
    other = account("Trần Văn Tâm", email=None, phone="+84905100002")
    me = actor(resident)
    changes = {"name": "Lê Thị Hường"}
    actions.update_person(person_id=me.person_id, version=1, changes=changes, by=me, now=NOW)
    with pytest.raises(Refused):
        actions.update_person(person_id=other.person_id, version=1, changes=changes, by=me, now=NOW)


def test_it_keeps_groups_with_their_ground(officer):
    who = person("Phan Thị Sen", group_three())
    wanted = {Group.OLDER: Basis.LAW, Group.POOR: Basis.CONSENT}
    actions.set_groups(person_id=who.pk, groups=wanted, by=officer, now=NOW)
    actions.set_groups(person_id=who.pk, groups={Group.POOR: Basis.LAW}, by=officer, now=NOW)
    kept = PersonGroup.objects.get()
    assert (kept.group, kept.basis) == (Group.POOR, Basis.LAW)
    assert Entry.objects.latest("number").fields == ["groups"]


def test_it_keeps_groups_from_clerks_and_other_communes(clerk):
    who = person("Phan Thị Sen", group_three())
    far = actor(account("Người Xa", ("data_officer", nam_dong())))
    for by in (clerk, far):
        with pytest.raises(Refused):
            actions.set_groups(person_id=who.pk, groups={}, by=by, now=NOW)


def test_it_logs_who_looked_at_whom(clerk):
    who = person("Phan Thị Sen", group_three())
    assert actions.look_up(person_id=who.pk, by=clerk, now=NOW) == who
    look = Look.objects.get()
    assert (look.about, look.account_id, look.action) == (who.pk, clerk.account_id, "people.look")
    stranger = actor(account("Người Xa", ("clerk", nam_dong())))
    with pytest.raises(Refused):
        actions.look_up(person_id=who.pk, by=stranger, now=NOW)


def test_it_finds_only_people_of_the_own_place(clerk):
    here, far = person("Phan Thị Sen", group_three()), person("Phan Thị Sen", nam_dong())
    assert queries.find("phan sen", by=clerk) == [here]
    far_clerk = actor(account("Người Xa", ("clerk", nam_dong())))
    assert queries.find("phan sen", by=far_clerk) == [far]
    assert queries.find("phan sen", by=actor(account("Dân", email=None, phone="+84905100009"))) == []
