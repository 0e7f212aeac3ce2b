"""Residents met at home: written down once, corrected field by field, known again by name without accents."""

from uuid import UUID

import pytest

from camtay.domains.people import actions, queries
from camtay.domains.people.models import Person
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return actor(account("Võ Thị Lan", ("team_leader", phu_xuan())))


def write_down(by, **fields) -> Person:
    said = {"name": "Lê Thị Hường", "birth_year": 1958, "place": group_three(), "house": "Kiệt 12"} | fields
    return actions.write_down(by=by, now=NOW, **said)


def merge(by, who: Person, base, changes) -> actions.Merged:
    return actions.merge_person(public_id=who.public_id, base=base, changes=changes, by=by, now=NOW)


def test_it_writes_down_whom_a_helper_met(lan):
    made = write_down(lan, phone="0905 100 001")
    assert (made.commune, made.neighbourhood) == (phu_xuan(), group_three())
    assert (made.house, made.phone) == ("Kiệt 12", "+84905100001")
    entry = Entry.objects.get()
    assert (entry.action, entry.about) == ("people.write_down", made.pk)
    assert entry.fields == ["birth_year", "house", "name", "phone"]


def test_it_writes_down_once_however_often_it_is_sent(lan):
    number = uuid7()
    first = write_down(lan, public_id=number)
    assert write_down(lan, public_id=number, name="Người khác") == first
    assert Person.objects.get(public_id=number).name == "Lê Thị Hường"


@pytest.mark.parametrize(
    "fields", [{"name": "12"}, {"phone": "12"}, {"birth_year": 1800}, {"birth_year": 2027}]
)
def test_it_refuses_what_makes_no_sense(lan, fields):
    with pytest.raises(Refused):
        write_down(lan, **fields)


def test_it_writes_nobody_down_elsewhere(lan):
    with pytest.raises(Refused):
        write_down(lan, place=phu_vinh())
    stranger = person("Hồ Văn Bảy", phu_vinh())
    with pytest.raises(Refused):
        write_down(lan, public_id=stranger.public_id)


def test_it_merges_fields_that_different_people_changed(lan):
    made = write_down(lan)
    base = {"name": "Lê Thị Hường", "house": "Kiệt 12"}
    assert merge(lan, made, base, {"house": "Kiệt 14"}).written == ["house"]
    assert merge(lan, made, base, {"name": "Lê Thị Hương"}).written == ["name"]
    made.refresh_from_db()
    assert (made.name, made.house, made.search) == ("Lê Thị Hương", "Kiệt 14", "le thi huong")


def test_it_keeps_both_values_where_two_changed_one_field(lan):
    made = write_down(lan)
    merge(lan, made, {"house": "Kiệt 12"}, {"house": "Kiệt 14"})
    merged = merge(lan, made, {"house": "Kiệt 12"}, {"house": "Kiệt 16", "sex": "female"})
    assert merged.clashes == {"house": ("Kiệt 14", "Kiệt 16")}
    assert merged.written == ["sex"]
    assert Person.objects.get(pk=made.pk).house == "Kiệt 14"


def test_it_finds_no_clash_in_the_same_value(lan):
    made = write_down(lan)
    merge(lan, made, {"house": "Kiệt 12"}, {"house": "Kiệt 14"})
    merged = merge(lan, made, {"house": "Kiệt 12"}, {"house": "Kiệt 14"})
    assert (merged.written, merged.clashes) == ([], {})


def test_it_lets_no_helper_write_other_fields(lan):
    made = write_down(lan)
    with pytest.raises(ValueError, match="citizen_number"):
        merge(lan, made, {}, {"citizen_number": "046158000001"})


def test_it_moves_a_resident_only_where_the_helper_helps(lan):
    made = write_down(lan)
    merged = merge(lan, made, {"place": group_three()}, {"place": phu_xuan()})
    assert (merged.written, merged.person.neighbourhood) == (["place"], None)
    with pytest.raises(Refused):
        merge(lan, made, {"place": phu_xuan()}, {"place": phu_vinh()})


def test_it_knows_somebody_again_without_accents():
    known = person("Lê Thị Hường", group_three(), birth_year=1958, house="Kiệt 12")
    person("Lê Thị Hường", group_three(), birth_year=1990)
    person("Lê Thị Hường", phu_vinh(), birth_year=1958)
    found = queries.alike("le thi huong", place=group_three(), birth_year=1959, house="kiet 12")
    assert found == [known]
    assert queries.alike("Lê Thị Hoa", place=group_three()) == []


def test_it_finds_people_by_the_numbers_that_leave_the_machine(django_assert_num_queries):
    known = person("Lê Thị Hường", group_three())
    with django_assert_num_queries(1):
        found = queries.by_public_ids([known.public_id, UUID(int=7)])
    assert found == {known.public_id: known}
    assert found[known.public_id].neighbourhood == group_three()
