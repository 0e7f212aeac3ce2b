"""Phú Xuân with its data officer, a regime from the 15th to the 14th, forms of the superior, and cases to count."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories
from camtay.domains.closings.models import Regime
from camtay.domains.closings.tests.make import regime
from camtay.domains.people.tests import make as people
from camtay.domains.places.models import Place
from camtay.domains.reports import actions
from camtay.domains.reports.models import Form
from camtay.foundation import office
from camtay.foundation.access import Actor
from camtay.foundation.calendar import ZONE
from camtay.foundation.files.models import StoredFile

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
FORMS = Path(office.__file__).parent / "tests" / "data"
SHEET = "Biểu 01-DVC"


@dataclass(frozen=True)
class Desk:
    place: Place
    officer: Actor
    regime: Regime


def desk() -> Desk:
    place = people.phu_xuan()
    officer = people.account("Hoàng Văn Số", ("data_officer", place))
    people.account("Trần Hữu Phước", ("commune_leader", place))
    return Desk(place, people.actor(officer), regime())


def stored(name: str, now: datetime = NOW) -> StoredFile:
    return actions.stored((FORMS / name).read_bytes(), name, now)


def form(at: Desk, name: str = "bieu-thang.xlsx", **more: Any) -> Form:
    said: dict[str, Any] = {"title": "Biểu 01 dịch vụ công", "file": stored(name), "file_name": name}
    return actions.add_form(place=at.place, regime=at.regime, by=at.officer, now=NOW, **(said | more))


def point(at: Desk, of: Form, **cells: actions.Aim) -> None:
    """Addresses of the first sheet, or whole ones."""
    actions.point(
        form_id=of.pk,
        cells={address(cell): aim for cell, aim in cells.items()},
        versions={},
        by=at.officer,
        now=NOW,
    )


def address(cell: str) -> str:
    return cell if "!" in cell or "." in cell or cell[0] in "pt" else f"{SHEET}!{cell}"


def figure(code: str, column: str = "this", **more: Any) -> actions.Aim:
    return actions.Aim("figure", code=code, column=column, **more)


def text(name: str, **more: Any) -> actions.Aim:
    return actions.Aim("text", text=name, **more)


def cases(day: date, count: int, *, late: int = 0, **more: Any) -> None:
    """Received and handed over on a day: so many, of which some late."""
    at = datetime.combine(day, time(9), tzinfo=ZONE)
    for number in range(count):
        due = {"due_at": at - timedelta(hours=5)} if number < late else {}
        factories.case(states.HANDED_OVER, at=at, **due, **more)


def target(at: Desk, code: str = "cases.on_time", value: int = 98) -> None:
    """Of the plan of 2026, set by its leader."""
    from camtay.domains.people import queries
    from camtay.domains.plans import actions as plans

    leader = queries.working_at([at.place.pk], roles=["commune_leader"], on=NOW.date())[0].account
    by = people.actor(leader)
    plan = plans.make_plan(
        place=at.place, title="Chuyển đổi số 2026", number="12-NQ/ĐU", day=date(2026, 1, 5),
        valid_from=date(2026, 1, 1), valid_until=date(2026, 12, 31), by=by, now=NOW,
    )  # fmt: skip
    said = plans.Said(
        title="Đúng hạn", indicator=code, target=Decimal(value), start=None, due_day=date(2026, 12, 31)
    )
    plans.set_goal(plan_id=plan.pk, said=said, by=by, now=NOW)


def content(of: StoredFile) -> bytes:
    from camtay.foundation import files

    return files.path_of(of).read_bytes()


def said_outside(
    title: str = "Lượt xem trang của xã", value: str = "1250", **more: Any
) -> actions.OutsideSaid:
    fields: dict[str, Any] = {
        "title": title, "value": Decimal(value), "unit": "lượt", "first": date(2026, 11, 1), "last": date(2026, 11, 14),
        "source": "Trung tâm Văn hóa", "said_on": date(2026, 11, 16), "file": stored("bieu-thon.xlsx"),
        "file_name": "luot-xem.xlsx",
    }  # fmt: skip
    return actions.OutsideSaid(**(fields | more))


__all__ = [
    "NOW",
    "SHEET",
    "Desk",
    "address",
    "cases",
    "content",
    "desk",
    "figure",
    "form",
    "point",
    "said_outside",
    "stored",
    "target",
    "text",
]
