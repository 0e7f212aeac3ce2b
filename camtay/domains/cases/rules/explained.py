"""The explained clock (thời hạn có giải trình): the official one, and besides it what the office had to wait for.

Huế's own request to the Government Office names the causes: a financial duty, a public posting, another agency's
answer (CV 174/CV-BCĐ of 2/12/2025); a system that was down and a disaster are force majeure (Bộ luật Dân sự 2015,
Điều 156). Each is a typed pause with its evidence. Opening time in such pauses is given back, time in two of them
once, none for what the applicant's own waiting has given already, and none after the case was settled. A pause whose
end is set for a later day (a posting of fifteen days) counts whole while the case is under way. More than one request for a supplement is late
by the official clock alone. Whoever is on time by the official clock, but for that, is so by this one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from camtay.domains.cases.rules.clock import ClockFacts, clock_due_at, settled_at
from camtay.foundation.calendar import Calendar, Pause, add_pauses, working_time

NOTHING = timedelta()


@dataclass(frozen=True)
class Stop:
    """A pause of a case. `until` None: still under way; it may lie ahead. `applicant`: it waits for who filed."""

    since: datetime
    until: datetime | None
    applicant: bool = False


@dataclass(frozen=True)
class Taken:
    """Half working days from receipt to the end, begun ones counted: `worked` by the office, `stopped` in pauses."""

    worked: int
    stopped: int


def explained_due_at(
    facts: ClockFacts, stops: Iterable[Stop], calendar: Calendar, *, at: datetime
) -> datetime | None:
    """When the explained clock runs out, as known at `at`; None where no limit is known."""
    due = clock_due_at(facts)
    if due is None:
        return None
    spans = list(stops)
    waiting = [_span(one, at) for one in spans if one.applicant]
    others = [_span(one, at) for one in spans if not one.applicant]
    end = settled_at(facts)
    if end is not None:
        others = [Pause(one.start, min(one.end, end)) for one in others if one.start < end]
    return add_pauses(due, _apart(others, waiting), calendar)


def is_on_time_explained(
    facts: ClockFacts, stops: Iterable[Stop], calendar: Calendar, *, at: datetime
) -> bool:
    """Is the case on time at `at` by the explained clock?"""
    due = explained_due_at(facts, stops, calendar, at=at)
    if due is None:
        return True
    return (settled_at(facts) or facts.supplement_asked_at or at) <= due


def taken(
    received: datetime, end: datetime, stops: Sequence[Stop], calendar: Calendar, *, waited: timedelta
) -> Taken:
    """How long a settled case took. `waited`: for the applicant, where only its length is known (a mirrored case)."""
    whole = working_time(received, end, calendar)
    known = _union(_within([_span(one, end) for one in stops], received, end))
    stopped = sum((working_time(one.start, one.end, calendar) for one in known), NOTHING)
    if waited and not any(one.applicant for one in stops):
        stopped += working_time(max(end - waited, received), end, calendar)
    stopped = min(stopped, whole)
    half = sum((_of_day(closes) - _of_day(opens) for opens, closes in calendar.desk.full_day), NOTHING) / 2
    return Taken(-(-(whole - stopped) // half), -(-stopped // half))


def _of_day(hour: time) -> timedelta:
    return timedelta(hours=hour.hour, minutes=hour.minute)


def _span(stop: Stop, at: datetime) -> Pause:
    return Pause(stop.since, stop.until if stop.until is not None else max(at, stop.since))


def _within(spans: Iterable[Pause], start: datetime, end: datetime) -> list[Pause]:
    cut = [Pause(max(one.start, start), min(one.end, end)) for one in spans]
    return [one for one in cut if one.end > one.start]


def _union(spans: Iterable[Pause]) -> list[Pause]:
    joined: list[Pause] = []
    for one in sorted(spans, key=lambda each: each.start):
        if joined and one.start <= joined[-1].end:
            joined[-1] = Pause(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return joined


def _apart(spans: Iterable[Pause], taken_out: Iterable[Pause]) -> Iterator[Pause]:
    """What of `spans` lies outside `taken_out`."""
    gaps = _union(taken_out)
    for one in _union(spans):
        start = one.start
        for gap in gaps:
            if gap.end <= start or gap.start >= one.end:
                continue
            if gap.start > start:
                yield Pause(start, gap.start)
            start = max(start, gap.end)
        if one.end > start:
            yield Pause(start, one.end)
