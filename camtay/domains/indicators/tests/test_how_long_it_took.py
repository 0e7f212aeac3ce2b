from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.domains.indicators import queries
from camtay.domains.indicators.rules.durations import bins, reached
from camtay.foundation.access import GUEST, SYSTEM, Refused
from camtay.foundation.calendar import ZONE

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
WINDOW = queries.Window(date(2026, 1, 1), date(2026, 11, 24), NOW)
database = pytest.mark.django_db


@given(st.lists(st.integers(0, 300)), st.one_of(st.none(), st.integers(1, 80)))
def test_every_case_lies_in_one_bin_and_the_limit_between_two(values, limit):
    found = bins(Counter(values), limit=limit)
    assert sum(one.total for one in found) == len(values)
    for one in found:
        inside = [value for value in values if one.low <= value and (one.high is None or value <= one.high)]
        assert one.total == len(inside)
        if limit:
            assert one.over == (one.low > limit)
            assert one.over or (one.high is not None and one.high <= limit)


@given(st.lists(st.integers(0, 40), min_size=1))
def test_nine_tenths_are_at_least_nine_of_ten(values):
    found = reached(Counter(values), 9)
    assert sum(value <= found for value in values) * 10 >= 9 * len(values)
    assert sum(value < found for value in values) * 10 < 9 * len(values)


def closed(count, *, at=NOW, apart=timedelta(), **fields):
    for number in range(count):
        make.case(states.HANDED_OVER, at=at + number * apart, received_at=at - timedelta(days=3), **fields)


@database
def test_twenty_in_one_minute_are_a_batch_and_nineteen_are_not():
    closed(20, at=NOW.replace(minute=15), apart=timedelta(seconds=2))
    closed(19, at=NOW.replace(minute=20))
    closed(10, at=NOW.replace(minute=15), where=make.phu_vinh())
    found = queries.durations(make.phu_xuan(), WINDOW, by=SYSTEM)
    [one] = found.closings
    assert (one.size, one.key, one.minute) == (20, "202611200915", NOW.replace(minute=15))
    assert (found.size, found.in_batches) == (39, 20)
    assert [each.size for each in queries.closings(make.hue(), WINDOW, by=SYSTEM)] == [20]
    city = queries.durations(make.hue(), WINDOW, by=SYSTEM)
    assert (city.size, city.in_batches) == (49, 20)  # the neighbour's ten of the same minute are no batch


@database
def test_a_batch_opens_into_its_cases():
    closed(20, at=NOW.replace(minute=15), apart=timedelta(seconds=2))
    closed(3)
    part = queries.Part("batch", "202611200915")
    rows = queries.evidence("cases.on_time", make.phu_xuan(), WINDOW, "numerator", parts=[part], by=SYSTEM)
    assert rows.count() == 20


@database
def test_each_bin_opens_into_as_many_cases():
    for days in (1, 2, 3, 8, 20):
        closed(days % 3 + 1, at=NOW - timedelta(days=days))
    Case.objects.filter(worked_half_days__gt=2).update(stopped_half_days=3)
    here = make.phu_xuan()
    found = queries.durations(here, WINDOW, by=SYSTEM)
    assert found.size == Case.objects.count()
    for by, lines in (("worked", found.bins()), ("stopped", found.stopped_bins())):
        for one in lines:
            parts = [queries.Part(by, one.key)]
            code = "cases.median_working_days"
            assert queries.part_of(code, here, WINDOW, parts, by=SYSTEM)[0].numerator == one.total
            assert (
                queries.evidence(code, here, WINDOW, "numerator", parts=parts, by=SYSTEM).count() == one.total
            )
    assert (
        sum(one.total for one in found.stopped_bins()) == Case.objects.filter(stopped_half_days=3).count() > 0
    )


@database
def test_one_procedure_alone_with_the_batches_of_all():
    other = make.procedure("2.000815", "Chứng thực bản sao")
    closed(12)
    closed(12, procedure=other)
    found = queries.durations(make.phu_xuan(), WINDOW, procedure=other.code, limit=2, by=SYSTEM)
    assert (found.size, found.in_batches, [one.size for one in found.closings]) == (12, 12, [24])


@database
def test_it_asks_at_most_four_times(django_assert_max_num_queries):
    closed(25)
    here = make.phu_xuan()
    with django_assert_max_num_queries(4):
        queries.durations(here, WINDOW, by=SYSTEM)


@database
def test_a_guest_sees_no_times():
    with pytest.raises(Refused):
        queries.durations(make.phu_xuan(), WINDOW, by=GUEST)
    with pytest.raises(Refused):
        queries.closings(make.phu_xuan(), WINDOW, by=GUEST)
