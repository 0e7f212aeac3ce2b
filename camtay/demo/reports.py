"""The superior's monthly form of Phú Vinh: its cells pointed once, two periods filled, and a number said from outside.

The first was sent before anybody closed its month; the second is filled from the closing (see `closings`).
"""

import io
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from PIL import Image, ImageDraw

from camtay.domains.closings import queries as closings
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.reports import actions, queries
from camtay.domains.reports.actions import Aim
from camtay.domains.reports.models import Form
from camtay.foundation import files
from camtay.foundation.access import Actor
from camtay.foundation.calendar import ZONE, local_day

PLACE, REGIME = "19945", "tthc-thang"
FILE = Path(__file__).parent / "data" / "bieu-01-dvc.xlsx"
SHEET = "Biểu 01-DVC"
VIEWS = "Lượt xem trang thông tin của xã"
COLUMNS = {"D": "this", "E": "to_date", "F": "year_before", "G": "target", "H": "percent"}
ROWS = {9: "cases.received", 11: "cases.on_time", 13: "cases.filed_online"}


def play(accounts: dict[str, Account], *, now: datetime) -> int:
    """How many periods were filled and sent."""
    place, by = _place(), people.actor_of(accounts["tram"], on=local_day(now))
    regime = closings.regime_of(place, REGIME)
    assert regime is not None
    last = closings.last_over(regime, local_day(now))
    before = closings.period_before(regime, last)
    form = _form(place, by, now)
    _say_views(place, before.first, before.last, by, now)
    _say_views(place, last.first, last.last, by, now)
    _point(form, by, now)
    first = actions.fill(form_id=form.pk, day=before.first, by=by, now=_morning(before.last))
    actions.send(
        filing_id=first.pk, on=local_day(_morning(before.last)), how="Trục liên thông văn bản", version=first.version,
        by=by, now=_morning(before.last),
    )  # fmt: skip
    return 1


def fill_last(accounts: dict[str, Account], *, now: datetime) -> str:
    """The draft of the latest period that is over; what it is called."""
    by = people.actor_of(accounts["tram"], on=local_day(now))
    [form] = queries.forms_of(_place(), by=by)
    last = closings.last_over(form.regime, local_day(now))
    after = now + timedelta(minutes=40)  # the last closing
    return actions.fill(form_id=form.pk, day=last.first, by=by, now=after).words


def _place() -> Place:
    found = places.by_code(PLACE)
    assert found is not None
    return found


def _morning(day: date) -> datetime:
    """Two days after the last of a period."""
    return datetime.combine(day + timedelta(days=2), time(8, 30), ZONE)


def _form(place: Place, by: Actor, now: datetime) -> Form:
    regime = closings.regime_of(place, REGIME)
    assert regime is not None
    file = files.store(io.BytesIO(FILE.read_bytes()), name=FILE.name, kinds={"xlsx"}, now=now)
    return actions.add_form(
        place=place, regime=regime, title="Biểu 01/DVC: kết quả giải quyết thủ tục hành chính", file=file,
        file_name="Bieu 01-DVC.xlsx", by=by, now=now,
    )  # fmt: skip


def _point(form: Form, by: Actor, now: datetime) -> None:
    cells = {
        f"{column}{row}": Aim("figure", code=code, column=said)
        for row, code in ROWS.items()
        for column, said in COLUMNS.items()
        if (column, row) != ("H", 9)  # the superior's own formula
    }
    cells["D10"] = Aim("figure", code="cases.on_time", column="whole")
    cells["E10"] = replace(cells["D10"], column="whole_to_date")
    cells["D14"] = Aim("outside", code="luot-xem-trang-thong-tin-cua-xa")
    texts = {"A3#0": "month", "A3#1": "year", "A4#0": "place"}
    cells |= {cell: Aim("text", text=text) for cell, text in texts.items()}
    whole = {f"{SHEET}!{cell}": aim for cell, aim in cells.items()}
    actions.point(form_id=form.pk, cells=whole, versions={}, by=by, now=now)


def _say_views(place: Place, first: date, last: date, by: Actor, now: datetime) -> None:
    said = actions.OutsideSaid(
        title=VIEWS, value=Decimal(11_000 + 137 * last.month), unit="lượt", first=first, last=last,
        source="Trung tâm Văn hóa, Thông tin và Thể thao", said_on=min(last + timedelta(days=1), local_day(now)),
        file=files.store(io.BytesIO(_picture(last)), name="a.png", kinds={"png"}, now=now),
        file_name=f"luot-xem-{last:%Y%m}.png",
    )  # fmt: skip
    actions.report_outside(place=place, said=said, by=by, now=now)


def _picture(last: date) -> bytes:
    """What they sent: a picture of their screen."""
    made = Image.new("RGB", (320, 90), "#ffffff")
    ImageDraw.Draw(made).text((12, 36), f"Page views up to {last}", fill="#4a2a6a")
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()
