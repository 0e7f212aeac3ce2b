"""Sessions, rungs and claims at the desk: found, confirmed, cancelled and brought back by who may."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.learning import actions
from camtay.domains.learning.models import Progress, Review, Session
from camtay.domains.learning.states import Rung, Seen
from camtay.domains.learning.tests.make import account, group_three, learner, phu_xuan, taught
from camtay.domains.learning.tests.test_claims_are_seen_again import Always
from camtay.domains.people.tests.make import sign_in
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def minh():
    return account("Trần Minh", ("helper", phu_xuan()))


@pytest.fixture
def ty():
    return account("Tổ trưởng Tý", ("team_leader", group_three()))


def seen_by(who):
    return sign_in(Client(), who)


def words(answer):
    return answer.content.decode()


def test_it_lists_the_sessions_of_ones_places_and_finds_by_name_skill_and_month(lan):
    taught(lan, (learner(), Seen.SHOWN))
    taught(lan, (learner("Trần Thị Bông"), Seen.SHOWN), skill="vneid")
    client, url = seen_by(lan), reverse("desk:sessions")
    assert "2 buổi" in words(client.get(url))
    for query in ("q=bong", "bai=vneid"):
        assert "1 buổi" in words(client.get(f"{url}?{query}"))
    assert "Chưa có buổi nào" in words(client.get(f"{url}?q=khong+ai"))
    assert client.get(f"{url}?to=x&thang=y&bai=z").status_code == 200
    elsewhere = seen_by(account("Hồ Thị Linh", ("helper", phu_vinh())))
    assert "Chưa có buổi nào" in words(elsewhere.get(url))
    session = Session.objects.first()
    assert elsewhere.get(reverse("desk:session", args=[session.pk])).status_code == 403


def test_the_list_asks_the_same_however_long_it_is(lan, django_assert_max_num_queries):
    for number in range(12):
        taught(lan, (learner(f"Người {number}"), Seen.SHOWN))
    client = seen_by(lan)
    client.get(reverse("desk:sessions"))
    with django_assert_max_num_queries(12):
        client.get(reverse("desk:sessions"))


def test_it_confirms_cancels_and_brings_back(lan):
    sen = learner()
    session = taught(lan, (sen, Seen.SHOWN), confirmed="not_yet")
    client, url = seen_by(lan), reverse("desk:session", args=[session.pk])
    assert "Phan Thị Sen" in words(client.get(url))
    assert Look.objects.filter(action="learning.look_session").exists()
    client.post(reverse("desk:session_confirm", args=[session.pk]), {"version": 1, "confirmed": "slip"})
    assert "Đã xác nhận" in words(client.get(url))
    cancel = reverse("desk:session_cancel", args=[session.pk])
    assert "Hãy chọn vì sao hủy" in words(client.post(cancel, {"version": 2}))
    client.post(cancel, {"version": 2, "reason": "twice"})
    assert "Ghi hai lần" in words(client.get(url))
    assert Progress.objects.get(person=sen).rung == Rung.NONE
    client.post(reverse("desk:session_restore", args=[session.pk]), {"version": 3})
    assert Progress.objects.get(person=sen).rung == Rung.SHOWN


def test_who_was_slower_is_told_and_sees_how_it_stands(lan):
    session = taught(lan, (learner(), Seen.SHOWN), confirmed="not_yet")
    client = seen_by(lan)
    client.post(reverse("desk:session_confirm", args=[session.pk]), {"version": 1, "confirmed": "slip"})
    answer = client.post(reverse("desk:session_cancel", args=[session.pk]), {"version": 1, "reason": "twice"})
    assert answer.status_code == 409
    assert "Người khác vừa sửa" in words(answer)
    assert "Ký vào phiếu giấy" in words(answer)


def test_a_persons_page_tells_the_rung_and_what_it_rests_on(lan, minh, ty):
    sen = learner()
    taught(lan, (sen, Seen.SHOWN))
    taught(lan, (sen, Seen.ALONE_CHECKED), occurred_at=timezone.now() - timedelta(days=1))
    client = seen_by(ty)
    page = words(client.get(reverse("desk:learner", args=[sen.pk])))
    assert "Làm được khi có người giúp" in page
    assert "người dạy tự xem nên tính là có giúp" in page
    assert Look.objects.get(action="learning.look").about == sen.pk
    assert "Phan Thị Sen" in words(client.get(reverse("desk:learners") + "?q=sen"))
    elsewhere = seen_by(account("Hồ Thị Linh", ("helper", phu_vinh())))
    assert elsewhere.get(reverse("desk:learner", args=[sen.pk])).status_code == 403
    assert "Không thấy ai" in words(elsewhere.get(reverse("desk:learners") + "?q=sen"))


def test_who_has_not_yet_is_for_those_who_answer_for_the_village(lan, ty):
    learner(birth_year=1958)
    learner("Nguyễn Bé", birth_year=timezone.now().year - 10)
    learner("Lê Văn Út")
    taught(lan, (learner("Trần Thị Bông"), Seen.SHOWN), skill="vneid")
    client, url = seen_by(ty), reverse("desk:not_yet")
    any_skill = words(client.get(url))
    assert "Phan Thị Sen" in any_skill
    assert "Lê Văn Út" in any_skill
    assert "Nguyễn Bé" not in any_skill
    assert "Trần Thị Bông" not in any_skill
    assert "Trần Thị Bông" in words(client.get(f"{url}?bai=file_online"))
    assert Look.objects.filter(action="learning.see_not_yet").count() == 2
    assert seen_by(lan).get(url).status_code == 403


def test_somebody_else_looks_again(lan, minh, ty):
    sen = learner(house="Nhà 9")
    taught(lan, (sen, Seen.WITH_HELP))
    taught(minh, (sen, Seen.ALONE_CHECKED))
    actions.draw_reviews(by=SYSTEM, now=timezone.now() + timedelta(hours=1), chance=Always())
    client, url = seen_by(ty), reverse("desk:reviews")
    page = words(client.get(url))
    assert "Nhà 9, Tổ dân phố 3" in page
    assert "không gọi điện" in page
    settle = reverse("desk:review_settle", args=[Review.objects.get().pk])
    assert client.post(settle, {"version": 1}).status_code == 422
    client.post(settle, {"version": 1, "state": "not_held"})
    assert Progress.objects.get(person=sen).rung == Rung.WITH_HELP
    assert client.post(settle, {"version": 1, "state": "not_held"}).status_code == 302
    assert "Không có ai chờ xem lại" in words(client.get(url))
    assert seen_by(minh).get(settle).status_code == 403
