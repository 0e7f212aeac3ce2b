"""A page's figures: from the summary, else from the lake, which says of the same days the same until it is written
again. So a process asks it once and remembers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from camtay.connectors.warehouse import Lake, LakeError, engine
from camtay.domains.indicators.queries.lake.looking import LakeLook
from camtay.domains.indicators.queries.lake.summaries import summary
from camtay.domains.indicators.rules.definitions import BY_CODE
from camtay.domains.indicators.rules.lake import fields_needed
from camtay.domains.indicators.rules.shapes import Indicator, Window
from camtay.domains.places.models import Place
from camtay.foundation.calendar import ZONE


@contextmanager
def kept(
    place: Place, window: Window, folder: Path, indicators: Sequence[Indicator], *, whole: bool = False
) -> Iterator[LakeLook]:
    """For a page, whose permission was asked. Raises LakeError, before it yields, where the lake cannot answer."""
    if (found := summary(place, window, folder, indicators)) is not None:
        yield found
    else:
        yield Remembered(place, window, folder, indicators, whole=whole)


class Remembered(LakeLook):
    """As `LakeLook`, of one window, or (`whole`) of the months in it."""

    def __init__(
        self, place: Place, window: Window, folder: Path, indicators: Sequence[Indicator], *, whole: bool
    ) -> None:
        super(LakeLook, self).__init__(place, window, indicators)
        self.pks = {one.code: pk for pk, one in self._communes.items()}
        self._whole = False
        said = _said(
            folder, _written(folder), place, tuple(sorted(self.pks.items())), window.first, window.last,
            tuple(one.code for one in indicators), whole,
        )  # fmt: skip
        self._as_of, self._seen, self._ends = said.as_of, dict(said.rows), dict(said.ends)
        if said.as_of is not None:
            self.window = window.until(said.as_of)

    def as_of(self) -> datetime | None:
        return self._as_of


@dataclass(frozen=True)
class _Said:
    as_of: datetime | None
    rows: dict[Any, list[dict[str, Any]]]
    ends: dict[Any, list[dict[str, Any]]]


@lru_cache(maxsize=32)
def _said(
    folder: Path, _version: int, place: Place, _communes: tuple[tuple[str, int], ...], first: date, last: date,
    codes: tuple[str, ...], whole: bool,
) -> _Said:  # fmt: skip
    """`now` is no part of what is asked: a lake knows nothing later than itself."""
    window = Window(first, last, datetime.max.replace(tzinfo=ZONE))
    with _asked(place, window, folder, [BY_CODE[code] for code in codes], whole=whole) as look:
        for code in codes:
            if whole:
                look.all_months(code)
            else:
                look.figures([code])
        return _Said(look.as_of(), look._seen, look._ends)


def _written(folder: Path) -> int:
    """Which writing of the lake it is. Raises LakeError where there is none."""
    try:
        return (folder / "lake.json").stat().st_mtime_ns
    except OSError as error:
        raise LakeError(f"There is no lake in {folder}: {error}") from error


@contextmanager
def _asked(
    place: Place, window: Window, folder: Path, indicators: Sequence[Indicator], *, whole: bool
) -> Iterator[LakeLook]:
    """As of when the lake was written."""
    lake = Lake.open(folder)
    for one in indicators:
        lake.columns(one.source.model, fields_needed(one, [window]))
    with engine("duckdb") as session:
        look = LakeLook(place, window, indicators, lake, session, whole=whole)
        if as_of := look.as_of():
            look.window = window.until(as_of)
        yield look
