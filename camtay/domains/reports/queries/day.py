"""The count of the day, as figures: what a commune received, settled, still owes, and showed its people."""

from dataclasses import dataclass
from datetime import date, datetime

from camtay.domains.cases import queries as cases
from camtay.domains.learning.queries import days as learning
from camtay.domains.learning.queries.teams import Work
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.reports import permissions
from camtay.foundation.access import Actor, Refused, scope_of


@dataclass(frozen=True)
class Day:
    place: Place
    day: date
    cases: cases.Done
    taught: Work


def day_places(by: Actor) -> list[Place]:
    return places.communes_among(scope_of(permissions.SEE_DAY, by).place_ids)


def day_count(place: Place, day: date, *, by: Actor, now: datetime) -> Day:
    """Four queries. Raises Refused for a place out of reach."""
    if place.pk not in scope_of(permissions.SEE_DAY, by).place_ids:
        raise Refused(permissions.OUT_OF_REACH)
    return Day(place, day, cases.done_between(place, day, day, now=now), learning.work_in(place, day, day))
