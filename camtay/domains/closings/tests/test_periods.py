"""Periods: every day in exactly one, named and due as the decree says."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from camtay.domains.closings.rules import periods as rules
from camtay.domains.closings.states import MONTHS, Frequency
from camtay.foundation.calendar import ZONE

DAY = timedelta(days=1)
DAYS = some.dates(date(2020, 1, 1), date(2035, 12, 31))


@dataclass(frozen=True)
class Rhythm:
    frequency: str
    first_day: int = 1
    deadline_days: int = 3
    deadline_hour: int = 17


RHYTHMS = some.one_of(
    some.builds(Rhythm, some.sampled_from(list(MONTHS)), some.integers(1, 28), some.integers(0, 90)),
    some.builds(Rhythm, some.just(Frequency.WEEK), some.integers(1, 7), some.integers(0, 90)),
)


def said(rhythm: Rhythm, day: date) -> tuple[str, str]:
    found = rules.period_of(rhythm, day)
    return found.words, found.days_words


@pytest.mark.parametrize(
    ("rhythm", "day", "words", "days"),
    [
        (Rhythm("month", 15), date(2026, 11, 14), "tháng 11/2026", "15/10/2026 – 14/11/2026"),
        (Rhythm("month", 15), date(2026, 11, 15), "tháng 12/2026", "15/11/2026 – 14/12/2026"),
        (Rhythm("month", 15), date(2026, 12, 20), "tháng 1/2027", "15/12/2026 – 14/01/2027"),
        (Rhythm("month"), date(2028, 2, 29), "tháng 2/2028", "01/02/2028 – 29/02/2028"),
        (Rhythm("quarter", 15), date(2026, 3, 14), "quý I/2026", "15/12/2025 – 14/03/2026"),
        (Rhythm("quarter"), date(2026, 11, 24), "quý IV/2026", "01/10/2026 – 31/12/2026"),
        (Rhythm("half", 15), date(2026, 6, 14), "6 tháng đầu năm 2026", "15/12/2025 – 14/06/2026"),
        (Rhythm("half", 15), date(2026, 6, 15), "6 tháng cuối năm 2026", "15/06/2026 – 14/12/2026"),
        (Rhythm("year", 15), date(2026, 1, 1), "năm 2026", "15/12/2025 – 14/12/2026"),
        (Rhythm("week", 1), date(2026, 11, 24), "tuần 23/11 – 29/11/2026", "23/11/2026 – 29/11/2026"),
        (Rhythm("week", 5), date(2026, 11, 24), "tuần 20/11 – 26/11/2026", "20/11/2026 – 26/11/2026"),
    ],
)
def test_it_knows_the_decrees_periods(rhythm: Rhythm, day: date, words: str, days: str) -> None:
    assert said(rhythm, day) == (words, days)


def test_it_is_due_at_an_hour_of_ours() -> None:
    due = rules.period_of(Rhythm("month", 15, 3, 17), date(2026, 11, 1)).deadline
    assert due == datetime(2026, 11, 17, 17, 0, tzinfo=ZONE)


@given(RHYTHMS, DAYS)
def test_every_day_lies_in_the_one_period_that_names_it(rhythm: Rhythm, day: date) -> None:
    found = rules.period_of(rhythm, day)
    assert found.first <= day <= found.last
    assert rules.period_of(rhythm, found.first) == found == rules.period_of(rhythm, found.last)
    assert rules.before(rhythm, found).last + DAY == found.first
    assert rules.period_of(rhythm, found.last + DAY).first == found.last + DAY
    assert found.deadline.date() - found.last == timedelta(days=rhythm.deadline_days)


@given(RHYTHMS, DAYS, some.integers(0, 800))
def test_periods_follow_each_other_without_gap(rhythm: Rhythm, first: date, more: int) -> None:
    found = list(rules.periods(rhythm, first, first + timedelta(days=more)))
    assert found[0].first <= first
    assert found[-1].last >= first + timedelta(days=more)
    assert all(one.last + DAY == later.first for one, later in pairwise(found))
    assert len({one.words for one in found}) == len(found)


@given(RHYTHMS, DAYS)
def test_last_years_period_has_the_same_name_a_year_earlier(rhythm: Rhythm, day: date) -> None:
    found = rules.period_of(rhythm, day)
    last = rules.year_before(rhythm, found)
    if rhythm.frequency == Frequency.WEEK:
        assert (found.first - last.first, found.first.weekday()) == (
            timedelta(days=364),
            last.first.weekday(),
        )
        return
    years = {found.words.replace(str(year), str(year - 1)) for year in (found.last.year, found.last.year + 1)}
    assert last.words in years
    assert (last.first.day, last.first.month) == (found.first.day, found.first.month)
    assert last.first.year == found.first.year - 1


@given(RHYTHMS, DAYS)
def test_the_year_so_far_is_made_of_whole_periods(rhythm: Rhythm, day: date) -> None:
    found = rules.period_of(rhythm, day)
    first, last = rules.year_to_date(rhythm, found)
    assert last == found.last
    assert (last - first).days < 366
    if rhythm.frequency == Frequency.WEEK:
        assert first == date(last.year, 1, 1)
    else:
        assert rules.period_of(rhythm, first).first == first <= found.first
        assert rules.period_of(Rhythm("year", rhythm.first_day), day).first == first
