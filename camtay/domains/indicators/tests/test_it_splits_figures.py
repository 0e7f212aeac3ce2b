from datetime import date, datetime, timedelta

import pytest

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.domains.indicators import queries
from camtay.foundation.access import GUEST, SYSTEM, Refused
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
WINDOW = queries.Window(date(2026, 1, 1), date(2026, 11, 24), NOW)


def part_of_town(number, where=None):
    where = where or make.phu_xuan()
    return make.place(f"{where.code}-{number:02}", f"Tổ dân phố {number}", "to_dan_pho", where)


def settle(count=1, *, late=0, at=NOW, **fields):
    for number in range(count):
        due = {"due_at": at - timedelta(hours=5)} if number < late else {}
        make.case(states.HANDED_OVER, at=at, **due, **fields)


def split(code, by, place=None, window=WINDOW):
    rows = queries.breakdown(code, place or make.phu_xuan(), window, by, by=SYSTEM)
    return {row.label: (row.figure.numerator, row.figure.denominator) for row in rows}


def test_by_neighbourhood_with_those_of_elsewhere_and_those_unknown():
    settle(3, late=1, neighbourhood=part_of_town(1))
    settle(2, neighbourhood=part_of_town(2, make.phu_vinh()))
    settle(1)
    assert split("cases.on_time", "neighbourhood") == {
        "Tổ dân phố 1": (2, 3),
        "Tổ dân phố 2, Xã Phú Vinh": (2, 2),
        "Chưa rõ": (1, 1),
    }


def test_by_procedure_channel_month_and_department():
    settle(2, late=1, department="culture", channel="counter")
    settle(1, procedure=make.procedure("2.000815", "Chứng thực bản sao"), at=NOW - timedelta(days=40))
    assert split("cases.on_time", "procedure") == {"Đăng ký khai sinh": (1, 2), "Chứng thực bản sao": (1, 1)}
    assert split("cases.on_time", "channel") == {"Trực tiếp": (1, 2), "Trực tuyến": (1, 1)}
    assert split("cases.on_time", "month") == {"10/2026": (1, 1), "11/2026": (1, 2)}
    assert split("cases.on_time", "department") == {
        "Phòng Văn hóa - Xã hội": (1, 2),
        "Chưa rõ phòng nào": (1, 1),
    }


def test_a_province_is_split_by_its_communes():
    settle(2)
    settle(1, where=make.phu_vinh())
    assert split("cases.on_time", "commune", make.hue()) == {"Phường Phú Xuân": (2, 2), "Xã Phú Vinh": (1, 1)}
    with pytest.raises(KeyError):
        split("cases.on_time", "neighbourhood", make.hue())


@pytest.mark.parametrize("by", ["neighbourhood", "procedure", "channel", "month", "department", "commune"])
def test_whatever_the_parts_it_asks_at_most_twice(by, django_assert_max_num_queries):
    place = make.hue() if by == "commune" else make.phu_xuan()
    for number in range(1, 5):
        settle(
            2, neighbourhood=part_of_town(number), procedure=make.procedure(f"1.00{number}", f"Việc {number}")
        )
    with django_assert_max_num_queries(2 + (by == "commune")):  # and which communes there are
        queries.breakdown("cases.on_time", place, WINDOW, by, by=SYSTEM)


def test_each_part_opens_into_its_records_and_says_its_name():
    settle(3, late=1, neighbourhood=part_of_town(1))
    settle(2)
    here = make.phu_xuan()
    for key, name, numbers in (("19753-01", "Tổ dân phố 1", (2, 3)), ("", "Chưa rõ", (2, 2))):
        parts = [queries.Part("neighbourhood", key)]
        figure, names = queries.part_of("cases.on_time", here, WINDOW, parts, by=SYSTEM)
        assert ((figure.numerator, figure.denominator), names) == (numbers, [name])
        late = queries.evidence("cases.on_time", here, WINDOW, "rest", parts=parts, by=SYSTEM)
        assert late.count() == numbers[1] - numbers[0]


def test_two_parts_narrow_each_other():
    settle(2, neighbourhood=part_of_town(1), channel="counter")
    settle(1, neighbourhood=part_of_town(1))
    parts = [queries.Part("neighbourhood", "19753-01"), queries.Part("channel", "counter")]
    figure, names = queries.part_of("cases.on_time", make.phu_xuan(), WINDOW, parts, by=SYSTEM)
    assert (figure.denominator, names) == (2, ["Tổ dân phố 1", "Trực tiếp"])


@pytest.mark.parametrize(
    ("by", "key"),
    [("month", "x"), ("month", "2026"), ("batch", "1"), ("batch", "202613010000"), ("worked", "a-b"),
     ("procedure", "a\x00b"), ("batch", "999912312359")],
)  # fmt: skip
def test_a_part_that_cannot_be_is_no_part(by, key):
    with pytest.raises(KeyError):
        queries.evidence(
            "cases.on_time", make.phu_xuan(), WINDOW, "rest", parts=[queries.Part(by, key)], by=SYSTEM
        )


def test_nobody_splits_what_they_may_not_see():
    stranger = make.actor(make.account("Người thử", ("commune_leader", make.phu_vinh())), NOW)
    with pytest.raises(Refused):
        queries.breakdown("cases.on_time", make.phu_xuan(), WINDOW, "channel", by=stranger)
    with pytest.raises(Refused):
        queries.part_of(
            "cases.on_time", make.phu_xuan(), WINDOW, [queries.Part("channel", "online")], by=GUEST
        )


def public(code="cases.on_time", by="neighbourhood"):
    rows = queries.public_breakdown(code, make.phu_xuan(), WINDOW, by, by=GUEST)
    return {row.label: row.size for row in rows}


def test_in_public_few_cases_stand_together_so_that_none_can_be_told_by_subtraction():
    for number, count in enumerate((9, 7, 6, 2), 1):
        settle(count, neighbourhood=part_of_town(number))
    assert public() == {"Tổ dân phố 1": 9, "Tổ dân phố 2": 7, "Các mục ít hồ sơ, gộp lại": 8}


def test_in_public_nothing_needs_to_stand_together_where_all_are_many():
    settle(6, neighbourhood=part_of_town(1))
    settle(5, neighbourhood=part_of_town(2))
    assert public() == {"Tổ dân phố 1": 6, "Tổ dân phố 2": 5}


def test_in_public_no_department_is_named():
    with pytest.raises(KeyError):
        public(by="department")


def test_a_window_is_compared_with_one_as_long():
    def before(first, last):
        window = queries.Window(date(*first), date(*last), NOW).before()
        return (window.first, window.last)

    assert before((2026, 3, 1), (2026, 3, 31)) == (date(2026, 2, 1), date(2026, 2, 28))
    assert before((2026, 1, 1), (2026, 10, 31)) == (date(2025, 3, 1), date(2025, 12, 31))
    assert before((2026, 3, 5), (2026, 3, 11)) == (date(2026, 2, 26), date(2026, 3, 4))


def test_a_month_that_still_runs_is_told_apart_from_whole_ones():
    def month(first, last, now):
        return queries.Window(date(*first), date(*last), now).open_month

    assert month((2026, 1, 1), (2026, 11, 24), NOW) == 202611
    assert month((2026, 1, 1), (2026, 11, 30), NOW) == 202611
    assert month((2026, 1, 1), (2026, 10, 31), NOW) is None
    assert month((2026, 1, 1), (2026, 10, 14), NOW) == 202610
    assert month((2025, 1, 1), (2025, 12, 31), NOW) is None
