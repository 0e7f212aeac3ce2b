"""Where a place has a procedure filed: what it says, and what follows where it says nothing."""

from datetime import datetime

import pytest

from camtay.domains.people.tests import make as people
from camtay.domains.places import actions as places
from camtay.domains.places.tests.make import hue, phu_vinh, phu_xuan, place
from camtay.domains.procedures import actions, queries
from camtay.domains.procedures.models import PlaceProcedure, Procedure
from camtay.domains.procedures.states import FiledAt
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
HERE, NATIONAL = FiledAt.HERE, FiledAt.NATIONAL_PORTAL


def procedure(code, name, field="Hộ tịch"):
    return Procedure.objects.create(code=code, name=name, field=field, offered=True)


@pytest.fixture
def birth():
    return procedure("1.001193", "Đăng ký khai sinh")


@pytest.fixture
def copies():
    return procedure("2.000815", "Chứng thực bản sao", "Chứng thực")


@pytest.fixture
def takes():
    """Phú Xuân takes cases in itself."""
    here = phu_xuan()
    places.set_settings(place=here, values={"own_intake": True}, by=SYSTEM, now=NOW)
    return here


@pytest.fixture
def admin():
    return people.actor(people.account("Trần Hoài An", ("commune_admin", phu_xuan())), NOW)


def said(where, what, by, filed_at="", department="", version=0):
    actions.set_place_procedure(
        place=where, procedure=what, filed_at=filed_at, department=department, version=version, by=by, now=NOW
    )


def test_it_is_filed_here_where_there_is_a_form_and_somebody_takes_it_in(birth, copies, takes):
    assert queries.filed_at(birth, takes) == HERE
    assert queries.filed_at(copies, takes) == NATIONAL  # no form to fill in
    assert queries.filed_at(birth, phu_vinh()) == NATIONAL  # nobody takes it in
    assert queries.places_taking(birth) == [takes]
    assert queries.places_taking(copies) == []


def test_it_asks_once_and_not_at_all_without_a_form(birth, copies, takes, django_assert_num_queries):
    queries.filed_at(birth, takes)
    for ask in (queries.filed_at, lambda one, _where: queries.places_taking(one)):
        with django_assert_num_queries(1):
            ask(birth, takes)
        with django_assert_num_queries(0):
            ask(copies, takes)


def test_a_place_sends_one_procedure_to_the_national_portal_and_takes_it_back(birth, takes, admin):
    said(takes, birth, admin, NATIONAL, "culture")
    assert queries.filed_at(birth, takes) == NATIONAL
    assert queries.places_taking(birth) == []
    said(takes, birth, admin, "", "culture", version=1)
    assert queries.filed_at(birth, takes) == HERE
    assert queries.handled_one(birth, takes).department == "culture"
    entries = history("procedures.Procedure", birth.pk)
    assert [(one.action, one.fields) for one in entries] == [
        ("procedures.set_filing", ["filed_at", "department"]),
        ("procedures.set_filing", ["filed_at"]),
    ]
    assert verify() == []


def test_repeated_it_changes_nothing(birth, takes, admin):
    for _time in range(2):
        said(takes, birth, admin, NATIONAL)
    assert PlaceProcedure.objects.get().version == 1


def test_two_people_do_not_overwrite_each_other(birth, takes, admin):
    said(takes, birth, admin, NATIONAL)
    with pytest.raises(actions.FilingChanged):
        said(takes, birth, admin, "", "culture", version=0)
    assert PlaceProcedure.objects.get().filed_at == NATIONAL


def test_it_is_not_sent_where_it_cannot_be_filed(birth, copies, takes, admin):
    with pytest.raises(Refused, match="tờ khai"):
        said(takes, copies, admin, HERE)
    with pytest.raises(Refused, match="tờ khai"):
        said(phu_vinh(), birth, SYSTEM, HERE)


def test_only_the_places_own_administrators_set_it(birth, takes):
    other = people.actor(people.account("Huỳnh Bảo Long", ("commune_admin", phu_vinh())), NOW)
    clerk = people.actor(people.account("Trương Thị Nga", ("clerk", takes)), NOW)
    city = people.actor(people.account("Cao Thùy Trang", ("city_admin", hue())), NOW)
    for by in (other, clerk):
        with pytest.raises(Refused):
            said(takes, birth, by, NATIONAL)
        with pytest.raises(Refused):
            field(takes, "Hộ tịch", by, filed_at=NATIONAL)
    said(takes, birth, city, NATIONAL)
    assert queries.filed_at(birth, takes) == NATIONAL


def field(where, name, by, *, filed_at=None, department=None, version=0):
    return actions.set_field_filing(
        place=where, field=name, filed_at=filed_at, department=department, version=version, by=by, now=NOW
    )


def test_a_whole_field_is_changed_at_once(birth, copies, takes, admin):
    death = procedure("1.000656", "Đăng ký khai tử")
    unknown = procedure("9.000001", "Việc hộ tịch chưa có tờ khai")
    assert field(takes, "Hộ tịch", admin, department="culture") == 3
    assert field(takes, "Hộ tịch", admin, department="culture", version=3) == 0
    with pytest.raises(actions.FilingChanged):
        field(takes, "Hộ tịch", admin, filed_at=NATIONAL, version=0)
    assert field(takes, "Hộ tịch", admin, filed_at=NATIONAL, version=3) == 3
    assert {queries.filed_at(one, takes) for one in (birth, death, unknown)} == {NATIONAL}
    assert field(takes, "Hộ tịch", admin, filed_at=HERE, version=6) == 2  # one has no form
    assert queries.handled_one(unknown, takes).said == NATIONAL
    assert {one.department for one in queries.handled(takes, field="Hộ tịch")} == {"culture"}
    assert queries.handled_one(copies, takes).version == 0


def test_the_list_is_searched_and_narrowed(birth, copies, takes, admin, django_assert_num_queries):
    said(takes, birth, admin, NATIONAL, "culture")
    queries.handled(takes)
    with django_assert_num_queries(3):
        assert len(queries.handled(takes)) == 2
    names = {
        "text": [one.procedure.code for one in queries.handled(takes, text="khai SINH")],
        "code": [one.procedure.code for one in queries.handled(takes, text="2.000815")],
        "field": [one.procedure.code for one in queries.handled(takes, field="Chứng thực")],
        "filed": [one.procedure.code for one in queries.handled(takes, filed_at=HERE)],
        "department": [one.procedure.code for one in queries.handled(takes, department="culture")],
    }
    assert names == {
        "text": ["1.001193"],
        "code": ["2.000815"],
        "field": ["2.000815"],
        "filed": [],
        "department": ["1.001193"],
    }


def test_a_practice_commune_is_nobodys_choice(birth, takes):
    places.open_practice(place=takes, by=SYSTEM, now=NOW)
    assert queries.places_taking(birth) == [takes]
    assert place("19753", "", "phuong") == takes
