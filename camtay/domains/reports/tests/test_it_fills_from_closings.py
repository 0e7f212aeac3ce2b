"""A period that was closed is reported as it was closed, though its records have changed since."""

from datetime import date, timedelta

import pytest

from camtay.domains.cases.models import Case
from camtay.domains.closings import actions as closings
from camtay.domains.people.tests import make as people
from camtay.domains.places.tests.make import place
from camtay.domains.reports import actions, queries
from camtay.domains.reports.tests import make
from camtay.domains.reports.tests.make import figure

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
IN_OCTOBER, IN_NOVEMBER = date(2026, 9, 20), date(2026, 11, 2)
LATER = make.NOW + timedelta(days=1)


def close(at, day=NOVEMBER, **more):
    said = {"place": at.place, "regime": at.regime, "by": at.officer, "now": make.NOW}
    return closings.close(day=day, **(said | more))


def fill(at, form, day=NOVEMBER, now=make.NOW):
    return actions.fill(form_id=form.pk, day=day, by=at.officer, now=now)


def said(filing):
    return {one.cell.partition("!")[2]: one for one in queries.lines_of(filing)}


def pointed(at, **cells):
    form = make.form(at)
    make.point(at, form, **(cells or {"D9": figure("cases.received"), "D11": figure("cases.on_time")}))
    return form


def all_in_time() -> None:
    """A list that comes later says so of every case."""
    Case.objects.update(on_time=True)


def test_it_writes_the_closed_figure_though_live_has_changed():
    at = make.desk()
    make.cases(IN_NOVEMBER, 4, late=1)
    form, one = pointed(at), close(at)
    all_in_time()
    make.cases(IN_NOVEMBER, 2, recorded_at=LATER)
    filing = fill(at, form, now=LATER)
    lines = said(filing)
    assert (lines["D9"].value, lines["D11"].value) == (4, 75)
    assert (lines["D11"].numerator, lines["D11"].denominator) == (3, 4)
    assert lines["D9"].origin == "theo bản chốt lần 1 ngày 24/11/2026"
    assert lines["D9"].closings == (str(one.pk),)
    assert filing.closing == one
    assert "Đúng hạn (theo Bộ chỉ số 766): 75 %" in filing.story.replace("\u00a0", " ")


def test_two_periods_each_from_its_own_closing():
    at = make.desk()
    make.cases(IN_OCTOBER, 3)
    make.cases(IN_NOVEMBER, 4)
    form = pointed(at)
    first, second = close(at, OCTOBER), close(at)
    Case.objects.all().delete()
    found = {day: fill(at, form, day) for day in (OCTOBER, NOVEMBER)}
    assert [one.closing for one in found.values()] == [first, second]
    assert [said(one)["D9"].value for one in found.values()] == [3, 4]
    assert said(found[NOVEMBER])["D9"].origin == "theo bản chốt lần 2 ngày 24/11/2026"


def test_what_is_not_closed_is_counted_and_says_so():
    at = make.desk()
    make.cases(IN_NOVEMBER, 4)
    filing = fill(at, pointed(at))
    assert filing.closing is None
    assert {one.origin for one in queries.lines_of(filing)} == {"tính lúc điền"}
    assert queries.stands(filing, queries.lines_of(filing), now=make.NOW).unclosed


def test_a_figure_that_the_closing_has_not_is_counted_and_says_why():
    at = make.desk()
    make.cases(IN_NOVEMBER, 4)
    form = pointed(at, D9=figure("cases.filed_online"))
    close(at)
    line = said(fill(at, form))["D9"]
    assert (line.value, line.origin) == (100, "tính lúc điền: bản chốt không có số liệu này")


def villages(at):
    return [
        place(f"19753-{n:02}", name, "thon", at.place) for n, name in enumerate(("Trưng Hà", "Diên Lộc"), 1)
    ]


def test_parts_are_counted_out_of_the_frozen_records():
    at = make.desk()
    first, second = villages(at)
    make.cases(IN_NOVEMBER, 3, late=1, neighbourhood=first)
    make.cases(IN_NOVEMBER, 2, neighbourhood=second, channel="counter")
    form = pointed(
        at, D9=figure("cases.received", place=first), D10=figure("cases.on_time", "counted", place=first),
        D11=figure("cases.received", by="channel", key="counter"), D13=figure("cases.received", place=second, by="channel", key="online"),
    )  # fmt: skip
    close(at)
    make.cases(IN_NOVEMBER, 5, neighbourhood=first, recorded_at=LATER)
    lines = said(fill(at, form, now=LATER))
    assert {cell: one.value for cell, one in lines.items()} == {"D9": 3, "D10": 2, "D11": 2, "D13": 0}
    assert {one.origin for one in lines.values()} == {"tách từ bản chốt lần 1 ngày 24/11/2026"}


def test_parts_are_counted_now_where_a_frozen_record_is_other():
    at = make.desk()
    first, second = villages(at)
    make.cases(IN_NOVEMBER, 3, neighbourhood=first)
    form = pointed(at, D9=figure("cases.received", place=first), D10=figure("cases.received"))
    close(at)
    Case.objects.filter(pk=Case.objects.first().pk).update(neighbourhood=second)
    lines = said(fill(at, form))
    assert lines["D9"].value == 2
    assert lines["D9"].origin.startswith("tính lúc điền: 1 bản ghi đã khác từ lúc chốt")
    assert (lines["D10"].value, lines["D10"].origin) == (3, "theo bản chốt lần 1 ngày 24/11/2026")


def test_the_year_before_and_the_year_so_far_are_closings_where_all_of_them_are():
    at = make.desk()
    at.regime.valid_from = date(2026, 1, 1)
    at.regime.save()
    make.cases(date(2025, 12, 20), 5)
    make.cases(IN_NOVEMBER, 4, late=1)
    form = pointed(
        at, D9=figure("cases.received", "to_date"), E9=figure("cases.on_time", "to_date"), F9=figure("cases.received", "year_before"),
    )  # fmt: skip
    for month in range(2, 12):
        close(at, date(2026, month, 1))
    line = said(fill(at, form))["D9"]
    assert (line.value, line.origin) == (9, "tính lúc điền: trong khoảng này còn kỳ chưa chốt")
    close(at, date(2026, 1, 1))
    all_in_time()
    lines = said(fill(at, form))
    assert (lines["D9"].value, lines["E9"].numerator, lines["E9"].denominator) == (9, 8, 9)
    assert lines["D9"].origin == "cộng từ các bản chốt lần 11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
    assert (lines["F9"].value, lines["F9"].origin) == (0, "tính lúc điền")


def test_a_record_in_two_closings_is_not_added_up():
    at = make.desk()
    at.regime.frequency = "quarter"  # from 15/9 to 14/12 and before: the year has begun with them
    at.regime.save()
    make.cases(date(2026, 8, 20), 2)
    form = pointed(at, D9=figure("cases.received", "to_date"))
    late = make.NOW.replace(month=12, day=20)
    for day in (date(2026, 1, 1), date(2026, 4, 1), date(2026, 8, 1)):
        close(at, day, now=late)
    moved = Case.objects.first()
    Case.objects.filter(pk=moved.pk).update(received_day=20261002)
    close(at, date(2026, 10, 1), now=late)
    line = said(fill(at, form, date(2026, 10, 1), late))["D9"]
    assert (line.value, line.origin) == (2, "tính lúc điền: có bản ghi nằm trong hai lần chốt")


def test_it_notices_that_a_period_was_closed_again():
    at = make.desk()
    make.cases(IN_NOVEMBER, 4, late=1)
    form, one = pointed(at), close(at)
    filing = fill(at, form)
    sent = actions.send(
        filing_id=filing.pk, on=make.NOW.date(), how="", version=filing.version, by=at.officer, now=make.NOW
    )
    lines = queries.lines_of(sent)
    assert queries.stands(sent, lines, now=LATER) == queries.Stands()
    all_in_time()
    leader = people.actor(people.account("Nguyễn Phước Vĩnh", ("commune_leader", at.place)))
    new = closings.revise(closing_id=one.pk, reason="Danh sách đến muộn", by=leader, now=LATER)
    assert queries.stands(sent, lines, now=LATER).revised == ((one, new),)
    again = fill(at, form, now=LATER)
    assert (again.revision, again.closing, said(again)["D11"].value) == (1, new, 100)
    assert said(again)["D11"].origin == "theo bản chốt lần 2 ngày 25/11/2026"
    sent.refresh_from_db()
    assert said(sent)["D11"].value == 75


def test_it_notices_that_the_period_was_closed_after_the_filling():
    at = make.desk()
    filing = fill(at, pointed(at))
    one = close(at, now=LATER)
    assert queries.stands(filing, queries.lines_of(filing), now=LATER) == queries.Stands(since=one)


def test_many_cells_of_a_closed_period_ask_few_questions(django_assert_max_num_queries):
    at = make.desk()
    first, second = villages(at)
    make.cases(IN_NOVEMBER, 3, neighbourhood=first)
    make.cases(IN_NOVEMBER, 3, neighbourhood=second)
    cells = {
        f"{column}{row}": figure(code, place=where)
        for row, code in ((9, "cases.received"), (10, "cases.on_time"), (11, "cases.filed_online"))
        for column, where in (("D", None), ("E", first), ("F", second))
    }
    at.regime.indicators = ["cases.received", "cases.on_time", "cases.filed_online"]
    at.regime.save()
    form = pointed(at, **cells)
    close(at)
    with django_assert_max_num_queries(52):
        fill(at, form)
