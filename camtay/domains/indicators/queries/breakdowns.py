"""A figure split by one dimension. The parts add up to the whole: each record lies in exactly one of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from camtay.domains.indicators import permissions
from camtay.domains.indicators.queries.records import records
from camtay.domains.indicators.rules import parts as rules
from camtay.domains.indicators.rules.definitions import BY_CODE
from camtay.domains.indicators.rules.few import FEW, in_public
from camtay.domains.indicators.rules.parts import DIMENSIONS, Dimension, Part
from camtay.domains.indicators.rules.shapes import Counted, Figure, Indicator, Window, figure
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, check
from camtay.foundation.predicates import to_q
from camtay.foundation.vietnamese import sort_key

TOGETHER = "+"


@dataclass(frozen=True)
class Row:
    """One part of a figure. `key` names it to `evidence`; empty where the records do not say."""

    key: str
    label: str
    figure: Figure

    @property
    def size(self) -> int:
        """How many records it is taken of."""
        one = self.figure
        return one.numerator if one.denominator is None else one.denominator

    @property
    def rest(self) -> int | None:
        """How many of them do not count; None where only those that count are spoken of."""
        return None if self.figure.denominator is None else self.figure.denominator - self.figure.numerator


def dimension(code: str) -> Dimension | None:
    return DIMENSIONS.get(code)


def dimensions_of(indicator: Indicator, place: Place, *, public: bool = False) -> list[Dimension]:
    """By what the figure of a place may be split. In public no share of people: what is few could be told from the
    other parts."""
    if public and indicator.source.few and indicator.kind != "count":
        return []
    found = rules.dimensions(indicator, province=place.kind == "province")
    return [one for one in found if one.public or not public]


def breakdown(
    code: str, place: Place, window: Window, dimension: str, *, parts: Sequence[Part] = (), by: Actor
) -> list[Row]:
    """The figure split by a dimension: months in their order, else the largest part first. At most two queries.

    `parts`: of what is split. Raises Refused; KeyError for an unknown code, a part that cannot be, or a dimension by
    which this figure is not split.
    """
    permissions.check_can_see(place, by=by)
    indicator = BY_CODE[code]
    return named_rows(indicator, dimension, _counted(indicator, place, window, dimension, parts), place)


def named_rows(
    indicator: Indicator, dimension: str, counted: Mapping[Any, tuple[str, Counted]], place: Place
) -> list[Row]:
    """Value of the column → (name found with it, what was counted), as rows in their order."""
    labels = _labels(indicator, dimension, counted, place)
    return _in_order(indicator, dimension, [(*labels[key], one) for key, (_name, one) in counted.items()])


def part_of(
    code: str, place: Place, window: Window, parts: Sequence[Part], *, by: Actor
) -> tuple[Figure, list[str]]:
    """The figure of these parts together, and what each is called. Raises as `breakdown`."""
    permissions.check_can_see(place, by=by)
    indicator, names, seen = BY_CODE[code], [], Counted()
    for part in parts:
        dimension = part.by if part.by in DIMENSIONS else next(iter(indicator.source.splits))
        counted = _counted(indicator, place, window, dimension, parts)
        seen = Counted()
        for _name, one in counted.values():
            seen.add(one)
        known = _labels(indicator, dimension, counted, place) if part.by in DIMENSIONS and counted else {}
        names.append(next((known[key][1] for key in counted if key in known), "") or _called(indicator, part))
    return figure(indicator, seen), names


def public_breakdown(code: str, place: Place, window: Window, dimension: str, *, by: Actor) -> list[Row]:
    """As anybody may see it: parts of fewer than FEW records stand together, so that none can be told by
    subtraction. Raises Refused; KeyError for what is not public."""
    check(permissions.PUBLIC, by, places=[place.pk])
    indicator = BY_CODE[code]
    if not indicator.public or dimension not in {
        one.code for one in dimensions_of(indicator, place, public=True)
    }:
        raise KeyError(dimension)
    counted = _counted(indicator, place, window, dimension, ())
    labels = _labels(indicator, dimension, counted, place)
    named = [(*labels[key], one) for key, (_name, one) in counted.items()]
    return _few_together(indicator, dimension, named)


_Named = tuple[str, str, Counted]


def _few_together(indicator: Indicator, dimension: str, named: Sequence[_Named]) -> list[Row]:
    rising = sorted(named, key=lambda one: _row(indicator, one).size)
    together, seen = Counted(), 0
    for one in rising:
        size = _row(indicator, ("", "", together)).size
        if _row(indicator, one).size >= FEW and (seen == 0 or (size >= FEW and seen > 1)):
            break
        together.add(one[2])
        seen += 1
    rows = _in_order(indicator, dimension, rising[seen:])
    if seen:
        rows.append(
            _row(
                indicator,
                (
                    TOGETHER,
                    _("Các mục ít %(things)s, gộp lại") % {"things": indicator.source.things},
                    together,
                ),
            )
        )
    return [row for row in rows if row.size and not in_public(indicator, row.figure).hidden]


def _counted(
    indicator: Indicator, place: Place, window: Window, dimension: str, parts: Sequence[Part]
) -> dict[Any, tuple[str, Counted]]:
    """Value of the dimension's column → (name found with it, what was counted). One query."""
    if dimension not in {one.code for one in dimensions_of(indicator, place)} and not parts:
        raise KeyError(dimension)
    counts = to_q(indicator.counts(window))
    rows: Any = records(indicator, place, window, parts).annotate(key=_key(dimension, indicator))
    by = ["key"]
    if indicator.kind == "median":
        rows = rows.filter(counts).annotate(value=F(indicator.value_field))
        by.append("value")
    numbers: dict[str, Any] = {"total": Count(indicator.place_field)}
    if indicator.counts is not indicator.population:
        numbers["counted"] = Count(indicator.place_field, filter=counts)
    if indicator.kind == "sum":
        numbers["amount"] = Sum(indicator.value_field, filter=counts)
    if dimension in indicator.source.names:
        numbers["name"] = Max(indicator.source.names[dimension])
    found: dict[Any, tuple[str, Counted]] = {}
    for row in rows.values(*by).annotate(**numbers).order_by(*by):
        _name, seen = found.setdefault(row["key"], (row.get("name", ""), Counted()))
        seen.add(counted_of(row))
    return found


def counted_of(row: Mapping[str, Any]) -> Counted:
    total = row["total"]
    values = {row["value"]: total} if "value" in row else {}
    return Counted(row.get("counted", total), total, row.get("amount") or 0, values)


def _key(dimension: str, indicator: Indicator) -> Any:
    column, days = rules.split_column(indicator, dimension)
    return F(column) / 100 if days else F(column)


def _labels(
    indicator: Indicator, dimension: str, counted: Mapping[Any, tuple[str, Counted]], place: Place
) -> dict[Any, tuple[str, str]]:
    """Value of the column → (key, label)."""
    if dimension in ("commune", "neighbourhood"):
        return _places(counted.keys(), place)
    if dimension == "month":
        return {key: (str(key), f"{key % 100}/{key // 100}") for key in counted}
    source, nothing = indicator.source, str(DIMENSIONS[dimension].nothing)
    column = source.splits[dimension]
    return {
        key: (key, name or source.say(column, key) or key or nothing) for key, (name, _one) in counted.items()
    }


def _places(ids: Collection[int | None], place: Place) -> dict[Any, tuple[str, str]]:
    """A neighbourhood of elsewhere says of where: whoever lives there may file here."""
    known = places.by_ids([pk for pk in ids if pk is not None])
    labels: dict[Any, tuple[str, str]] = {None: ("", _("Chưa rõ"))}
    for pk, one in known.items():
        away = one.kind == "neighbourhood" and one.parent is not None and one.parent_id != place.pk
        labels[pk] = (one.code, f"{one.name}, {one.parent.name}" if away and one.parent else one.name)
    return labels


def _row(indicator: Indicator, named: _Named) -> Row:
    key, label, seen = named
    return Row(key, label, figure(indicator, seen))


def _in_order(indicator: Indicator, dimension: str, named: Sequence[_Named]) -> list[Row]:
    rows = [row for row in (_row(indicator, one) for one in named) if row.size]
    if dimension == "month":
        return sorted(rows, key=lambda row: row.key)
    return sorted(rows, key=lambda row: (-row.size, sort_key(row.label), row.key))


def _called(indicator: Indicator, part: Part) -> str:
    """What a part is called of which no record tells the name."""
    if part.by == rules.STEP:
        return _("bước “%(step)s”") % {
            "step": indicator.source.say(indicator.source.step, part.key) or part.key
        }
    if part.by == "batch":
        moment: datetime = rules.minute_of(part.key)
        return _("kết thúc cùng lúc %(when)s") % {"when": f"{moment:%H:%M %d/%m/%Y}"}
    if part.by in rules.RANGES:
        return days_words(*rules.range_of(part.key), stopped=part.by == "stopped")
    return part.key or _("chưa rõ")


def days_words(low: int, high: int | None, *, stopped: bool = False) -> str:
    """Half days in words: "trên 1 đến 2 ngày làm việc"."""
    said = {"low": _days(max(low - 1, 0)), "high": _days(high) if high is not None else ""}
    if high is None:
        words = _("trên %(low)s ngày làm việc") % said
    elif low <= 1 or high == low:
        words = _("%(high)s ngày làm việc") % said if low == high else _("đến %(high)s ngày làm việc") % said
    else:
        words = _("trên %(low)s đến %(high)s ngày làm việc") % said
    return _("dừng %(time)s") % {"time": words} if stopped else words


def _days(half_days: int) -> str:
    return number_format(half_days / 2 if half_days % 2 else half_days // 2)
