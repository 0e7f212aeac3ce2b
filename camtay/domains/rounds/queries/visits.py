"""Visits of a week, and who might be visited. What is read to choose is never said."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from camtay.domains.learning.models import Observation, Progress
from camtay.domains.learning.states import Rung
from camtay.domains.people.models import Account, Person
from camtay.domains.places import queries as places
from camtay.domains.rounds import permissions
from camtay.domains.rounds.models import Visit
from camtay.domains.rounds.queries import lessons
from camtay.domains.rounds.rules import weeks
from camtay.domains.rounds.rules.choosing import FIRST_LESSON, Candidate
from camtay.domains.rounds.states import VisitState
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.calendar import day_from_key, day_key
from camtay.foundation.vietnamese import fold

MOST = 300  # candidates looked at, of each kind
REST = timedelta(days=28)  # who was on a list within it is left in peace


def this_week(now: datetime) -> int:
    return weeks.week_of(now)


def weeks_open(now: datetime) -> tuple[int, int]:
    """The weeks for which visits are chosen: this one and the next."""
    week = weeks.week_of(now)
    return week, weeks.next_week(week)


def taken_in(week: int) -> set[int]:
    """Ids of the people whom somebody visits in a week."""
    rows = Visit.objects.filter(week=week).exclude(state=VisitState.DROPPED)
    return set(rows.values_list("person_id", flat=True))


def with_visits(week: int) -> set[int]:
    """Accounts for whom visits of a week were proposed already."""
    return set(Visit.objects.filter(week=week, own_choice=False).values_list("helper_id", flat=True))


def candidates(helper_id: int, place_ids: Iterable[int], *, week: int) -> list[Candidate]:
    """Who lives where the helper helps, was not on a list lately, and either was shown something and cannot alone, or
    was never reached. Three queries."""
    held = list(places.by_ids(list(place_ids)).values())
    covered = {pk for ids in places.covers_many(held).values() for pk in ids}
    lately = Visit.objects.filter(
        person=OuterRef("pk"), week__gte=day_key(day_from_key(week) - REST), week__lt=week
    )
    own = Account.objects.filter(pk=helper_id).values("person_id")
    people = (
        Person.objects.filter(Q(neighbourhood__in=covered) | Q(neighbourhood=None, commune__in=covered), same_as=None)
        .exclude(name="").exclude(pk__in=own).exclude(Exists(lately))
    )  # fmt: skip
    known = Progress.objects.filter(person=OuterRef("pk"))
    begun = Progress.objects.filter(
        person__in=people, rung__in=[Rung.SHOWN, Rung.WITH_HELP], family=False
    ).order_by("last_at", "pk")
    found = [
        Candidate(person_id, skill, True, place_id or commune_id)
        for person_id, skill, place_id, commune_id in begun.values_list(
            "person_id", "skill", "person__neighbourhood_id", "person__commune_id"
        )[:MOST]
    ]
    new = people.exclude(Exists(known)).order_by("pk")
    found += [
        Candidate(person_id, FIRST_LESSON, False, place_id or commune_id)
        for person_id, place_id, commune_id in new.values_list("pk", "neighbourhood_id", "commune_id")[:MOST]
    ]
    return found


def met_elsewhere(*, since: int) -> list[UUID]:
    """Visits that wait although their helper was there in that week."""
    was_there = Observation.objects.filter(
        person=OuterRef("person"), session__taught_by=OuterRef("helper"), session__cancelled_at=None,
        occurred_day__gte=OuterRef("week"), occurred_day__lt=F("session__occurred_day") + 7,
    )  # fmt: skip
    rows = Visit.objects.filter(week__gte=since, state__in=[VisitState.PROPOSED, VisitState.AGREED])
    waiting = (
        rows.annotate(met=Exists(was_there)).filter(met=True).values_list("pk", "week", "person", "helper")
    )
    return [pk for pk, week, person_id, helper_id in waiting if _within(week, person_id, helper_id)]


def _within(week: int, person_id: int, helper_id: int) -> bool:
    days = (week, day_key(weeks.last_day(week)))
    return Observation.objects.filter(
        person=person_id, session__taught_by=helper_id, session__cancelled_at=None, occurred_day__range=days
    ).exists()


def visits_to_agree(by: Actor, *, week: int) -> QuerySet[Visit]:
    """The visits of a week in the actor's places, by helper."""
    scope = scope_of(permissions.AGREE, by)
    rows = Visit.objects.filter(week=week).exclude(state=VisitState.DROPPED)
    if not scope.everywhere:
        rows = rows.filter(place__in=scope.place_ids)
    return rows.select_related("helper__person", "person", "place", "agreed_by__person").order_by(
        "place__code", "helper__person__search", "person__search", "pk"
    )


def visits_reached(by: Actor) -> QuerySet[Visit]:
    """Those about which the actor may say something: in the places where they agree, and their own."""
    scope = scope_of(permissions.AGREE, by)
    near = Q() if scope.everywhere else Q(place__in=scope.place_ids)
    rows = Visit.objects.filter(near | Q(helper=by.account_id or 0))
    return rows.select_related("person", "place", "helper__person").order_by("pk")


def visits_of(account_id: int, *, week: int) -> QuerySet[Visit]:
    """One's own visits of a week."""
    rows = Visit.objects.filter(helper=account_id, week=week).exclude(state=VisitState.DROPPED)
    return rows.select_related("person", "place").order_by("person__search", "pk")


def visit(visit_id: UUID) -> Visit | None:
    return Visit.objects.select_related("person", "place", "helper__person").filter(pk=visit_id).first()


def is_lesson(skill: str) -> bool:
    return skill in lessons.codes()


def people_to_choose(by: Actor, text: str, *, limit: int = 20) -> list[Person]:
    """People in the actor's own places, by name: to swap or add a visit at the desk."""
    scope = scope_of(permissions.CHOOSE, by)
    rows = Person.objects.filter(same_as=None).exclude(name="")
    if not scope.everywhere:
        rows = rows.filter(Q(neighbourhood__in=scope.place_ids) | Q(commune__in=scope.place_ids))
    for word in fold(text).split()[:6]:
        rows = rows.filter(search__contains=word)
    return list(rows.select_related("neighbourhood").order_by("search", "pk")[:limit])
