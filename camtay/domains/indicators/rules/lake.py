"""What a lake holds: of each source the columns that its figures are made of, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from camtay.domains.indicators.rules.shapes import Indicator, Window
from camtay.domains.indicators.rules.sources import Source
from camtay.foundation.calendar import local_day
from camtay.foundation.predicates import fields_of

ID = "id"  # of the record, opaque; under this name whatever the model calls it

# A file costs more to open than two thousand records to read; a file of so many is written within a second.
SMALL = 20_000

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
# A predicate may read other columns when its window lies wholly in the past.
_WINDOWS = (
    Window(date(2025, 1, 1), date(2025, 12, 31), _NOW),
    Window(date(2025, 12, 1), date(2026, 1, 31), _NOW),
)


@dataclass(frozen=True)
class Wanted:
    """A source as the lake keeps it. `places`: the fields that say which place answers, the first of them decides
    in whose folder a record lies. `month`: the day key that says in which month's, None for a source without."""

    source: Source
    places: tuple[str, ...]
    month: str | None
    fields: tuple[str, ...]

    @property
    def table(self) -> str:
        return self.source.model


def wanted(indicators: Sequence[Indicator]) -> list[Wanted]:
    """Source by source, in the order of their names."""
    by_model: dict[str, list[Indicator]] = {}
    for one in indicators:
        by_model.setdefault(one.source.model, []).append(one)
    return [_wanted(by_model[model]) for model in sorted(by_model)]


def _wanted(indicators: Sequence[Indicator]) -> Wanted:
    source = indicators[0].source
    months = [one.month_field for one in indicators if one.month_field is not None]
    fields = {name for one in indicators for name in fields_needed(one)}
    split = {*source.splits.values(), *source.parts.values(), *source.names.values()}
    return Wanted(
        source=source,
        places=tuple(dict.fromkeys(one.place_field for one in indicators)),
        month=months[0] if months else None,
        fields=tuple(sorted((fields | split) - {ID, "pk"})),
    )


def fields_needed(indicator: Indicator, windows: Sequence[Window] = _WINDOWS) -> set[str]:
    """The columns that its number is counted from."""
    named = {indicator.place_field, indicator.month_field, indicator.value_field} - {None, ""}
    read = {
        name
        for window in windows
        for predicate in (indicator.population(window), indicator.counts(window))
        for name in fields_of(predicate)
    }
    return read | {name for name in named if name}


def divided(sizes: Mapping[int, int], now: datetime) -> dict[str, list[int]]:
    """How the records of a commune lie in files, part → months, given how many each month (202603, 0: undated) has.

    This month and the last one have a file each, since they change every day; the other months of a year share one;
    and all share one where they are few.
    """
    if sum(sizes.values()) <= SMALL:
        return {"all": sorted(sizes)} if sizes else {}
    today = local_day(now)
    last = today.year * 100 + today.month
    before = last - 1 if today.month > 1 else last - 89
    found: dict[str, list[int]] = {}
    for month in sorted(sizes):
        found.setdefault(str(month if month in (before, last) else month // 100), []).append(month)
    return found
