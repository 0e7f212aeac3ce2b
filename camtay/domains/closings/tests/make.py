"""Regimes of Phú Xuân, cases it settled in October and November, and people who close."""

from datetime import date, datetime, timedelta
from typing import Any

from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as cases
from camtay.domains.closings.models import Regime
from camtay.domains.people.tests.make import account, actor, phu_xuan
from camtay.domains.places.models import Place
from camtay.foundation.calendar import ZONE, day_key, local_day

__all__ = ["IN_TIME", "NOW", "account", "actor", "data_officer", "leader", "phu_xuan", "regime", "settled"]

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
IN_TIME = datetime(2026, 11, 3, 10, 0, tzinfo=ZONE)  # within tháng 11/2026, from 15/10 to 14/11


def regime(place: Place | None = None, **more: Any) -> Regime:
    """A monthly one from the 15th to the 14th, due three days later at 17:00; of every place unless one is given."""
    said: dict[str, Any] = {
        "code": "tthc-thang", "title": "Báo cáo tháng về thủ tục hành chính", "receiver": "Văn phòng UBND thành phố",
        "frequency": "month", "first_day": 15, "deadline_days": 3, "deadline_hour": 17,
        "indicators": ["cases.received", "cases.on_time"], "valid_from": date(2025, 7, 1), "recorded_at": NOW,
    }  # fmt: skip
    return Regime.objects.create(place=place, **(said | more))


def settled(at: datetime = IN_TIME, *, on_time: bool = True, **more: Any) -> Case:
    """A case of Phú Xuân received two days before it was settled."""
    received = at - timedelta(days=2)
    said: dict[str, Any] = {
        "received_at": received, "received_day": day_key(local_day(received)), "due_at": at, "clock_due_at": at,
        "settled_at": at, "settled_day": day_key(local_day(at)), "on_time": on_time, "on_time_explained": True,
        "finished_at": at, "handed_over_at": at, "recorded_at": received, "worked_half_days": 3,
        "saved_minutes": 90, "electronic_result": True, "components_attached": True,
    }  # fmt: skip
    made = cases.case("handed_over", at=received)
    for name, value in (said | more).items():
        setattr(made, name, value)
    made.save()
    return made


def leader(now: datetime = NOW) -> Any:
    return actor(account("Nguyễn Phước Vĩnh", ("commune_leader", phu_xuan())), now)


def data_officer(now: datetime = NOW) -> Any:
    return actor(account("Hồ Thị Thảo", ("data_officer", phu_xuan())), now)
