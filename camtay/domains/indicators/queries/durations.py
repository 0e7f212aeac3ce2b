"""How long cases took, time that was stopped apart; and which of them were closed in a batch."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Count, Func, Max, Min, Q, QuerySet

from camtay.domains.indicators import permissions
from camtay.domains.indicators.queries.records import records
from camtay.domains.indicators.rules.definitions import BY_CODE
from camtay.domains.indicators.rules.durations import BATCH, TELLING, Bin, bins, reached
from camtay.domains.indicators.rules.parts import Part, minute_key
from camtay.domains.indicators.rules.shapes import Window
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor

__all__ = ["BATCH", "TELLING", "Closing", "Durations", "closings", "durations"]
TIMED, SETTLED = "cases.median_working_days", "cases.on_time"
WRITTEN = "%Y-%m-%d %H:%M"


class Minute(Func):
    """The minute a time lies in, UTC, as WRITTEN. By the engine itself: a function of ours would be called for
    every record."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 16)", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')"
        return self.as_sql(compiler, connection, template=template, **more)


@dataclass(frozen=True)
class Closing:
    """A batch closing: at least BATCH cases that one place settled within one minute. Days are keys (20260301)."""

    place_id: int
    minute: datetime
    size: int
    on_time: int
    first_received: int
    last_received: int

    @property
    def key(self) -> str:
        """Names it to `evidence` of its place, as the part "batch"."""
        return minute_key(self.minute)


@dataclass
class Durations:
    """The cases settled in a window, by the half working days they took. `limit`: half days, where one is known."""

    limit: int | None
    closings: list[Closing]
    worked: dict[int, int] = field(default_factory=dict)
    batched: dict[int, int] = field(default_factory=dict)
    stopped: dict[int, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return sum(self.worked.values())

    @property
    def in_batches(self) -> int:
        return sum(self.batched.values())

    @property
    def singly(self) -> dict[int, int]:
        """Of those alone that were not closed in a batch."""
        return {value: many - self.batched.get(value, 0) for value, many in self.worked.items()}

    def within(self, tenths: int, *, singly: bool = False) -> int | None:
        """In how many half days so many tenths of the cases were done."""
        counts = self.singly if singly else self.worked
        return reached({value: many for value, many in counts.items() if many}, tenths)

    def bins(self) -> list[Bin]:
        return bins(self.worked, self.batched, limit=self.limit)

    def stopped_bins(self) -> list[Bin]:
        """Of the cases whose clock stood still at all."""
        return [one for one in bins(self.stopped) if one.total]


def durations(
    place: Place, window: Window, *, procedure: str = "", limit: int | None = None, by: Actor
) -> Durations:
    """Of all cases settled in the window, or of one procedure's. At most four queries. Raises Refused."""
    permissions.check_can_see(place, by=by)
    found = Durations(limit, _closings(place, window))
    parts = [Part("procedure", procedure)] if procedure else []
    rows = records(BY_CODE[TIMED], place, window, parts)
    for worked, stopped, many in _taken(rows):
        found.worked[worked] = found.worked.get(worked, 0) + many
        if stopped:
            found.stopped[stopped] = found.stopped.get(stopped, 0) + many
    if found.closings:
        for worked, _stopped, many in _taken(_of(rows, found.closings)):
            found.batched[worked] = found.batched.get(worked, 0) + many
    return found


def closings(place: Place, window: Window, *, by: Actor) -> list[Closing]:
    """The batch closings of a window, the latest first. At most two queries. Raises Refused."""
    permissions.check_can_see(place, by=by)
    return _closings(place, window)


def _closings(place: Place, window: Window) -> list[Closing]:
    """A minute of BATCH cases lies in a day of as many: such days are found in the index alone, and they are few."""
    rows: Any = records(BY_CODE[SETTLED], place, window)
    full = rows.values("deciding_place", "settled_day").annotate(size=Count("deciding_place"))
    days = [(row["deciding_place"], row["settled_day"]) for row in full.filter(size__gte=BATCH).order_by()]
    if not days:
        return []
    among = rows.filter(
        deciding_place__in={one for one, _day in days}, settled_day__in={day for _one, day in days}
    )
    found = (
        among.annotate(minute=Minute("settled_at"))
        .values("deciding_place", "minute")
        .annotate(
            size=Count("pk"),
            on_time=Count("pk", filter=Q(on_time=True)),
            first=Min("received_day"),
            last=Max("received_day"),
        )
        .filter(size__gte=BATCH)
        .order_by("-minute", "deciding_place")
    )
    return [
        Closing(
            row["deciding_place"], datetime.strptime(row["minute"], WRITTEN).replace(tzinfo=UTC), row["size"],
            row["on_time"], row["first"], row["last"],
        )
        for row in found
    ]  # fmt: skip


def _taken(rows: QuerySet[Any]) -> Sequence[tuple[int, int | None, int]]:
    taken = ("worked_half_days", "stopped_half_days")
    return list(rows.values_list(*taken).annotate(many=Count("pk")).order_by(*taken))


def _of(rows: QuerySet[Any], found: Sequence[Closing]) -> QuerySet[Any]:
    minutes: dict[int, list[str]] = {}
    for one in found:
        minutes.setdefault(one.place_id, []).append(f"{one.minute:{WRITTEN}}")
    of = (Q(deciding_place=place, minute__in=those) for place, those in minutes.items())
    narrowed: QuerySet[Any] = rows.annotate(minute=Minute("settled_at")).filter(reduce(or_, of))
    return narrowed
