"""The checks a form may ask for, on answers as they are kept.

    number                          min, max (value)
    text, textarea, person_name     min_length, max_length (value), pattern (value: a whole-text regular expression
                                    that Python and JavaScript read alike), no_digits
    date, partial_date              not_future, not_past; before, after, not_before, not_after (other: a question);
                                    within_days (value: at most so many days ago); at_least_years, at_most_years
    choices                         min_count, max_count (value)
    citizen_number                  matches_person (sex or sex_is, birth)
    any                             holds (a condition on this and earlier answers)

A partial date fails only when every day it may stand for does.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from camtay.foundation.predicates import holds
from camtay.foundation.questions.flow import Seen
from camtay.foundation.questions.form import DATES, TEXTS, Check, Form, Level, Question, Value
from camtay.foundation.questions.kept import number_text
from camtay.foundation.questions.sentences import failed
from camtay.foundation.vietnamese import citizen_contradictions, citizen_facts


@dataclass(frozen=True)
class Around:
    """What a check may look at besides the answer: the form, all that is answered, and the day."""

    form: Form
    seen: Seen
    today: date


@dataclass(frozen=True)
class Given:
    """One check before one answer."""

    check: Check
    value: Value
    around: Around

    @property
    def bound(self) -> Any:
        return self.check.value

    @property
    def first(self) -> date:
        return span(self.value)[0]

    @property
    def last(self) -> date:
        return span(self.value)[1]

    @property
    def today(self) -> date:
        return self.around.today

    def answer_to(self, question_id: str) -> Value | None:
        return self.around.seen.values.get(question_id)


def first_failure(question: Question, value: Value, around: Around, level: Level) -> str | None:
    """The sentence of the first check of this level that the answer does not pass."""
    for check in question.checks:
        if check.level == level and not KINDS[check.kind].passes(Given(check, value, around)):
            return str(check.message) if check.message else _sentence(check, around)
    return None


def _sentence(check: Check, around: Around) -> str:
    value = number_text(check.value) if isinstance(check.value, int | float) else check.value
    other = around.form.question(check.other).name if check.other else ""
    return failed(check.kind, value=value, other=other)


def span(value: str) -> tuple[date, date]:
    """First and last day that a date, whole or partial, may stand for."""
    year, month, day = [int(part) for part in value.split("-")] + [0] * (2 - value.count("-"))
    last_month = month or 12
    last = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    return date(year, month or 1, day or 1), last


def years_before(day: date, years: int) -> date:
    """The same day `years` earlier; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _compared(test: Callable[[Given, date, date], bool]) -> Callable[[Given], bool]:
    """`test(given, first, last)` with the days of the other date; passes while that is not answered."""

    def passes(given: Given) -> bool:
        other = given.answer_to(given.check.other)
        return other is None or test(given, *span(other))

    return passes


def _matches_person(given: Given) -> bool:
    """Digit 4 tells century and sex, digits 5 and 6 the year; what was not answered contradicts nothing."""
    facts, check = citizen_facts(given.value), given.check
    if facts is None:
        return False
    birth = given.answer_to(check.birth)
    return not citizen_contradictions(
        facts,
        sex=check.sex_is or given.answer_to(check.sex),
        birth_year=None if birth is None else int(str(birth)[:4]),
    )


def _condition_holds(given: Given) -> bool:
    return given.check.holds is None or holds(given.check.holds, given.around.seen.fields)


@dataclass(frozen=True)
class Kind:
    """`types`: questions it may stand at (empty: any). `needs`: what else the document must give."""

    types: frozenset[str]
    needs: str
    passes: Callable[[Given], bool]


_NUMBER, _CHOICES, _CITIZEN = frozenset({"number"}), frozenset({"choices"}), frozenset({"citizen_number"})

KINDS: dict[str, Kind] = {
    "min": Kind(_NUMBER, "value", lambda given: given.value >= given.bound),
    "max": Kind(_NUMBER, "value", lambda given: given.value <= given.bound),
    "min_length": Kind(TEXTS, "value", lambda given: len(given.value) >= given.bound),
    "max_length": Kind(TEXTS, "value", lambda given: len(given.value) <= given.bound),
    "pattern": Kind(TEXTS, "value", lambda given: re.fullmatch(given.bound, given.value) is not None),
    "no_digits": Kind(TEXTS, "", lambda given: not any(letter.isdigit() for letter in given.value)),
    "not_future": Kind(DATES, "", lambda given: given.first <= given.today),
    "not_past": Kind(DATES, "", lambda given: given.last >= given.today),
    "before": Kind(DATES, "other", _compared(lambda given, _first, last: given.first < last)),
    "after": Kind(DATES, "other", _compared(lambda given, first, _last: given.last > first)),
    "not_before": Kind(DATES, "other", _compared(lambda given, first, _last: given.last >= first)),
    "not_after": Kind(DATES, "other", _compared(lambda given, _first, last: given.first <= last)),
    "within_days": Kind(
        DATES, "value", lambda given: given.last >= given.today - timedelta(days=given.bound)
    ),
    "at_least_years": Kind(
        DATES, "value", lambda given: given.first <= years_before(given.today, given.bound)
    ),
    "at_most_years": Kind(
        DATES, "value", lambda given: given.last > years_before(given.today, given.bound + 1)
    ),
    "min_count": Kind(_CHOICES, "value", lambda given: len(given.value) >= given.bound),
    "max_count": Kind(_CHOICES, "value", lambda given: len(given.value) <= given.bound),
    "matches_person": Kind(_CITIZEN, "", _matches_person),
    "holds": Kind(frozenset(), "holds", _condition_holds),
}
