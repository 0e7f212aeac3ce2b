"""Deadlines that people can check by hand, from the calendar of 2026."""

from datetime import date, datetime, timedelta

import pytest

from camtay.foundation.calendar import (
    ZONE,
    Pause,
    add_pauses,
    due_at,
    explain,
    seed_calendar,
    working_days_between,
    working_minutes,
)

CALENDAR = seed_calendar()
POLICE = CALENDAR.at_desk("police")


def at(day: str, clock: str = "09:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "due"),
    [
        (at("2026-03-02"), 1, "working_day", at("2026-03-03", "17:00")),
        (at("2026-03-06"), 3, "working_day", at("2026-03-11", "17:00")),
        # 31 August is off for 22 August, then Independence Day: three working days from a Friday take ten.
        (at("2026-08-28"), 3, "working_day", at("2026-09-07", "17:00")),
        # The make-up Saturday counts.
        (at("2026-08-20"), 2, "working_day", at("2026-08-22", "17:00")),
        # 24 November is off from 2026, and was not in 2025.
        (at("2026-11-23"), 1, "working_day", at("2026-11-25", "17:00")),
        (at("2025-11-24"), 1, "working_day", at("2025-11-25", "17:00")),
        # Filed on a Saturday, or at night: received when the desk next opens, and that day is not counted.
        (at("2026-03-07"), 1, "working_day", at("2026-03-10", "17:00")),
        (at("2026-03-05", "17:01"), 1, "working_day", at("2026-03-09", "17:00")),
        (at("2026-03-05", "17:00"), 1, "working_day", at("2026-03-06", "17:00")),
        (at("2026-03-05", "06:00"), 1, "working_day", at("2026-03-06", "17:00")),
        # Calendar days run over weekends; the last one moves off a day off.
        (at("2026-03-02"), 3, "calendar_day", at("2026-03-05", "17:00")),
        (at("2026-03-02"), 5, "calendar_day", at("2026-03-09", "17:00")),
        (at("2026-08-26"), 5, "calendar_day", at("2026-09-03", "17:00")),
        (at("2026-03-02", "15:00"), None, "same_day", at("2026-03-02", "17:00")),
        (at("2026-03-02", "15:01"), None, "same_day", at("2026-03-03", "17:00")),
        (at("2026-03-06", "16:00"), None, "same_day", at("2026-03-09", "17:00")),
        (at("2026-03-02", "11:00"), 2, "hour", at("2026-03-02", "15:00")),
        (at("2026-03-06", "16:30"), 1, "hour", at("2026-03-09", "08:00")),
        (at("2026-03-07", "22:00"), 1, "hour", at("2026-03-09", "08:30")),
    ],
)
def test_it_ends_a_limit_where_people_count_it(start, amount, unit, due):
    assert due_at(start, amount, unit, CALENDAR) == due


def test_it_knows_no_end_where_no_limit_is_known():
    assert due_at(at("2026-03-02"), 5, "other", CALENDAR) is None
    assert due_at(at("2026-03-02"), None, "working_day", CALENDAR) is None
    assert explain(at("2026-03-02"), None, "other", CALENDAR) == []


@pytest.mark.parametrize(
    ("start", "amount", "unit"),
    [
        (at("2026-03-02").replace(tzinfo=None), 1, "working_day"),
        (at("2026-03-02"), 0, "working_day"),
        (at("2026-03-02"), 3, "fortnight"),
    ],
)
def test_it_refuses_a_limit_that_makes_no_sense(start, amount, unit):
    with pytest.raises(ValueError):
        due_at(start, amount, unit, CALENDAR)


def test_it_lets_the_police_receive_on_saturday_without_counting_it():
    saturday = at("2026-03-07")
    assert POLICE.received_at(saturday) == saturday
    assert due_at(saturday, 1, "working_day", POLICE) == at("2026-03-09", "17:00")
    assert due_at(saturday, 1, "working_day", CALENDAR) == at("2026-03-10", "17:00")
    assert due_at(saturday, None, "same_day", POLICE) == at("2026-03-09", "17:00")
    assert working_minutes(at("2026-03-07", "00:00"), at("2026-03-08", "00:00"), POLICE) == 240


def test_it_explains_a_limit_over_the_swapped_holiday():
    steps = explain(at("2026-08-28"), 3, "working_day", CALENDAR)
    assert [(step.day.day, step.counted, step.reason) for step in steps] == [
        (28, False, "Ngày nhận hồ sơ: chưa tính, bắt đầu tính từ ngày tiếp theo"),
        (29, False, "Thứ Bảy: nghỉ cuối tuần"),
        (30, False, "Chủ nhật: nghỉ cuối tuần"),
        (31, False, "Nghỉ lễ: Ngày nghỉ (thay cho ngày 22/08/2026)"),
        (1, False, "Nghỉ lễ: Quốc khánh"),
        (2, False, "Nghỉ lễ: Quốc khánh"),
        (3, True, "Ngày làm việc thứ 1"),
        (4, True, "Ngày làm việc thứ 2"),
        (5, False, "Thứ Bảy: nghỉ cuối tuần"),
        (6, False, "Chủ nhật: nghỉ cuối tuần"),
        (7, True, "Ngày làm việc thứ 3"),
    ]


def test_it_explains_filing_outside_opening_hours():
    steps = explain(at("2026-03-06", "20:15"), 1, "working_day", CALENDAR)
    assert [step.reason for step in steps] == [
        "Gửi lúc 20:15, ngoài giờ làm việc: tính là nhận ngày 09/03/2026",
        "Thứ Bảy: nghỉ cuối tuần",
        "Chủ nhật: nghỉ cuối tuần",
        "Được tính là ngày nhận hồ sơ: chưa tính, bắt đầu tính từ ngày tiếp theo",
        "Ngày làm việc thứ 1",
    ]


def test_it_explains_a_last_calendar_day_that_is_off():
    steps = explain(at("2026-03-02"), 5, "calendar_day", CALENDAR)
    assert steps[-3].reason == (
        "Ngày thứ 5, là ngày nghỉ (Thứ Bảy: nghỉ cuối tuần): hạn lùi sang ngày làm việc tiếp theo"
    )
    assert [step.counted for step in steps] == [False, True, True, True, True, True, False, False]


def test_it_explains_hours_and_the_same_day_rule():
    hours = explain(at("2026-03-06", "16:30"), 1, "hour", CALENDAR)
    assert [(step.counted, step.reason) for step in hours] == [
        (True, "Tính 30 phút làm việc"),
        (False, "Thứ Bảy: nghỉ cuối tuần"),
        (False, "Chủ nhật: nghỉ cuối tuần"),
        (True, "Tính 30 phút làm việc"),
    ]
    late = explain(at("2026-03-02", "15:30"), None, "same_day", CALENDAR)
    assert [step.reason for step in late] == [
        "Nhận sau 15 giờ: trả kết quả trong ngày làm việc tiếp theo",
        "Ngày làm việc tiếp theo: trả kết quả",
    ]


def test_it_names_the_day_worked_in_exchange():
    steps = explain(at("2026-08-21"), 1, "working_day", CALENDAR)
    assert steps[-1].day == date(2026, 8, 22)
    assert steps[-1].reason == "Ngày làm việc thứ 1 (Làm bù)"


def test_it_moves_a_deadline_by_the_opening_time_paused():
    due = at("2026-03-06", "17:00")
    one_day = Pause(at("2026-03-03", "09:00"), at("2026-03-04", "09:00"))
    overlapping = Pause(at("2026-03-03", "13:30"), at("2026-03-04", "10:00"))
    assert add_pauses(due, [one_day], CALENDAR) == at("2026-03-09", "17:00")
    assert add_pauses(due, [one_day, overlapping], CALENDAR) == at("2026-03-10", "08:30")


def test_it_gives_nothing_for_a_pause_after_the_deadline_or_over_a_weekend():
    due = at("2026-03-06", "17:00")
    late = Pause(at("2026-03-09", "08:00"), at("2026-03-20", "08:00"))
    weekend = Pause(at("2026-02-28", "00:00"), at("2026-03-01", "23:59"))
    backwards = Pause(at("2026-03-05"), at("2026-03-04"))
    assert add_pauses(due, [late, weekend, backwards], CALENDAR) == due


def test_it_lets_a_pause_that_begins_in_regained_time_count():
    due = at("2026-03-06", "17:00")
    first = Pause(at("2026-03-05", "07:30"), at("2026-03-06", "07:30"))
    second = Pause(at("2026-03-09", "08:00"), at("2026-03-09", "09:00"))
    assert add_pauses(due, [second, first], CALENDAR) == at("2026-03-10", "08:30")


def test_it_counts_no_working_day_for_what_is_done_on_the_day():
    assert working_days_between(at("2026-03-02"), at("2026-03-02", "16:00"), CALENDAR) == 0
    assert working_days_between(at("2026-03-02"), at("2026-03-01"), CALENDAR) == 0


def test_it_answers_in_local_time_whatever_the_zone_of_the_question():
    from datetime import UTC

    due = due_at(at("2026-03-02").astimezone(UTC), 1, "working_day", CALENDAR)
    assert due.utcoffset() == timedelta(hours=7)
