"""What the demonstration closed stands, but for what its late list explains."""

import pytest

from camtay.demo.closings import LATE
from camtay.demo.tests.cities import small_city  # noqa: F401  a fixture
from camtay.domains.closings import queries
from camtay.domains.closings.models import Closing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_city")]


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
