"""Regimes of Phú Xuân."""

from datetime import date, datetime
from typing import Any

from camtay.domains.closings.models import Regime
from camtay.domains.people.tests.make import account, actor, phu_xuan
from camtay.domains.places.models import Place
from camtay.foundation.calendar import ZONE

__all__ = ["NOW", "account", "actor", "phu_xuan", "regime"]

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)


def regime(place: Place | None = None, **more: Any) -> Regime:
    """A monthly one from the 15th to the 14th, due three days later at 17:00; of every place unless one is given."""
    said: dict[str, Any] = {
        "code": "tthc-thang", "title": "Báo cáo tháng về thủ tục hành chính", "receiver": "Văn phòng UBND thành phố",
        "frequency": "month", "first_day": 15, "deadline_days": 3, "deadline_hour": 17,
        "indicators": ["cases.received", "cases.on_time"], "valid_from": date(2025, 7, 1), "recorded_at": NOW,
    }  # fmt: skip
    return Regime.objects.create(place=place, **(said | more))
