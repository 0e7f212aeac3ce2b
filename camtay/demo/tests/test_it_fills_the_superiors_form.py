"""Phú Vinh fills its monthly form: once sent, once still to be sent; the superior's own formula stands."""

from datetime import date, datetime, time

import pytest

from camtay.demo import people, reports
from camtay.domains.closings import actions as closings
from camtay.domains.places import actions as places
from camtay.domains.reports.models import Filing, OutsideFigure
from camtay.foundation import files
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import verify
from camtay.foundation.calendar import ZONE, seed
from camtay.foundation.office.tests import compare

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 15), date(2026, 12, 31)])
def test_one_period_is_sent_and_one_waits(day):
    now = datetime.combine(day, time(7, 30), ZONE)
    places.load_units(by=SYSTEM, now=now)
    seed(range(2024, 2029))
    closings.load_regimes(by=SYSTEM, now=now)
    accounts = people.make_people(people.make_neighbourhoods(), now=now)
    assert reports.play(accounts, now=now) == 1
    reports.fill_last(accounts, now=now)
    waiting, sent = Filing.objects.order_by("-last")
    assert (waiting.sent_at, sent.sent_at is None) == (None, False)
    cells = compare.sheets(files.path_of(waiting.file).read_bytes())["Biểu 01-DVC"]
    assert cells["A4"][0] == "Đơn vị báo cáo: Xã Phú Vinh"
    assert cells["H9"][0].startswith("=IF(")
    assert OutsideFigure.objects.count() == 2
    assert verify() == []
