"""The explained clock against a model that counts it out minute by minute."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from camtay.domains.cases.rules.clock import ClockFacts, is_on_time
from camtay.domains.cases.rules.explained import Stop, explained_due_at, is_on_time_explained, taken
from camtay.foundation.calendar import ZONE, Calendar

CALENDAR = Calendar(holidays={date(2026, 11, 24): "Ngày Văn hóa Việt Nam"})
MONDAY = datetime(2026, 11, 16, 7, 30, tzinfo=ZONE)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
FRIDAY_EVENING = MONDAY + 4 * DAY + timedelta(hours=9, minutes=30)


def is_open(moment: datetime) -> bool:
    """Does the desk work in the minute that begins here? Written anew, from the hours on the door."""
    if moment.weekday() > 4 or moment.date() == date(2026, 11, 24):
        return False
    clock = moment.hour * 60 + moment.minute
    return 450 <= clock < 690 or 810 <= clock < 1020


def counted_out(facts: ClockFacts, stops: list[Stop], at: datetime) -> datetime:
    """Walk through the minutes after the official due time: each that was lost before it is worked again."""
    assert facts.due_at is not None
    due = facts.due_at + facts.waited
    end = facts.finished_at

    def lost(minute: datetime) -> bool:
        if end is not None and minute >= end:
            return False
        inside = [one for one in stops if one.since <= minute < (one.until or max(at, one.since))]
        return bool(inside) and not any(one.applicant for one in inside) and is_open(minute)

    minute = min((one.since for one in stops), default=due)
    while minute < due:
        if lost(minute):
            due = _one_more(due)
        minute += MINUTE
    return due


def _one_more(due: datetime) -> datetime:
    moment = due
    while not is_open(moment):
        moment += MINUTE
    return moment + MINUTE


quarters = st.integers(0, 14 * 24 * 4).map(lambda number: MONDAY + number * 15 * MINUTE)


@st.composite
def pauses(draw):
    since = draw(quarters)
    until = draw(st.one_of(st.none(), st.integers(1, 200).map(lambda n: since + n * 15 * MINUTE)))
    return Stop(since, until, applicant=draw(st.integers(0, 3)) == 0)


@settings(max_examples=60, deadline=None)
@given(st.lists(pauses(), max_size=3), quarters, quarters, st.one_of(st.none(), quarters))
def test_it_gives_back_each_working_minute_that_was_lost_once(stops, due, at, end):
    """Whether the appointed time lies in opening hours or not, the case is settled or not, and a pause ends or will."""
    facts = ClockFacts(due_at=due, finished_at=end)
    at = end or at
    ours = explained_due_at(facts, stops, CALENDAR, at=at)
    theirs = counted_out(facts, stops, at)
    assert ours is not None
    assert spent(min(ours, theirs), max(ours, theirs)) == 0


def spent(start: datetime, end: datetime) -> int:
    """Working minutes between two moments: two due times are one where the desk was shut in between."""
    count, moment = 0, start
    while moment < end:
        count += is_open(moment)
        moment += MINUTE
    return count


@settings(max_examples=60, deadline=None)
@given(st.lists(pauses(), max_size=4), quarters, quarters, st.integers(0, 1))
def test_it_never_blames_whom_the_official_clock_clears(stops, due, end, supplements):
    facts = ClockFacts(due_at=due, finished_at=end, supplement_count=supplements)
    if is_on_time(facts, at=end):
        assert is_on_time_explained(facts, stops, CALENDAR, at=end)


def test_a_storm_gives_its_working_hours_back():
    stops = [Stop(FRIDAY_EVENING - 4 * HOUR, FRIDAY_EVENING + 3 * DAY)]
    due = explained_due_at(ClockFacts(due_at=FRIDAY_EVENING), stops, CALENDAR, at=FRIDAY_EVENING)
    # 3.5 hours were left on Friday afternoon, and are left after the storm; Tuesday is a holiday.
    assert due == datetime(2026, 11, 25, 11, 0, tzinfo=ZONE)


def test_a_posting_that_ends_another_day_counts_whole_until_the_case_is_settled():
    posted = [Stop(FRIDAY_EVENING - HOUR, FRIDAY_EVENING + 14 * DAY)]
    under_way = ClockFacts(due_at=FRIDAY_EVENING)
    due = explained_due_at(under_way, posted, CALENDAR, at=FRIDAY_EVENING)
    assert due == datetime(2026, 12, 7, 8, 30, tzinfo=ZONE), (
        "the hour that was left is left when it comes down"
    )
    assert is_on_time_explained(under_way, posted, CALENDAR, at=FRIDAY_EVENING + 10 * DAY)
    settled = ClockFacts(due_at=FRIDAY_EVENING, finished_at=MONDAY + 7 * DAY + HOUR)
    due = explained_due_at(settled, posted, CALENDAR, at=settled.finished_at)
    assert due == MONDAY + 7 * DAY + 2 * HOUR, "what lies after the end explains nothing"
    assert is_on_time_explained(settled, posted, CALENDAR, at=settled.finished_at)


def test_after_the_last_open_hour_before_it_nothing_can_be_lost():
    """An appointed time at night: a storm that broke out after closing took nothing from it."""
    night = FRIDAY_EVENING + 3 * HOUR
    after_closing = [Stop(FRIDAY_EVENING + HOUR, FRIDAY_EVENING + 3 * DAY)]
    assert explained_due_at(ClockFacts(due_at=night), after_closing, CALENDAR, at=night) == night
    before = [Stop(FRIDAY_EVENING - HOUR, FRIDAY_EVENING + 3 * DAY)]
    at_closing = explained_due_at(ClockFacts(due_at=FRIDAY_EVENING), before, CALENDAR, at=night)
    assert explained_due_at(ClockFacts(due_at=night), before, CALENDAR, at=night) == at_closing


def test_what_begins_after_the_due_time_explains_nothing():
    stops = [Stop(FRIDAY_EVENING + MINUTE, None)]
    late = ClockFacts(due_at=FRIDAY_EVENING, finished_at=FRIDAY_EVENING + 5 * DAY)
    assert not is_on_time_explained(late, stops, CALENDAR, at=FRIDAY_EVENING + 5 * DAY)


def test_a_second_request_is_late_by_the_official_clock_alone():
    twice = ClockFacts(due_at=FRIDAY_EVENING, finished_at=MONDAY + DAY, supplement_count=2)
    assert not is_on_time(twice, at=FRIDAY_EVENING)
    assert is_on_time_explained(twice, [], CALENDAR, at=FRIDAY_EVENING)


def test_it_tells_the_offices_time_from_the_waiting():
    stops = [Stop(MONDAY + DAY, MONDAY + 3 * DAY), Stop(MONDAY + 2 * DAY, MONDAY + 3 * DAY, applicant=True)]
    took = taken(MONDAY, MONDAY + 4 * DAY, stops, CALENDAR, waited=timedelta())
    assert (took.worked, took.stopped) == (4, 4)


def test_of_a_mirrored_case_only_the_length_of_the_waiting_is_known():
    took = taken(MONDAY, MONDAY + 4 * DAY, [], CALENDAR, waited=2 * DAY)
    assert (took.worked, took.stopped) == (4, 4)
