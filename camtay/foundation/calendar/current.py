"""The calendar as it stands in the database, kept in memory and read again when it has changed.

A year that has been seeded is what its rows say; for any other year the seed itself applies, with the rows set
by hand over it. So an empty table works, and one rule entered for a far year does not wipe out its Tết.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, F, Max, Sum

from camtay.foundation.calendar import seeds
from camtay.foundation.calendar.hours import Calendar

if TYPE_CHECKING:
    from camtay.foundation.calendar.models import DayRule

LOOK_AGAIN_SECONDS = 5.0

Marker = tuple[int | None, ...]


@dataclass(frozen=True)
class _Kept:
    calendar: Calendar
    marker: Marker
    looked_at: float


_kept: _Kept | None = None


def calendar_now(desk: str = "one_stop") -> Calendar:
    """The calendar in force, at `desk`. At most one small query every five seconds in a process."""
    global _kept
    kept = _kept
    if kept is None or time.monotonic() - kept.looked_at >= LOOK_AGAIN_SECONDS:
        marker = _marker()
        calendar = kept.calendar if kept is not None and kept.marker == marker else _read()
        kept = _kept = _Kept(calendar, marker, time.monotonic())
    return kept.calendar if desk == kept.calendar.desk.name else kept.calendar.at_desk(desk)


def forget_calendar() -> None:
    """Read the table at the next call, for whoever has just changed it (and for tests)."""
    global _kept
    _kept = None


@transaction.atomic
def seed(years: Iterable[int] = seeds.YEARS) -> int:
    """Write what the seed knows of `years` into the table; returns how many rows changed.

    Repeatable: rows set by hand stay, rows of an older seed are brought to the present one.
    """
    from camtay.foundation.calendar.models import DayRule

    years = sorted(set(years))
    origin = seeds.source()
    old = {rule.day: rule for rule in DayRule.objects.filter(day__year__in=years)}
    fresh = {rule.day: rule for rule in seeds.seed_rules(years)}
    outdated = [
        rule.pk
        for day, rule in old.items()
        if not rule.by_hand
        and (day not in fresh or (rule.kind, rule.name, rule.act) != tuple(fresh[day])[1:])
    ]
    DayRule.objects.filter(pk__in=outdated).delete()
    missing = [rule for day, rule in fresh.items() if day not in old or old[day].pk in outdated]
    DayRule.objects.bulk_create(
        [DayRule(day=r.day, kind=r.kind, name=r.name, act=r.act, source=origin) for r in missing],
        ignore_conflicts=True,  # two installers at once
    )
    _changed()
    return len(missing) + len(outdated)


@transaction.atomic
def set_rule(*, day: date, kind: seeds.Kind, name: str, act: str = "", source: str = "") -> "DayRule":
    """Set by hand what `day` is, over whatever the seed says. Who may do so is the caller's question."""
    from camtay.foundation.calendar.models import DayRule

    values = {"kind": kind, "name": name, "act": act, "source": source, "by_hand": True}
    rule, created = DayRule.objects.get_or_create(day=day, defaults=values)
    if not created:
        DayRule.objects.filter(pk=rule.pk).update(**values, version=F("version") + 1)
        rule.refresh_from_db()
    _changed()
    return rule


def remove_rule(*, day: date) -> "DayRule":
    """Make `day` an ordinary one; the row stays, so that a later seed does not bring the holiday back."""
    return set_rule(day=day, kind="ordinary", name="Ngày thường")


def rules_of_year(year: int) -> "list[DayRule]":
    """The rows of a year, by day, for the page on which they are edited."""
    from camtay.foundation.calendar.models import DayRule

    return list(DayRule.objects.filter(day__year=year).order_by("day"))


def _changed() -> None:
    forget_calendar()
    transaction.on_commit(forget_calendar)


def _marker() -> Marker:
    """Differs after any insert, change or removal: ids are never given twice, versions only grow."""
    from camtay.foundation.calendar.models import DayRule

    found = DayRule.objects.aggregate(a=Count("pk"), b=Sum("version"), c=Max("pk"))
    return (found["a"], found["b"], found["c"])


def _read() -> Calendar:
    from camtay.foundation.calendar.models import DayRule

    rows = list(DayRule.objects.values_list("day", "kind", "name", "by_hand"))
    seeded_years = {day.year for day, _kind, _name, by_hand in rows if not by_hand}
    holidays: dict[date, str] = {}
    make_up: dict[date, str] = {}
    if not seeded_years.issuperset(seeds.YEARS):
        base = seeds.seed_calendar()
        holidays |= {day: name for day, name in base.holidays.items() if day.year not in seeded_years}
        make_up |= {day: name for day, name in base.make_up.items() if day.year not in seeded_years}
    for day, kind, name, _by_hand in rows:
        holidays.pop(day, None)
        make_up.pop(day, None)
        if kind == DayRule.Kind.HOLIDAY:
            holidays[day] = name
        elif kind == DayRule.Kind.MAKE_UP:
            make_up[day] = name
    return Calendar(holidays=holidays, make_up=make_up)
