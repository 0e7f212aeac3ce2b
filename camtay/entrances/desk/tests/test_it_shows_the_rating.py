"""What the applicant says of the service, on the case's page at the desk."""

import pytest
from django.urls import reverse

from camtay.domains.cases import actions, states
from camtay.domains.cases.tests import factories as make

pytestmark = pytest.mark.django_db


def rated(now, words="Chờ cả buổi <b>sáng</b>.\nMệt lắm."):
    mai = make.account("Nguyễn Thị Mai", ("resident", make.phu_xuan()))
    case = make.case(states.RESULT_READY, at=now, applicant=mai.person)
    actions.rate(case_id=case.pk, score=2, reasons=["late"], words=words, by=make.actor(mai, now), now=now)
    return case


def shown(client, case):
    return client.get(reverse("desk:case", args=[case.pk]))


def test_those_who_see_the_case_read_score_reasons_and_words(at, now):
    case = rated(now)
    for role in ("clerk", "specialist", "auditor"):
        page = shown(at(role), case).text
        assert "Không hài lòng</strong> (2 trên 5) · Lâu, trễ hẹn" in page
        assert "Chờ cả buổi &lt;b&gt;sáng&lt;/b&gt;.<br>Mệt lắm." in page


def test_others_read_nothing_of_it(at, now):
    answer = shown(at("clerk", where=make.nam_dong()), rated(now))
    assert answer.status_code == 403
    assert "Mệt lắm" not in answer.text


def test_a_case_without_one_says_nothing(at, now):
    assert "Người nộp chấm điểm" not in shown(at("clerk"), make.case(states.RESULT_READY, at=now)).text


def test_the_result_is_handed_over_from_a_page_opened_before_the_rating(at, now):
    case = rated(now)
    form = {"version": "2", "key": "x", "way": "counter", "received_by": "self"}
    answer = at("clerk").post(reverse("desk:hand_over", args=[case.pk]), form)
    assert answer.status_code == 302
    case.refresh_from_db()
    assert (case.state, case.rating) == (states.HANDED_OVER, 2)
