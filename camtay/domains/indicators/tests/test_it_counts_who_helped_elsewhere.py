"""What was filed on the national portal with somebody beside counts as assisted once its code has found it."""

from datetime import UTC, datetime, timedelta

import pytest

from camtay.domains.cases import actions
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.exported_lists import brought_in, row
from camtay.domains.indicators import queries
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import day_range

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)


def test_a_noted_case_counts_as_it_was_pressed():
    what, here = make.procedure(), make.nam_dong()
    sen = make.account("Phan Thị Sen", ("resident", here), phone="+84905100005")
    actions.note_code(
        code="H57.31-260302-0001",
        procedure=what,
        place=here,
        pressed_by="guided",
        by=make.actor(sen, NOW),
        now=NOW,
    )
    brought_in([row(1, ChuHoSo="Phan Thị Sen"), row(2)], here, now=NOW)
    today = NOW.date()
    window = queries.Window(today - timedelta(days=30), today, day_range(today, today)[1])
    found = {one.code: one for one in queries.figures(here, window, by=SYSTEM)}
    assert (found["cases.assisted"].numerator, found["cases.assisted"].denominator) == (1, 2)
