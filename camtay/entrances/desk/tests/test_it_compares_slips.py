"""The clerk and the slip: what was written down beside the picture; confirmed, declined, ended; and the witness."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories
from camtay.domains.people import queries
from camtay.domains.people.models import Authorisation
from camtay.domains.people.tests.make import account, person, sign_in
from camtay.domains.places.tests.make import phu_vinh, phu_xuan
from camtay.foundation import files
from camtay.foundation.audit.models import Look
from camtay.foundation.calendar import local_day
from camtay.foundation.files.tests import samples

pytestmark = pytest.mark.django_db


def given(where=None, **fields):
    now = timezone.now()
    today = local_day(now)
    where = where or phu_xuan()
    factories.procedure()
    said = {
        "principal": person("Lê Thị Hường", where, phone="+84905100001", birth_year=1958),
        "agent": person("Trần Văn Tâm", where), "kind": "family", "given_by": "paper", "procedures": ["1.001193"],
        "valid_from": today, "valid_until": today + timedelta(days=30), "given_at": now,
        "file": files.store(io.BytesIO(samples.jpeg()), name="a.jpg", kinds=files.PAPERS, now=now), **fields,
    }  # fmt: skip
    return Authorisation.objects.create(**said)


@pytest.fixture
def nga():
    return account("Trương Thị Nga", ("clerk", phu_xuan()))


@pytest.fixture
def client(nga):
    return sign_in(Client(), nga)


def words(answer):
    return answer.content.decode()


def test_it_lists_what_waits_here_and_nothing_of_elsewhere(client):
    mandate = given()
    away = given(phu_vinh(), principal=person("Hoàng Văn Bình", phu_vinh()))
    shown = words(client.get(reverse("desk:mandates")))
    assert "Lê Thị Hường" in shown
    assert "Trần Văn Tâm" in shown
    assert "Đăng ký khai sinh" in shown
    assert "Hoàng Văn Bình" not in shown
    assert client.get(reverse("desk:mandate", args=[away.pk])).status_code == 404
    assert reverse("desk:mandate", args=[mandate.pk]) in shown


def test_it_lays_the_slip_beside_what_was_written_down(client, nga):
    mandate = given()
    shown = words(client.get(reverse("desk:mandate", args=[mandate.pk])))
    picture = reverse("desk:mandate_paper", args=[mandate.pk])
    assert f'src="{picture}"' in shown
    assert "1958, 0905 100 001" in shown
    answer = client.get(picture)
    assert answer.getvalue().startswith(b"\xff\xd8")
    looks = Look.objects.filter(about=mandate.principal_id, account_id=nga.pk)
    assert {one.action for one in looks} == {"people.mandate_look", "people.mandate_paper"}


def test_it_is_confirmed(client, nga):
    mandate = given()
    client.post(reverse("desk:mandate", args=[mandate.pk]))
    mandate.refresh_from_db()
    assert mandate.confirmed_by == nga
    assert "Lê Thị Hường" not in words(client.get(reverse("desk:mandates")))
    assert "Lê Thị Hường" in words(client.get(reverse("desk:mandates") + "?phan=hieu-luc"))


def test_it_is_declined_with_a_reason(client):
    mandate = given()
    page = reverse("desk:mandate_decline", args=[mandate.pk])
    answer = client.post(page, {"reason": ""})
    assert answer.status_code == 422
    assert "Hãy chọn lý do" in words(answer)
    client.post(page, {"reason": "unsigned"})
    mandate.refresh_from_db()
    assert mandate.standing(local_day(timezone.now())) == "declined"
    again = client.post(reverse("desk:mandate", args=[mandate.pk]))
    assert again.status_code == 403


def test_it_is_ended_on_request(client):
    mandate = given(confirmed_at=timezone.now())
    client.post(reverse("desk:mandate_end", args=[mandate.pk]), {"reason": "asked"})
    mandate.refresh_from_db()
    assert mandate.revoked_at is not None


def test_a_clerk_settles_none_of_their_own(client, nga):
    mandate = given(agent=nga.person)
    shown = words(client.get(reverse("desk:mandate", args=[mandate.pk])))
    assert "người khác phải làm" in shown
    assert client.post(reverse("desk:mandate", args=[mandate.pk])).status_code == 403
    mandate.refresh_from_db()
    assert mandate.confirmed_at is None


def test_it_turns_pages_and_asks_the_same(client, django_assert_max_num_queries):
    for number in range(30):
        given(principal=person(f"Người {number}", phu_xuan()))
    with django_assert_max_num_queries(14):
        first = words(client.get(reverse("desk:mandates")))
    assert first.count("data-row") == 25
    assert words(client.get(reverse("desk:mandates") + "?trang=2")).count("data-row") == 5


def test_a_witness_says_what_they_saw():
    hai = account("Nguyễn Văn Hải", ("team_leader", phu_xuan()))
    seen = given(given_by="pressed", file=None, witness=hai)
    not_seen = given(given_by="pressed", file=None, witness=hai)
    other = given(given_by="pressed", file=None, witness=account("Võ Thị Lan", ("helper", phu_xuan())))
    client, page = sign_in(Client(), hai), reverse("desk:witnessing")
    shown = words(client.get(page))
    assert queries.hand_number(hai.pk, on=local_day(timezone.now())) in shown
    assert shown.count("Lê Thị Hường ủy quyền cho Trần Văn Tâm") == 2
    client.post(page, {"mandate": str(seen.pk), "seen": "1"})
    client.post(page, {"mandate": str(not_seen.pk), "not_seen": "1"})
    client.post(page, {"mandate": str(other.pk), "seen": "1"})
    today = local_day(timezone.now())
    assert [Authorisation.objects.get(pk=one.pk).standing(today) for one in (seen, not_seen, other)] == [
        "valid",
        "declined",
        "waiting",
    ]


def test_who_helps_has_a_number_a_code_and_a_count_of_numbers_only():
    lan = account("Võ Thị Lan", ("team_leader", phu_xuan()))
    for number in range(3):
        factories.case(
            states.ACCEPTED, at=timezone.now(), helped_by_id=lan.pk, code=f"19753-261124-000{number}",
            applicant_name="Lê Thị Hường",
        )  # fmt: skip
    shown = words(sign_in(Client(), lan).get(reverse("desk:together")))
    assert queries.hand_number(lan.pk, on=local_day(timezone.now())) in shown
    assert "data:image/png" in shown
    assert "Đã hướng dẫn: 3 hồ sơ" in shown
    assert "19753-261124-0002" in shown
    assert "Lê Thị Hường" not in shown
    assert "Không bao giờ hỏi, nhìn hay gõ mã OTP" in shown
