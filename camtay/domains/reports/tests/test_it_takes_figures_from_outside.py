"""Said by X on D with this file; shown apart, corrected by a new row, and marked in a form."""

from datetime import date
from decimal import Decimal

import pytest

from camtay.domains.reports import actions, queries
from camtay.domains.reports.models import OutsideFigure
from camtay.domains.reports.tests import make
from camtay.domains.reports.tests.make import SHEET
from camtay.foundation.office.tests import compare

pytestmark = pytest.mark.django_db


def report(at, **more):
    return actions.report_outside(place=at.place, said=make.said_outside(**more), by=at.officer, now=make.NOW)


def test_a_correction_is_a_new_row_and_the_old_one_stays():
    at = make.desk()
    first = report(at)
    second = actions.correct_outside(
        figure_id=first.pk,
        said=make.said_outside(value="1300"),
        reason="Đếm sót",
        by=at.officer,
        now=make.NOW,
    )
    assert [one.value for one in queries.outside_of(at.place, by=at.officer)] == [Decimal(1300)]
    assert [one.pk for one in queries.history_of(second)] == [second.pk, first.pk]
    first.refresh_from_db()
    assert first.value == 1250
    with pytest.raises(actions.Changed):
        actions.correct_outside(
            figure_id=first.pk, said=make.said_outside(value="1"), reason="Nữa", by=at.officer, now=make.NOW
        )


def test_a_period_has_one_number():
    at = make.desk()
    report(at)
    with pytest.raises(actions.Unfit, match="Đính chính"):
        report(at, value="9")
    report(at, first=date(2026, 10, 1), last=date(2026, 10, 14))
    assert OutsideFigure.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": " "}, "title"),
        ({"source": ""}, "source"),
        ({"unit": ""}, "unit"),
        ({"value": "99999999999999"}, "value"),
        ({"last": date(2026, 10, 1)}, "last"),
        ({"said_on": date(2027, 1, 1)}, "said_on"),
    ],
)
def test_what_is_not_in_order_is_refused(said, field):
    with pytest.raises(actions.Unfit) as caught:
        report(make.desk(), **said)
    assert caught.value.field == field


def test_it_is_written_into_a_form_with_its_mark_and_never_added_to_ours():
    at = make.desk()
    one = report(at)
    form = make.form(at)
    make.point(at, form, D14=actions.Aim("outside", code=one.code))
    filing = actions.fill(form_id=form.pk, day=date(2026, 11, 1), by=at.officer, now=make.NOW)
    assert compare.sheets(make.content(filing.file))[SHEET]["D14"][0] == 1250
    [line] = queries.lines_of(filing)
    assert line.mark == "Số do bên ngoài cung cấp: Trung tâm Văn hóa, ngày 16/11/2026"
    assert line.outside == str(one.pk)
    earlier = actions.fill(form_id=form.pk, day=date(2026, 10, 1), by=at.officer, now=make.NOW)
    [line] = queries.lines_of(earlier)
    assert line.why == "Chưa ai cung cấp số này cho kỳ báo cáo."
