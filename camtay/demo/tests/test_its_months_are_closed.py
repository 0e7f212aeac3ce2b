"""What the demonstration closed stands, but for what its late list explains."""

from dataclasses import replace
from datetime import date

import pytest

from camtay.demo import lists, load
from camtay.demo.closings import LATE
from camtay.domains.closings import queries
from camtay.domains.closings.models import Closing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(monkeypatch):
    """With lists a twentieth as long."""
    short = [replace(plan, settled=plan.settled // 20, online=plan.online // 20, on_time=plan.on_time // 20, open=12)
             for plan in lists.PLANS]  # fmt: skip
    monkeypatch.setattr(lists, "PLANS", tuple(short))
    load.load(date(2026, 11, 24), lambda _words: None)


def test_three_months_are_closed_in_two_communes_and_one_is_corrected():
    said = list(
        Closing.objects.order_by("place__code", "number").values_list("place__code", "words", "revision")
    )
    assert said == [
        ("19858", "tháng 9/2026", 0), ("19858", "tháng 10/2026", 0), ("19858", "tháng 11/2026", 0),
        ("19945", "tháng 9/2026", 0), ("19945", "tháng 10/2026", 0), ("19945", "tháng 11/2026", 0),
        ("19945", "tháng 11/2026", 1),
    ]  # fmt: skip


def test_the_correction_is_of_the_cases_that_came_late():
    first, corrected = Closing.objects.filter(place__code="19945", words="tháng 11/2026").order_by("revision")
    received = [{one.code: one.numerator for one in queries.figures_of(one)} for one in (first, corrected)]
    assert received[1]["cases.received"] - received[0]["cases.received"] == LATE
    assert "gửi bổ sung" in corrected.reason


def test_nothing_is_found_under_them():
    assert [str(one) for one in queries.verify() if one.kind != "note"] == []
