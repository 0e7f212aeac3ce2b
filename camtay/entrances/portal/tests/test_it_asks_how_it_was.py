"""The page on which a person rates the service, and what their case's page says afterwards."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import CaseRating
from camtay.domains.cases.tests import factories as make
from camtay.domains.dispatch.models import Message
from camtay.domains.people.tests.make import sign_in
from camtay.domains.places import actions as places
from camtay.domains.places.tests.make import neighbourhood
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db
LONG = "Cán bộ tận tình lắm. " * 60


@pytest.fixture
def mai():
    return make.account("Nguyễn Thị Mai", ("resident", make.phu_xuan()), phone="+84905100003")


@pytest.fixture
def phone(mai):
    return sign_in(Client(), mai, method="phone", second_factor=False)


def mine(mai, state=states.HANDED_OVER, **fields):
    return make.case(state, at=timezone.now(), applicant=mai.person, **fields)


def rating_page(case):
    return reverse("portal:rate", args=[case.pk])


def case_page(phone, case):
    answer = phone.get(reverse("portal:case", args=[case.pk]))
    assert answer.status_code == 200
    return answer.text


def test_it_asks_and_thanks_and_shows_what_was_said(mai, phone):
    case = mine(mai)
    assert rating_page(case) in case_page(phone, case)
    shown = phone.get(rating_page(case)).text
    for words in ("Rất hài lòng", "Tạm được", "Rất không hài lòng", "Cán bộ tận tình", "Lâu, trễ hẹn"):
        assert words in shown
    form = {"score": "4", "good": ["kind", "quick"], "words": "Nhanh.\r\nCảm ơn."}
    thanked = phone.post(rating_page(case), form, follow=True).text
    assert "Cảm ơn bà con" in thanked
    assert "Hài lòng</strong> · Nhanh, đúng hẹn · Cán bộ tận tình" in thanked
    assert "Sửa điểm đã chấm" in thanked
    assert CaseRating.objects.get().words == "Nhanh.\nCảm ơn."


def test_it_drops_reasons_that_were_ticked_for_another_score(mai, phone):
    case = mine(mai)
    phone.post(rating_page(case), {"score": "1", "good": ["kind"], "bad": ["late"]})
    assert CaseRating.objects.get().reasons == ["late"]


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"good": ["kind"], "words": "Rất tốt"}, "Hãy chọn một trong năm mức."),
        ({"score": "4", "good": ["kind"], "words": LONG}, "Hãy viết gọn lại"),
    ],
)
def test_it_keeps_what_was_typed_when_something_is_wrong(mai, phone, form, sentence):
    answer = phone.post(rating_page(mine(mai)), form)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert form["words"].strip() in answer.text
    assert 'value="kind" id="id_good_1" checked' in answer.text
    assert not CaseRating.objects.exists()


def test_sending_it_twice_is_sending_it_once(mai, phone):
    case = mine(mai)
    for _press in range(2):
        assert phone.post(rating_page(case), {"score": "5"}).status_code == 302
    assert CaseRating.objects.count() == 1


def test_it_opens_again_with_what_was_said_and_closes_after_a_week(mai, phone):
    case, now = mine(mai), timezone.now()
    by = make.actor(mai, now)
    actions.rate(case_id=case.pk, score=2, reasons=["late"], words="Lâu.", by=by, now=now - timedelta(days=6))
    again = phone.get(rating_page(case)).text
    assert 'value="2" id="id_score_3" checked' in again
    assert 'value="late" id="id_bad_0" checked' in again
    assert "Lâu." in again
    CaseRating.objects.update(rated_at=now - timedelta(days=8))
    assert phone.get(rating_page(case)).url == reverse("portal:case", args=[case.pk])
    assert "Sửa điểm đã chấm" not in case_page(phone, case)
    late = phone.post(rating_page(case), {"score": "5", "words": "Đổi ý"})
    assert late.status_code == 422
    assert "quá 7 ngày" in late.text
    assert "Đổi ý" in late.text


def test_before_the_answer_there_is_nothing_to_rate(mai, phone):
    case = mine(mai, states.IN_PROGRESS)
    assert rating_page(case) not in case_page(phone, case)
    assert phone.get(rating_page(case)).url == reverse("portal:case", args=[case.pk])
    assert phone.post(rating_page(case), {"score": "5"}).status_code == 422


def test_nobody_rates_anothers_case(mai):
    case = mine(mai)
    other = make.account("Trần Văn Tâm", ("resident", make.phu_xuan()), phone="+84905100002")
    clerk = make.account("Trương Thị Nga", ("clerk", make.phu_xuan()))
    for client in (sign_in(Client(), other, method="phone", second_factor=False), sign_in(Client(), clerk)):
        assert client.get(rating_page(case)).status_code == 404
        assert client.post(rating_page(case), {"score": "1"}).status_code == 404
    assert Client().post(rating_page(case), {"score": "1"}).status_code in (302, 403)
    assert not CaseRating.objects.exists()


def test_a_case_from_elsewhere_is_sent_to_the_national_portal(mai, phone):
    case = mine(mai, origin=states.Origin.MIRROR)
    shown = case_page(phone, case)
    assert "https://dichvucong.gov.vn/" in shown
    assert rating_page(case) not in shown


def test_the_message_of_the_hand_over_asks_for_it_and_leads_there(mai):
    case = mine(mai, states.RESULT_READY)
    clerk = make.account("Trương Thị Nga", ("clerk", make.phu_xuan()))
    actions.hand_over(case_id=case.pk, by=make.actor(clerk, timezone.now()), now=timezone.now())
    body = Message.objects.get(object_id=str(case.pk)).body
    assert "chấm điểm" in body
    assert case.path in body
    assert rating_page(case) in Client().get(case.path).text
    actions.rate(case_id=case.pk, score=5, by=make.actor(mai, timezone.now()), now=timezone.now())
    followed = Client().get(case.path).text
    assert rating_page(case) not in followed
    assert "Rất hài lòng" not in followed


def test_it_tells_what_was_spared_and_how_that_is_reckoned(mai, phone):
    here, now = make.phu_xuan(), timezone.now()
    home = neighbourhood(here, 3, "Tổ 3")
    places.set_distances(place=here, values={home.code: "3,8"}, by=SYSTEM, now=now)
    case = mine(mai, states.RESULT_READY, neighbourhood=home)
    clerk = make.account("Trương Thị Nga", ("clerk", here))
    actions.hand_over(case_id=case.pk, by=make.actor(clerk, now), now=now)
    shown = case_page(phone, case).replace("\u00a0", " ")
    assert "Bà con đỡ 1 chuyến đi, khoảng 50 phút và 8.000 đồng." in shown
    assert "Từ nhà đến trung tâm 3,8 km" in shown
    assert "25 km mỗi giờ" in shown
    assert "1.000 đồng mỗi ki-lô-mét" in shown
    assert "không phải số của cơ quan nào" in shown


def test_it_claims_nothing_where_nothing_is_known(mai, phone):
    assert "Bà con đỡ" not in case_page(phone, mine(mai))


def test_a_list_of_cases_asks_no_more_for_rated_ones(mai, phone, django_assert_num_queries):
    case, now = mine(mai), timezone.now()
    page = reverse("portal:mine")
    phone.get(page)
    with django_assert_num_queries(5):
        phone.get(page)
    actions.rate(case_id=case.pk, score=5, by=make.actor(mai, now), now=now)
    with django_assert_num_queries(5):
        phone.get(page)
