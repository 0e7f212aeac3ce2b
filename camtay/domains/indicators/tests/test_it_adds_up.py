"""Which figures of a long stretch are the sum of those of its parts; and that they are."""

from datetime import date, datetime, timedelta

import pytest

from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories
from camtay.domains.indicators import queries
from camtay.domains.indicators.queries import Window
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import ZONE, day_key, local_day

NOW = datetime(2026, 11, 24, 9, tzinfo=ZONE)
PARTS = [Window(date(2026, 1, 15), date(2026, 3, 14), NOW), Window(date(2026, 3, 15), date(2026, 4, 14), NOW)]
WHOLE = Window(date(2026, 1, 15), date(2026, 4, 14), NOW)


def adding():
    return {one.code for one in queries.definitions() if queries.adds_up(one, PARTS)}


def test_neither_medians_nor_stocks_do():
    found = adding()
    assert {"cases.received", "cases.on_time", "cases.saved_hours", "cases.satisfied"} <= found
    stocks = {one.code for one in queries.definitions() if one.month_field is None or one.kind == "median"}
    assert stocks
    assert not stocks & found


def test_who_is_counted_by_the_end_of_the_window_does_not_add_up():
    """Shown in one part, alone in the next: the whole counts them, neither part does."""
    by_end = {
        one.code
        for one in queries.definitions()
        if one.counts is not one.population and one.counts(PARTS[0]) != one.counts(WHOLE)
    }
    assert by_end
    assert not by_end & adding()


@pytest.mark.django_db
def test_the_parts_of_what_adds_up_are_the_whole():
    for number, day in enumerate(
        (date(2026, 1, 20), date(2026, 3, 14), date(2026, 3, 15), date(2026, 4, 14))
    ):
        for late in range(number + 1):
            at = datetime.combine(day, datetime.min.time(), ZONE) + timedelta(hours=9)
            made = factories.case(
                "handed_over", at=at, **({"due_at": at - timedelta(hours=5)} if late else {})
            )
            Case.objects.filter(pk=made.pk).update(
                received_day=day_key(local_day(at)),
                rated_day=day_key(day),
                rating=3 + late % 3,
                saved_minutes=10 * number,
            )
    place = factories.phu_xuan()
    codes = sorted(code for code in adding() if code.startswith("cases."))
    whole, *parts = (
        {one.code: one for one in queries.figures(place, window, by=SYSTEM)} for window in (WHOLE, *PARTS)
    )
    assert whole["cases.received"].numerator == 10
    for code in codes:
        assert whole[code].numerator == sum(one[code].numerator for one in parts), code
        assert (whole[code].denominator or 0) == sum(one[code].denominator or 0 for one in parts), code
