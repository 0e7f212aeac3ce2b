"""“Our village this month”: counts of a neighbourhood, for its meeting. Nobody is named but who teaches."""

from dataclasses import dataclass
from datetime import date, datetime

from camtay.domains.cases import queries as cases
from camtay.domains.learning import queries as learning
from camtay.domains.learning.models import Session
from camtay.domains.learning.queries import days
from camtay.domains.learning.queries.teams import Work
from camtay.domains.people import queries as people
from camtay.domains.people.states import HELPING
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.reports import permissions
from camtay.foundation.access import Actor, Refused, scope_of
from camtay.foundation.calendar import local_day

MOST_ASKED = 3


@dataclass(frozen=True)
class Village:
    """`first`, `last`: of the month so far; `grown`, of those `not_yet` shown anything; `asked`: procedures most filed,
    with how many; `teachers`: names of who shows people how. Counts are whole: whoever shows them hides the few."""

    place: Place
    first: date
    last: date
    cases: cases.Done
    taught: Work
    grown: int
    not_yet: int
    coming: list[Session]
    teachers: list[str]
    asked: list[tuple[str, int]]


def village_places(by: Actor) -> list[Place]:
    """The neighbourhoods whose sheet `by` may see, in Vietnamese order."""
    known = places.by_ids(scope_of(permissions.SEE_VILLAGE, by).place_ids).values()
    return places.in_order(one for one in known if one.kind == "neighbourhood")


def village(place: Place, *, by: Actor, now: datetime) -> Village:
    """The month of `now`, up to today. Raises Refused for a neighbourhood out of reach."""
    if place.pk not in scope_of(permissions.SEE_VILLAGE, by).place_ids:
        raise Refused(permissions.OUT_OF_REACH)
    last = local_day(now)
    first = last.replace(day=1)
    who = {
        one.pk: one.person.name
        for role in HELPING
        for one in people.holders(role, place_ids=[place.pk], on=last)
    }
    return Village(
        place, first, last,
        cases=cases.done_between(place, first, last, now=now),
        taught=days.work_in(place, first, last),
        grown=learning.grown_in(place, today=last),
        not_yet=learning.not_yet(place, "", today=last).count(),
        coming=days.classes_to_come(place, now=now),
        teachers=sorted(who.values()),
        asked=cases.asked_for(place, first, last)[:MOST_ASKED],
    )  # fmt: skip
