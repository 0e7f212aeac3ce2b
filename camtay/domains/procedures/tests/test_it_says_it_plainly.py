"""What for, who, what to bring, how long, what it costs; and what is not known."""

from datetime import UTC, datetime

import pytest

from camtay.domains.procedures import actions, queries
from camtay.domains.procedures.models import Procedure
from camtay.domains.procedures.rules import shipped
from camtay.foundation.access import SYSTEM

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue():
    actions.load_catalogue(by=SYSTEM, now=NOW)


def test_the_most_used_are_told_by_hand(catalogue):
    birth = queries.plain(queries.by_code("1.001193"))
    assert birth.by_hand
    assert birth.title == "Làm giấy khai sinh"
    assert "60 ngày" in birth.who
    assert "Giấy chứng sinh" in birth.bring
    assert birth.how_long.startswith("Xong trong ngày")
    assert birth.cost == "Không mất tiền."
    assert len(shipped.written()) >= 12


def test_the_others_say_what_is_known_and_what_is_not(catalogue):
    told = queries.plain(queries.by_code("2.000913"))
    assert not told.by_hand
    assert "chưa có ở đây" in told.bring
    assert told.cost == "30.000 đồng."


def test_not_fixed_is_not_free(catalogue):
    assert "không quy định chung" in queries.plain(queries.by_code("1.004884")).cost


def test_every_offered_one_answers_all_five_questions(catalogue):
    for procedure in queries.offered():
        told = queries.plain(procedure)
        assert all((told.title, told.what_for, told.who, told.bring, told.how_long, told.cost)), (
            procedure.code
        )


def test_limits_are_told_in_their_unit():
    hours = Procedure(code="9.000001", name="x", time_amount=8, time_unit="hour")
    days = Procedure(code="9.000002", name="x", time_amount=15, time_unit="calendar_day")
    unknown = Procedure(code="9.000003", name="x", time_unit="other")
    for one in (hours, days, unknown):
        one.save()
    assert queries.plain(hours).how_long == "Không quá 8 giờ."
    assert queries.plain(days).how_long == "Không quá 15 ngày."
    assert "chưa rõ" in queries.plain(unknown).how_long


def test_papers_replaced_by_data_are_named_with_their_act(catalogue):
    replaced = queries.replaced_by_data(queries.by_code("1.000656"))
    assert [one.component for one in replaced] == ["Căn cước"]
    assert "123/2015" in replaced[0].act
    assert queries.replaced_by_data(queries.by_code("1.001612")) == []
