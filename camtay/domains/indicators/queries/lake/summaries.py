"""Summaries: what a province's page asks for, counted when the lake was written, so that a page need not.

    summary/46.parquet      a row for each figure, commune and month, of the last three years

A window of whole months, or until the day on which the lake was written, is put together from them; any other is
counted from the lake (`remembering`). A summary says as of when it is, and is not used for definitions that count otherwise.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from camtay.connectors.warehouse import Grid, Kind, LakeError
from camtay.domains.indicators.queries.figures import amount_of, looked_at
from camtay.domains.indicators.queries.lake.looking import LakeLook
from camtay.domains.indicators.rules.definitions import DEFINITIONS
from camtay.domains.indicators.rules.shapes import Indicator, Window
from camtay.domains.indicators.rules.summaries import Leaning, of_all, version
from camtay.domains.places.models import Place
from camtay.foundation.calendar import local_day

MONTHS = 37  # this one and the three years before
COLUMNS: dict[str, Kind] = {
    "first": "int", "last": "int", "code": "text", "place": "text", "month": "int",
    "value": "int", "total": "int", "counted": "int", "amount": "int",
}  # fmt: skip
_Rows = list[dict[str, Any]]


def file_of(folder: Path, province: Place) -> Path:
    return folder / "summary" / f"{province.code}.parquet"


def counted(look: LakeLook, as_of: datetime) -> Iterator[tuple[Any, ...]]:
    """Every row of a summary of the province that is looked at, in the order of COLUMNS. `look`: at everything."""
    codes = {pk: code for code, pk in look.pks.items()}
    ends = list(look.window.months().items())
    for _key, together in groupby(sorted(DEFINITIONS, key=_population), key=_population):
        alike = list(together)
        leans = of_all(alike)
        asked: list[tuple[int, int, Window]] = []
        if leans == "month":
            asked = [(0, 0, look.window)]
        elif leans == "last":
            asked = [(0, last, Window(look.window.first, end.last, as_of)) for last, end in ends]
        else:
            asked = [
                (first, last, Window(begin.first, end.last, as_of))
                for last, end in ends
                for first, begin in ends
                if first <= last
            ]
        for first, last, window in asked:
            for row in look.count(alike, window):
                place = codes[row[alike[0].place_field]]
                for one in alike:
                    yield (
                        first, last, one.code, place, row.get("month", 0), row.get(one.value_field or "-", 0) or 0,
                        row["total"], row.get(one.code, row["total"]), row.get(amount_of(one)) or 0,
                    )  # fmt: skip


def _population(one: Indicator) -> tuple[str, ...]:
    model, place, population, apart = looked_at(one)
    return model, place, str(id(population)), apart


def span(as_of: datetime) -> Window:
    today = local_day(as_of)
    index = today.year * 12 + today.month - MONTHS
    return Window(date(index // 12, index % 12 + 1, 1), today, as_of)


class SummaryLook(LakeLook):
    """As `LakeLook`, for a window of whole months that the summary knows."""

    def __init__(
        self, place: Place, window: Window, indicators: Sequence[Indicator], grid: Grid, as_of: datetime
    ) -> None:
        super(LakeLook, self).__init__(place, window, indicators)
        self.pks = {one.code: pk for pk, one in self._communes.items()}
        self._grid, self._as_of = grid, as_of

    def as_of(self) -> datetime | None:
        return self._as_of

    def count(self, alike: Sequence[Indicator], window: Window) -> _Rows:
        first, last = _month(window.first), _month(window.last)
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        one = alike[0]
        leans = _leans(one.code)
        keys = {"first": first if leans == "both" else 0, "last": 0 if leans == "month" else last}
        for row in self._grid.rows(keys, [each.code for each in alike]):
            if row["place"] not in self.pks or (one.month_field and not first <= row["month"] <= last):
                continue
            key = (row["place"], row["month"], row["value"])
            into = found.setdefault(key, {one.place_field: self.pks[row["place"]], "total": row["total"]})
            if one.month_field:
                into["month"] = row["month"]
            if one.kind == "median":
                into[one.value_field] = row["value"]
            into[row["code"]] = row["counted"]
            into[f"{row['code']}.amount"] = row["amount"]
        return list(found.values())

    def _count_ends(self, alike: Sequence[Indicator]) -> _Rows:
        return [
            {**row, "month": month}
            for month, window in self.window.months().items()
            for row in self.count(alike, window)
        ]


@cache
def _leans(code: str) -> Leaning:
    """As all that is counted together with it when a summary is made."""
    [key] = (looked_at(one) for one in DEFINITIONS if one.code == code)
    return of_all([one for one in DEFINITIONS if looked_at(one) == key])


@cache
def _version() -> str:
    return version(DEFINITIONS)


def _month(day: date) -> int:
    return day.year * 100 + day.month


def summary(
    place: Place, window: Window, folder: Path, indicators: Sequence[Indicator]
) -> SummaryLook | None:
    """None where there is no summary that answers: none was written, or definitions or the window are others."""
    try:
        grid = Grid.open(file_of(folder, place), COLUMNS)
    except LakeError:
        return None
    as_of = datetime.fromisoformat(grid.says["as_of"])
    known = span(as_of)
    seen = window.until(as_of)
    whole = seen.first.day == 1 and (
        date.fromordinal(seen.last.toordinal() + 1).day == 1 or seen.last == known.last
    )
    if grid.says["version"] != _version() or not whole or seen.first < known.first:
        return None
    return SummaryLook(place, seen, indicators, grid, as_of)
