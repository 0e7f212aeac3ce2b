"""Where the numbers of a report come from: what was closed, as far as it was, and what is counted when somebody asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from camtay.domains.closings import queries as closings
from camtay.domains.closings.models import Closing, Regime
from camtay.domains.closings.queries import CannotSplit, Damaged, Frozen
from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries import Counted, Figure, Indicator, Part, Window
from camtay.domains.places.models import Place
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Origin:
    """`closings`: those a number was taken of, the oldest period first; none: it was counted when it was asked for, `why`
    although something was closed. `split`: counted again out of the frozen records."""

    closings: tuple[Closing, ...] = ()
    why: str = ""
    split: bool = False

    @property
    def words(self) -> str:
        if not self.closings:
            return _("tính lúc điền: %(why)s") % {"why": self.why} if self.why else _("tính lúc điền")
        if len(self.closings) > 1:
            numbers = ", ".join(str(one.number) for one in self.closings)
            return _("cộng từ các bản chốt lần %(numbers)s") % {"numbers": numbers}
        said = {"number": self.closings[0].number, "day": formats.day(self.closings[0].closed_at)}
        if self.split:
            return _("tách từ bản chốt lần %(number)s ngày %(day)s") % said
        return _("theo bản chốt lần %(number)s ngày %(day)s") % said


LIVE = Origin()
Told = TypeVar("Told")


class _Other(Exception):  # noqa: N818  a sentence where it is raised
    """It cannot be taken of closings: why not, in words that end a sentence."""


class Closed:
    """What a place closed under a regime, asked window by window. Of each closing a record is looked at once. Whoever
    asks has been shown to be allowed to see the place's figures."""

    def __init__(self, place: Place, regime: Regime) -> None:
        self.place, self.regime = place, regime
        self._frozen: dict[Any, Frozen] = {}

    @cached_property
    def standing(self) -> dict[tuple[date, date], Closing]:
        """First and last day of a period → its last revision. One query."""
        return closings.standing(self.place, self.regime.code)

    def of(self, first: date, last: date) -> Closing | None:
        return self.standing.get((first, last))

    def figure(self, code: str, window: Window) -> tuple[Figure | None, Origin]:
        """The figure of the whole place; None where it is to be counted."""
        return self._tried(window, lambda found: _whole(code, found), split=False)

    def rows(
        self, code: str, window: Window, dimension: str, parts: Sequence[Part] = ()
    ) -> tuple[list[indicators.Row] | None, Origin]:
        """The figure split; None where it is to be counted. Raises KeyError as `indicators.breakdown` does."""
        indicator = indicators.definition_of(code)
        known = {one.code for one in indicators.dimensions_of(indicator, self.place)}
        if dimension not in known and not parts:
            raise KeyError(dimension)

        def split(found: Sequence[Frozen]) -> list[indicators.Row]:
            return indicators.named_rows(
                indicator, dimension, _counted(code, found, dimension, parts), self.place
            )

        return self._tried(window, split, split=True)

    def _tried(
        self, window: Window, ask: Callable[[Sequence[Frozen]], Told], *, split: bool
    ) -> tuple[Told | None, Origin]:
        try:
            found = self._stretch(window)
            if not found:
                return None, LIVE
            return ask(found), Origin(tuple(one.closing for one in found), split=split)
        except _Other as other:
            return None, Origin(why=str(other))

    def _stretch(self, window: Window) -> list[Frozen]:
        """The closings that a window consists of; none where nothing of it was closed, or it is no row of periods."""
        periods = closings.periods_between(self.regime, window.first, window.last)
        found = [one for each in periods if (one := self.of(each.first, each.last)) is not None]
        if not found:
            return []
        days = sum((one.last - one.first).days + 1 for one in periods)
        whole = periods[0].first == window.first and periods[-1].last == window.last
        if not whole or days != (window.last - window.first).days + 1:
            raise _Other(_("các kỳ báo cáo không ghép vừa khoảng này"))
        if len(found) < len(periods):
            raise _Other(_("trong khoảng này còn kỳ chưa chốt"))
        for one in found:
            self._frozen.setdefault(one.pk, Frozen(one))
        return [self._frozen[one.pk] for one in found]


def _whole(code: str, found: Sequence[Frozen]) -> Figure:
    figures = [figure for one in found if (figure := one.figure(code)) is not None]
    if len(figures) < len(found):
        raise _Other(_("bản chốt không có số liệu này"))
    if len(found) == 1:
        return figures[0]
    indicator = _summed(code, found)
    numerator = sum(one.numerator for one in figures)
    whole = sum(one.denominator or 0 for one in figures) if indicator.kind == "share" else None
    value: float | None = numerator
    if indicator.kind == "share":
        value = numerator / whole if whole else None
    elif indicator.kind == "sum":
        value = sum(one.value or 0 for one in figures)
    return Figure(code, indicator.kind, numerator, whole, value, indicator.unit)


def _counted(
    code: str, found: Sequence[Frozen], dimension: str, parts: Sequence[Part]
) -> dict[Any, tuple[str, Counted]]:
    if any(code not in one.figures for one in found):
        raise _Other(_("bản chốt không có số liệu này"))
    if len(found) > 1:
        _summed(code, found)
    together: dict[Any, tuple[str, Counted]] = {}
    for one in found:
        try:
            counted = one.counted(code, dimension, parts)
        except CannotSplit as cannot:
            raise _Other(_cannot(cannot)) from cannot
        except Damaged as damaged:
            raise _Other(_("minh chứng đã chốt không đọc được nữa")) from damaged
        for value, (name, seen) in counted.items():
            together.setdefault(value, (name, Counted()))[1].add(seen)
    return together


def _summed(code: str, found: Sequence[Frozen]) -> Indicator:
    """The definition, where the figures of several periods add up to that of all: nothing is counted twice, and nothing
    counts otherwise in the whole than in its parts."""
    indicator = indicators.definition_of(code)
    if not indicators.adds_up(indicator, [one.window for one in found]):
        raise _Other(_("số này không cộng được từ các kỳ"))
    if not all(one.defined_as_now(code) for one in found):
        raise _Other(_("cách tính đã đổi giữa các lần chốt"))
    try:
        keys = [one.keys(code) for one in found]
    except Damaged as damaged:
        raise _Other(_("minh chứng đã chốt không đọc được nữa")) from damaged
    if len(frozenset().union(*keys)) < sum(len(one) for one in keys):
        raise _Other(_("có bản ghi nằm trong hai lần chốt"))
    return indicator


def _cannot(cannot: CannotSplit) -> str:
    if not cannot.other:
        return _("bản chốt không giữ cách tách này")
    return ngettext(
        "%(count)s bản ghi đã khác từ lúc chốt nên không tách được từ bản chốt",
        "%(count)s bản ghi đã khác từ lúc chốt nên không tách được từ bản chốt",
        cannot.other,
    ) % {"count": formats.number(cannot.other)}
