"""Closings and regimes of Phú Xuân that an address can name, and what is said of them."""

from datetime import date, datetime, timedelta
from typing import Any

from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.domains.closings import actions
from camtay.domains.closings.models import Regime
from camtay.domains.closings.queries import last_over, period_before
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import local_day


def of_closings(here: Any, now: datetime) -> dict[str, Any]:
    """Its own regime; a period that is over and waits; and one before that was closed, and is known better now."""
    regime = Regime.objects.create(
        place=here, code="thang", title="Báo cáo tháng", receiver="UBND thành phố", frequency="month",
        indicators=["cases.received", "cases.on_time"], valid_from=date(2020, 1, 1), recorded_at=now,
    )  # fmt: skip
    waiting = last_over(regime, local_day(now))
    closed = period_before(regime, waiting)
    at = datetime.combine(closed.first, now.timetz()) + timedelta(days=9)
    case = make.case("handed_over", at=at, where=here, code="PX-closed")
    made = actions.close(place=here, regime=regime, day=closed.first, by=SYSTEM, now=now)
    Case.objects.filter(pk=case.pk).update(received_day=None, received_at=None)
    return {
        "closing_id": made.pk, "regime": regime.code, "regime_id": regime.pk, "day": waiting.first.isoformat(),
    }  # fmt: skip


def said_of_closings(view: str, today: date) -> dict[str, Any]:
    """A regime as its form says it."""
    if not view.startswith("desk:regime"):
        return {}
    return {
        "title": "Báo cáo mới", "receiver": "Đảng ủy", "frequency": "week", "first_day": "1", "deadline_days": "2",
        "deadline_hour": "17", "indicators": ["cases.received"], "valid_from": f"{today:%Y-%m-%d}", "valid_until": "",
        "version": "1",
    }  # fmt: skip
