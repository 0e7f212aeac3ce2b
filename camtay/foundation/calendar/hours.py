"""The calendar in memory: holidays, make-up days and the hours of one desk. No database, no clock."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from camtay.foundation.calendar.days import ZONE

Span = tuple[time, time]

OFFICE_DAY: tuple[Span, ...] = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))
MORNING: tuple[Span, ...] = ((time(7, 30), time(11, 30)),)
SATURDAY = 5


@dataclass(frozen=True)
class Desk:
    """Opening hours of a desk, Monday first; `full_day` are those of a make-up day.

    Weekends never count towards a limit, even where a desk receives people then (the police, on Saturday
    mornings): “ngày làm việc” in law is Monday to Friday and the make-up days.
    """

    name: str
    week: tuple[tuple[Span, ...], ...]
    full_day: tuple[Span, ...] = OFFICE_DAY


DESKS: Mapping[str, Desk] = MappingProxyType(
    {
        "one_stop": Desk("one_stop", (OFFICE_DAY,) * 5 + ((), ())),
        "police": Desk("police", (OFFICE_DAY,) * 5 + (MORNING, ())),
    }
)


@dataclass(frozen=True)
class Calendar:
    """Which days count, and when one desk is open. `holidays` and `make_up` map a day to its name."""

    holidays: Mapping[date, str] = field(default_factory=dict)
    make_up: Mapping[date, str] = field(default_factory=dict)
    desk: Desk = DESKS["one_stop"]

    def at_desk(self, name: str) -> "Calendar":
        """The same days with another desk's hours. Raises KeyError for a desk that is not in DESKS."""
        return replace(self, desk=DESKS[name])

    def is_working(self, day: date) -> bool:
        """Does `day` count as “ngày làm việc”? A make-up day does even where it is also named a holiday."""
        if day in self.make_up:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays

    def spans(self, day: date) -> tuple[Span, ...]:
        """The desk's opening hours on `day`, in order; empty when it is closed."""
        if day in self.make_up:
            return self.desk.full_day
        return () if day in self.holidays else self.desk.week[day.weekday()]

    def open_spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """`spans`, as aware moments."""
        for opens, closes in self.spans(day):
            yield datetime.combine(day, opens, ZONE), datetime.combine(day, closes, ZONE)

    def close_of(self, day: date) -> datetime:
        """When the desk closes on `day`; 17:00 where a working day has no hours of its own at this desk."""
        spans = self.spans(day) or self.desk.full_day
        return datetime.combine(day, spans[-1][1], ZONE)

    def next_working(self, day: date) -> date:
        """The first working day after `day`."""
        day += timedelta(days=1)
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def working_on_or_after(self, day: date) -> date:
        """`day` itself when it counts, else the next working day."""
        return day if self.is_working(day) else self.next_working(day)

    def received_at(self, moment: datetime) -> datetime:
        """When a dossier that arrived at `moment` counts as received: then, if the desk was open (its closing
        minute included), else when it next opens."""
        moment = moment.astimezone(ZONE)
        day = moment.date()
        while True:
            for opens, closes in self.open_spans(day):
                if moment <= closes:
                    return max(moment, opens)
            day += timedelta(days=1)
