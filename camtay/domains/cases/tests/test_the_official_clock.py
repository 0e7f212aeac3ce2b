from datetime import UTC, datetime, timedelta

import pytest

from camtay.domains.cases.rules.clock import ClockFacts, clock_due_at, is_on_time, settled_at

DUE = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def on_time(**facts):
    return is_on_time(ClockFacts(**{"due_at": DUE, **facts}), at=DUE + 100 * HOUR)


def test_it_is_on_time_at_the_very_moment_and_late_after_it():
    assert on_time(finished_at=DUE)
    assert not on_time(finished_at=DUE + timedelta(microseconds=1))


def test_it_takes_the_end_of_processing_before_the_hand_over():
    assert on_time(finished_at=DUE - HOUR, handed_over_at=DUE + 50 * HOUR)
    assert not on_time(handed_over_at=DUE + HOUR)


def test_it_takes_the_end_of_a_stopped_refused_or_withdrawn_case():
    assert on_time(closed_at=DUE)
    assert not on_time(closed_at=DUE + HOUR)


def test_more_than_one_request_for_a_supplement_is_late():
    assert on_time(finished_at=DUE - HOUR, supplement_count=1)
    assert not on_time(finished_at=DUE - HOUR, supplement_count=2)


def test_it_subtracts_the_wait_for_the_applicant():
    assert on_time(finished_at=DUE + 5 * HOUR, supplement_count=1, waited=5 * HOUR)
    assert not on_time(finished_at=DUE + 6 * HOUR, supplement_count=1, waited=5 * HOUR)


def test_a_single_open_request_ends_the_clock_at_its_moment():
    assert on_time(supplement_count=1, supplement_asked_at=DUE - HOUR)
    assert not on_time(supplement_count=1, supplement_asked_at=DUE + HOUR)


def test_an_unfinished_case_is_judged_at_the_end_of_the_period():
    facts = ClockFacts(due_at=DUE)
    assert is_on_time(facts, at=DUE)
    assert not is_on_time(facts, at=DUE + HOUR)


def test_a_case_without_any_time_limit_is_never_late():
    assert on_time(due_at=None, finished_at=DUE + 1000 * HOUR)


@pytest.mark.parametrize(
    ("facts", "end"),
    [
        ({"finished_at": DUE, "handed_over_at": DUE + HOUR, "closed_at": DUE + 2 * HOUR}, DUE),
        ({"handed_over_at": DUE + HOUR, "closed_at": DUE + 2 * HOUR}, DUE + HOUR),
        ({"closed_at": DUE + 2 * HOUR}, DUE + 2 * HOUR),
        ({}, None),
    ],
)
def test_the_end_of_processing_follows_the_priority(facts, end):
    assert settled_at(ClockFacts(due_at=DUE, **facts)) == end


def test_the_clock_runs_out_later_by_what_the_applicant_took():
    assert clock_due_at(ClockFacts(due_at=DUE, waited=HOUR)) == DUE + HOUR
    assert clock_due_at(ClockFacts(due_at=None, waited=HOUR)) is None
