"""Figures of people open into rows; a name is read by those alone who may see it where they are."""

import csv
import io

import pytest
from django.test import Client

from camtay.domains.learning.models import PersonProgress
from camtay.domains.learning.tests.make import account, group_three, learner, phu_xuan
from camtay.domains.people.tests.make import hue, sign_in
from camtay.domains.teams.models import Team
from camtay.domains.teams.tests.make import member, team
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
PERIOD = "first=2026-01-01&last=2026-11-24"
TAUGHT = f"/dieu-hanh/19753/learning.taught/?{PERIOD}"


@pytest.fixture
def sen():
    who = learner("Phan Thị Sen")
    PersonProgress.objects.create(
        person=who, shown_day=20260301, commune=phu_xuan(), neighbourhood=group_three()
    )
    return who


def at(role, where=None):
    return sign_in(Client(), account("Nguyễn Phước Vĩnh", (role, where or phu_xuan())))


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_leader_of_the_place_reads_the_name_and_leaves_a_line_in_the_log(sen):
    text = page(at("commune_leader"), TAUGHT)
    assert "Phan Thị Sen" in text
    assert "01/03/2026" in text
    look = Look.objects.get(action="indicators.evidence")
    assert (look.object_type, look.object_id, look.place_id) == (
        "learning.PersonProgress", "list:1", phu_xuan().pk,
    )  # fmt: skip


@pytest.mark.parametrize("role", ["clerk", "specialist", "party_viewer", "signer"])
def test_who_has_nothing_to_do_with_learning_counts_people_without_names(sen, role):
    text = page(at(role), TAUGHT)
    assert "Phan Thị Sen" not in text
    assert "không hiện" in text
    assert "Tổ dân phố 3" in text
    assert not Look.objects.filter(action="indicators.evidence").exists()


def test_the_city_counts_people_without_names(sen):
    text = page(at("city_viewer", hue()), f"/dieu-hanh/46/learning.taught/?{PERIOD}")
    assert "Phan Thị Sen" not in text
    assert "không hiện" in text


@pytest.mark.parametrize("role", ["helper", "team_leader"])
def test_helpers_do_not_come_in_here(sen, role):
    assert at(role).get(TAUGHT).status_code == 403


def test_an_export_names_nobody(sen):
    path = f"/dieu-hanh/19753/learning.taught/minh-chung.csv?{PERIOD}"
    answer = at("commune_leader").get(path)
    head, row = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert "Phan Thị Sen" not in row
    assert head[0] == "Thôn, tổ dân phố"


def test_each_room_has_its_heading_and_its_words(sen):
    member(team(group_three(), "Tổ công nghệ số tổ 3"), "Võ Thị Lan")
    leader = at("commune_leader")
    text = page(leader, f"/dieu-hanh/19753/?{PERIOD}")
    assert "Học kỹ năng số" in text
    assert "Tổ công nghệ số cộng đồng" in text
    assert "0 trên 1 người" in text
    text = page(leader, f"/dieu-hanh/19753/teams.members/theo/vai-tro/?{PERIOD}")
    assert "Thành viên" in text
    assert "hồ sơ" not in text.split("<main", 1)[1].lower()
    text = page(leader, f"/dieu-hanh/19753/teams.count/?{PERIOD}")
    assert "Tổ công nghệ số tổ 3" in text
    mine = Team.objects.get()
    assert f'href="/can-bo/to/{mine.pk}/"' in text
    assert leader.get(mine.desk_path).status_code == 200
    text = page(at("clerk"), f"/dieu-hanh/19753/teams.members/?{PERIOD}")
    assert "Võ Thị Lan" not in text
    assert "/can-bo/to/" not in text.split("<main", 1)[1]


def test_in_public_a_single_person_is_not_told(sen):
    text = page(Client(), "/so-lieu/19753/")
    assert "quá ít người nên không nêu số" in text
    assert Client().get("/so-lieu/19753/learning.alone/theo-thon-to/").status_code == 404
