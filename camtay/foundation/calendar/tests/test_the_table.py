"""The editable calendar, its seed, and the copy kept in memory."""

from datetime import date

import pytest

from camtay.foundation.calendar import (
    calendar_now,
    current,
    forget_calendar,
    remove_rule,
    rules_of_year,
    seed,
    seed_calendar,
    set_rule,
)
from camtay.foundation.calendar.models import DayRule

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    forget_calendar()
    yield
    forget_calendar()


def test_it_knows_the_swap_of_2026_and_the_new_holiday():
    calendar = seed_calendar()
    assert not calendar.is_working(date(2026, 8, 31))
    assert calendar.is_working(date(2026, 8, 22))
    assert not calendar.is_working(date(2026, 11, 24))
    assert calendar.is_working(date(2025, 11, 24))
    assert not calendar.is_working(date(2026, 2, 17)), "Tết"


def test_it_works_on_an_empty_table():
    assert calendar_now() == seed_calendar()


def test_it_says_the_same_once_seeded_and_seeding_again_changes_nothing():
    assert seed() > 400
    assert seed() == 0
    assert calendar_now() == seed_calendar()


def test_it_keeps_what_was_set_by_hand_when_seeded_again():
    seed([2027])
    set_rule(day=date(2027, 2, 11), kind="holiday", name="Nghỉ Tết", act="Thông báo 1", source="bản giấy")
    remove_rule(day=date(2027, 9, 3))
    assert seed([2027]) == 0
    calendar = calendar_now()
    assert not calendar.is_working(date(2027, 2, 11))
    assert calendar.is_working(date(2027, 9, 3))


def test_it_brings_rows_of_an_older_seed_up_to_date():
    DayRule.objects.create(day=date(2027, 2, 11), kind="holiday", name="Tết (dự tính)", source="holidays 0.1")
    DayRule.objects.create(day=date(2027, 2, 8), kind="holiday", name="Tết", source="holidays 0.1")
    seed([2027])
    calendar = calendar_now()
    assert calendar.is_working(date(2027, 2, 11))
    assert calendar.holidays[date(2027, 2, 8)] == seed_calendar().holidays[date(2027, 2, 8)]


def test_it_does_not_lose_tet_of_a_year_for_one_rule_by_hand():
    set_rule(day=date(2030, 3, 9), kind="make_up", name="Làm bù cho ngày 1/3")
    calendar = calendar_now()
    assert calendar.is_working(date(2030, 3, 9))
    assert not calendar.is_working(date(2030, 2, 2))


def test_it_asks_the_database_once_for_many_questions(django_assert_num_queries):
    calendar_now()
    with django_assert_num_queries(0):
        for _each in range(100):
            calendar_now()


def test_it_looks_again_after_a_few_seconds_and_reads_only_what_changed(
    monkeypatch, django_assert_num_queries
):
    before = calendar_now()
    monkeypatch.setattr(current, "LOOK_AGAIN_SECONDS", 0.0)
    with django_assert_num_queries(1):
        assert calendar_now() is before
    DayRule.objects.create(day=date(2026, 12, 24), kind="holiday", name="Nghỉ")  # by another process
    assert not calendar_now().is_working(date(2026, 12, 24))
    DayRule.objects.filter(day=date(2026, 12, 24)).delete()
    assert calendar_now().is_working(date(2026, 12, 24))


def test_it_sees_a_rule_at_once_in_the_process_that_set_it():
    assert calendar_now().is_working(date(2026, 12, 24))
    set_rule(day=date(2026, 12, 24), kind="holiday", name="Nghỉ vì bão")
    assert not calendar_now().is_working(date(2026, 12, 24))
    changed = set_rule(day=date(2026, 12, 24), kind="ordinary", name="Ngày thường")
    assert changed.version == 2
    assert calendar_now().is_working(date(2026, 12, 24))


def test_it_gives_each_desk_its_hours():
    assert calendar_now("police").spans(date(2026, 3, 7))
    assert not calendar_now().spans(date(2026, 3, 7))


def test_it_lists_a_year_with_the_act_behind_each_day():
    seed([2026])
    acts = {rule.day: rule.act for rule in rules_of_year(2026)}
    assert acts[date(2026, 11, 24)] == "Nghị quyết 80-NQ/TW (2026)"
    assert acts[date(2026, 4, 27)] == "Bộ luật Lao động 2019, Điều 111 khoản 3"
    assert acts[date(2026, 1, 1)] == "Bộ luật Lao động 2019, Điều 112"
