"""Giving the result: at the counter, online, by post; the message says which."""

from datetime import datetime

import pytest

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.models import Answers
from camtay.domains.cases.queries import savings
from camtay.domains.cases.tests import factories as make
from camtay.domains.dispatch.models import Message
from camtay.foundation.access import Refused
from camtay.foundation.audit.journal import history
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)


@pytest.fixture
def ready():
    return make.case(states.RESULT_READY, at=NOW)


@pytest.fixture
def nga():
    return make.actor(make.account("Trương Thị Nga", ("clerk", make.phu_xuan())), NOW)


@pytest.mark.parametrize(
    ("said", "note", "words"),
    [
        ({"way": "counter", "received_by": "self"}, "way:counter to:self", "tại quầy"),
        ({"way": "counter", "received_by": "authorised"}, "way:counter to:authorised", "tại quầy"),
        ({"way": "post", "post_number": "cd 123 456 789 vn"}, "way:post", "mã bưu gửi CD123456789VN"),
    ],
)
def test_it_keeps_the_way_and_tells_it(ready, nga, said, note, words):
    case = actions.hand_over(case_id=ready.pk, by=nga, now=NOW, **said)
    case.refresh_from_db()
    assert (case.state, case.returned_by) == ("handed_over", said["way"])
    assert history("cases.Case", case.pk).get().note == note
    assert words in Message.objects.get().body


def test_it_gives_a_file_online_only_where_there_is_one(ready, nga):
    with pytest.raises(Refused, match="chưa có tệp"):
        actions.hand_over(case_id=ready.pk, way="online", by=nga, now=NOW)
    file = make.case(states.RESULT_READY, at=NOW, electronic_result=True)
    assert actions.hand_over(case_id=file.pk, way="online", by=nga, now=NOW).returned_by == "online"
    assert "qua mạng" in Message.objects.get().body


@pytest.mark.parametrize("number", ["", "12", "<script>", "X" * 41])
def test_a_letter_has_a_number(ready, nga, number):
    with pytest.raises(Refused, match="mã bưu gửi"):
        actions.hand_over(case_id=ready.pk, way="post", post_number=number, by=nga, now=NOW)


def test_somebody_takes_it_at_the_counter(ready, nga):
    with pytest.raises(Refused, match="ai nhận"):
        actions.hand_over(case_id=ready.pk, way="counter", received_by="family", by=nga, now=NOW)


def test_the_register_says_how(ready, nga):
    actions.hand_over(case_id=ready.pk, way="post", post_number="CD123456789VN", by=nga, now=NOW)
    ready.refresh_from_db()
    [row] = queries.register_rows([ready])
    assert row.way == "Bưu chính, CD123456789VN"


def test_who_came_for_it_was_not_spared_that_way():
    answers = {"receive": "electronic"}
    case = make.case(states.HANDED_OVER, at=NOW, electronic_result=True)
    Answers.objects.create(case=case, document=answers, saved_at=NOW)
    assert savings._trips(case) == 2
    case.returned_by = "counter"
    assert savings._trips(case) == 1
