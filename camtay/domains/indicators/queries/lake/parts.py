"""A figure split by a dimension, read from a lake: the same rows as the live breakdown, in the same order."""

from typing import Any

from camtay.domains.indicators.queries.breakdowns import Row, counted_of, dimensions_of, named_rows
from camtay.domains.indicators.queries.lake.looking import LakeLook, month_of, numbers_of
from camtay.domains.indicators.rules.definitions import BY_CODE
from camtay.domains.indicators.rules.shapes import Counted, Indicator
from camtay.domains.places import queries as places
from camtay.foundation.predicates import And


def breakdown(look: LakeLook, code: str, dimension: str) -> list[Row]:
    """Raises KeyError for an unknown code or a dimension by which the figure is not split."""
    indicator = BY_CODE[code]
    if dimension not in {one.code for one in dimensions_of(indicator, look.place)}:
        raise KeyError(dimension)
    counted: dict[Any, tuple[str, Counted]] = {}
    for row in _rows(look, indicator, dimension):
        _name, seen = counted.setdefault(row["key"], (row.get("name") or "", Counted()))
        seen.add(counted_of(row))
    if dimension in ("commune", "neighbourhood"):
        ids = {code: pk for pk, code in places.codes().items()}
        counted = {ids.get(key): one for key, one in counted.items()}
    return named_rows(indicator, dimension, counted, look.place)


def _rows(look: LakeLook, indicator: Indicator, dimension: str) -> list[dict[str, Any]]:
    source = indicator.source
    more = [column for column in (source.splits.get(dimension), source.names.get(dimension)) if column]
    whole = {"month": month_of(indicator.month_field or ""), "commune": indicator.place_field}
    by = {"key": whole.get(dimension) or source.splits[dimension]}
    where = indicator.population(look.window)
    if indicator.kind == "median":
        by["value"], where = indicator.value_field, And(where, indicator.counts(look.window))
    numbers = {"total": "COUNT(*)", **numbers_of(indicator, look.window, "counted", "amount")}
    if dimension in source.names:
        numbers["name"] = f"MAX({source.names[dimension]})"
    return look.rows(indicator, by, numbers, look.here(indicator, where), *more)
