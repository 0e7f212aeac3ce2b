"""Rungs are folded from what was seen, by when it happened; in whatever order it was heard of."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.domains.learning.rules import ladder
from camtay.domains.learning.rules.ladder import Mark, fold
from camtay.domains.learning.states import Rung, Seen
from camtay.foundation.calendar import ZONE, day_key

START = datetime(2026, 9, 1, 9, 0, tzinfo=ZONE)
LAN, MINH = 1, 2  # who teaches, and somebody else


def mark(seen, after=0, *, by=LAN, number=None, **fields):
    at = START + timedelta(days=after)
    number = number if number is not None else crc32(f"{seen} {after} {by}".encode())
    return Mark(id=UUID(int=number), seen=seen, at=at, day=day_key(at), by=by, **fields)


def key(after):
    return day_key(START + timedelta(days=after))


def test_being_shown_is_the_first_rung_and_no_more():
    standing = fold([mark(Seen.SHOWN), mark(Seen.SHOWN, 3), mark(Seen.SHOWN, 50)])
    assert (standing.rung, standing.shown_day, standing.alone_day) == (Rung.SHOWN, key(0), None)


def test_with_help_was_shown_too():
    standing = fold([mark(Seen.WITH_HELP, 2)])
    assert (standing.rung, standing.shown_day, standing.helped_day) == (Rung.WITH_HELP, key(2), key(2))


def test_who_taught_it_does_not_check_it():
    """What the teacher saw done is help; by anybody else it is a check."""
    taught = mark(Seen.SHOWN)
    assert fold([taught, mark(Seen.ALONE_CHECKED, 5)]).rung == Rung.WITH_HELP
    checked = fold([taught, mark(Seen.ALONE_CHECKED, 5, by=MINH)])
    assert (checked.rung, checked.proof, checked.alone_day) == (Rung.ALONE, Seen.ALONE_CHECKED, key(5))


def test_nobody_checks_in_the_same_breath_what_they_teach():
    assert fold([mark(Seen.ALONE_CHECKED, number=1), mark(Seen.SHOWN, number=2)]).rung == Rung.WITH_HELP


def test_a_declaration_without_the_code_of_a_case_proves_nothing():
    assert fold([mark(Seen.ALONE_DECLARED)]).rung == Rung.SHOWN
    assert fold([mark(Seen.ALONE_DECLARED, case_code="H57-261124-0001")]).rung == Rung.ALONE


def test_a_case_filed_on_the_day_of_a_session_was_not_filed_alone():
    deed = mark(Seen.ALONE_MATCHED, 4, by=None, case_code="H57-1")
    assert fold([deed]).rung == Rung.ALONE
    assert fold([deed], {key(4)}).rung == Rung.WITH_HELP
    assert fold([deed], {key(3), key(5)}).own_case_day == key(4)


@pytest.mark.parametrize(("after", "rung"), [(29, Rung.ALONE), (30, Rung.KEPT), (90, Rung.KEPT)])
def test_alone_again_thirty_days_later_has_stayed(after, rung):
    first = mark(Seen.ALONE_CHECKED, 5, by=MINH)
    again = mark(Seen.ALONE_MATCHED, 5 + after, by=None, case_code="H57-2")
    standing = fold([mark(Seen.SHOWN), first, again])
    assert (standing.rung, standing.alone_day) == (rung, key(5))
    assert standing.proof == Seen.ALONE_MATCHED, "the best proof there is"


def test_a_look_that_finds_it_gone_takes_alone_back_from_then_on():
    marks = [mark(Seen.WITH_HELP), mark(Seen.ALONE_CHECKED, 5, by=MINH), mark(Seen.NOT_ALONE, 40, by=MINH)]
    fallen = fold(marks)
    assert (fallen.rung, fallen.alone_day, fallen.proof) == (Rung.WITH_HELP, None, "")
    again = fold([*marks, mark(Seen.ALONE_CHECKED, 60, by=MINH)])
    assert (again.rung, again.alone_day) == (Rung.ALONE, key(60)), "thirty days run from anew"


def test_a_deed_stays_done_though_the_skill_is_gone():
    deed = mark(Seen.ALONE_MATCHED, 4, by=None, case_code="H57-1")
    assert fold([deed, mark(Seen.NOT_ALONE, 9)]).own_case_day == key(4)


def test_family_is_a_rung_of_its_own():
    standing = fold([mark(Seen.SHOWN), mark(Seen.FAMILY, 3)])
    assert (standing.rung, standing.family, standing.family_day) == (Rung.SHOWN, True, key(3))
    later = fold([mark(Seen.FAMILY, 3), mark(Seen.ALONE_CHECKED, 9, by=MINH)])
    assert (later.rung, later.family, later.family_day) == (Rung.ALONE, False, None)


def test_withdrawn_and_cancelled_count_nowhere():
    slip = mark(Seen.ALONE_CHECKED, 5, by=MINH, number=5)
    back = mark(Seen.WITHDRAWN, 5, withdraws=slip.id, number=6)
    assert fold([mark(Seen.SHOWN), slip, back]).rung == Rung.SHOWN
    assert fold([mark(Seen.SHOWN, cancelled=True)]) == ladder.Standing()
    taught = mark(Seen.SHOWN, cancelled=True)
    assert fold([taught, mark(Seen.ALONE_CHECKED, 5)]).rung == Rung.ALONE, "who did not teach may check"


def test_a_clock_that_is_plainly_wrong_is_not_believed():
    for claimed in (START + timedelta(minutes=1), datetime(1970, 1, 1, tzinfo=ZONE)):
        assert ladder.believed(claimed, START) == START
    assert ladder.believed(START - timedelta(days=200), START) == START - timedelta(days=200)


MARKS = st.lists(
    st.builds(
        mark,
        st.sampled_from([seen for seen in Seen if seen != Seen.WITHDRAWN]),
        st.integers(0, 120),
        by=st.sampled_from([LAN, MINH, None]),
        number=st.integers(1, 10**6),
        case_code=st.sampled_from(["", "H57-1"]),
        cancelled=st.booleans(),
    ),
    max_size=14,
    unique_by=lambda one: one.id,
)


@st.composite
def histories(draw):
    """What was seen, some of it withdrawn; and on which days somebody sat with the person."""
    marks = draw(MARKS)
    gone = draw(st.lists(st.sampled_from(marks), max_size=3, unique=True)) if marks else []
    backs = [
        replace(one, id=UUID(int=one.id.int + 10**12), seen=Seen.WITHDRAWN, withdraws=one.id) for one in gone
    ]
    return [*marks, *backs], {one.day for one in draw(MARKS)}


@given(histories(), st.data())
def test_the_order_of_arrival_does_not_matter(history, data):
    marks, days = history
    shuffled = data.draw(st.permutations(marks))
    assert fold(shuffled, days) == fold(marks, days)


@given(histories(), st.data())
def test_what_comes_twice_counts_once(history, data):
    marks, days = history
    twice = data.draw(st.lists(st.sampled_from(marks), max_size=8)) if marks else []
    assert fold([*twice, *marks, *twice], days) == fold(marks, days)


@given(histories())
def test_what_comes_late_lands_where_it_belongs(history):
    """Folded anew at each arrival, the last state is the one of those who knew all at once."""
    marks, days = history
    states = [fold(marks[: number + 1], days) for number in range(len(marks))]
    assert not marks or states[-1] == fold(reversed(marks), days)


@given(histories())
def test_rungs_hold_together(history):
    standing = fold(*history)
    assert (standing.rung >= Rung.ALONE) == (standing.alone_day is not None) == bool(standing.proof)
    assert not standing.kept_day or ladder.has_stayed(standing.alone_day, standing.kept_day)
    assert standing.helped_day is None or standing.shown_day <= standing.helped_day
    assert standing.family == (standing.family_day is not None)
