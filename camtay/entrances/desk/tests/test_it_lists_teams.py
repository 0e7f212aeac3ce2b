"""Teams of a place: who sees which, found without accents, and quick however many there are."""

import io

import pytest
from openpyxl import load_workbook

from camtay.domains.cases.tests import factories as make
from camtay.domains.people.tests.make import group_three
from camtay.domains.places.tests.make import phu_vinh
from camtay.domains.teams.models import Membership
from camtay.domains.teams.tests.make import member, team
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
LIST = "/can-bo/to/"
NAME = "Tổ công nghệ số cộng đồng Tổ dân phố 3"


@pytest.fixture
def mine():
    made = team(group_three(), NAME)
    member(
        made,
        "Võ Thị Lan",
        is_core=True,
        duty="leader",
        phone="+84905100008",
        search="lan vo thi lan 0905100008",
    )
    member(made, "Lê Văn Út", search="ut le van ut")
    return made


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_lists_teams_with_their_people(at, mine):
    page = read(at("data_officer"), LIST)
    assert NAME in page
    assert "1 tổ, 1 người nòng cốt, 2 thành viên." in page
    assert "Thành lập tổ" in page


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("q=to+dan+pho+3", True),
        ("q=ke+vo", False),
        ("loai=campaign", False),
        ("phan=past", False),
        ("phan=all", True),
    ],
)
def test_it_narrows_the_list(asked, there, at, mine):
    assert (NAME in read(at("data_officer"), f"{LIST}?{asked}")) is there


def test_its_neighbours_do_not_see_it(at, mine):
    assert NAME not in read(at("data_officer", where=phu_vinh()), LIST)
    assert at("clerk").get(LIST).status_code == 403


def test_a_member_sees_their_own_team_alone(at, staff, mine):
    team(group_three(), "Tổ khác")
    helper = staff("helper")
    assert NAME not in read(at("helper"), LIST)
    Membership.objects.filter(name="Võ Thị Lan").update(person=helper.person)
    page = read(at("helper"), LIST)
    assert NAME in page
    assert "Tổ khác" not in page
    assert "0905 100 008" not in read(at("helper"), f"{LIST}{mine.pk}/thanh-vien/")


def test_people_are_found_by_any_part_of_their_name(at, mine):
    officer = at("data_officer")
    page = read(officer, f"{LIST}thanh-vien/?q=vo+lan")
    assert "Võ Thị Lan" in page
    assert "0905 100 008" in page
    assert "Lê Văn Út" not in page
    assert "Lê Văn Út" in read(officer, f"{LIST}{mine.pk}/thanh-vien/")
    assert "Lê Văn Út" not in read(officer, f"{LIST}{mine.pk}/thanh-vien/?phan=core")


def test_who_only_looks_sees_no_telephones(at, mine):
    page = read(at("commune_leader"), f"{LIST}{mine.pk}/thanh-vien/")
    assert "Võ Thị Lan" in page
    assert "0905 100 008" not in page


def test_it_asks_as_much_for_forty_teams_as_for_two(at, django_assert_num_queries):
    officer = at("data_officer")
    for number in range(40):
        made = team(group_three(), f"Tổ {number}")
        for who in range(3):
            member(made, f"Người {who}", search=f"nguoi {who}")
    read(officer, LIST)
    with django_assert_num_queries(11):
        read(officer, LIST)
    with django_assert_num_queries(5):
        page = read(officer, f"{LIST}thanh-vien/")
    assert "Từ 1 đến 50 trong 120" in page


def test_the_list_is_taken_out_whole_and_that_is_logged(at, mine):
    answer = at("data_officer").get(f"{LIST}danh-sach.xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[0][:2] == ("Tên tổ", "Thôn, tổ dân phố")
    assert [row[4] for row in rows[1:]] == ["Võ Thị Lan", "Lê Văn Út"]
    assert Look.objects.get().action == "teams.export"
    assert at("commune_leader").get(f"{LIST}danh-sach.xlsx").status_code == 404
    assert make.phu_xuan().code in answer["Content-Disposition"]
