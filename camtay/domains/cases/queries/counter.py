"""What the counter shows: where one takes cases in, what was taken in today, who was told to bring more."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CaseQuerySet
from camtay.domains.cases.rules import counter
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures.models import PlaceProcedure, Procedure
from camtay.domains.procedures.states import FiledAt
from camtay.foundation.access import Actor, Refused, scope_of
from camtay.foundation.calendar import day_key, day_range, local_day

_AT_COUNTER = (states.Channel.COUNTER, states.Channel.POST)
_OFTEN = timedelta(days=90)
_NOT_A_CLERK = _("Tài khoản này không tiếp nhận hồ sơ. Hãy hỏi người quản trị của xã, phường.")


def counter_places(by: Actor) -> list[Place]:
    """The communes where `by` takes cases in and that do so here, not in the province's system."""
    reached = places.communes_among(scope_of(permissions.ACCEPT, by).place_ids)
    return [place for place in reached if places.setting(place, "own_intake")]


def takes_here(procedure: Procedure, place: Place) -> bool:
    """Does the place take this procedure in itself?"""
    if not procedure.offered or not places.setting(place, "own_intake"):
        return False
    told = PlaceProcedure.objects.filter(place=place, procedure=procedure).values_list("filed_at", flat=True)
    return FiledAt.NATIONAL_PORTAL not in told


def taken_in_on(place: Place, *, now: datetime) -> CaseQuerySet:
    """What was taken in over the counter on the day of `now`, latest first, by whomever."""
    since = day_range(local_day(now), local_day(now))[0]
    oldest = day_key(now - counter.OLDEST_ENVELOPE - timedelta(days=1))
    within = Case.objects.filter(receiving_place=place, received_day__gte=oldest, recorded_at__gte=since)
    return within.filter(origin=states.Origin.OWN, channel__in=_AT_COUNTER).order_by("-recorded_at", "-pk")


def guided(place: Place) -> CaseQuerySet:
    """Who was told what is missing and has not come back yet, latest first."""
    waiting = Case.objects.filter(receiving_place=place, state=states.DRAFT, channel__in=_AT_COUNTER)
    return waiting.order_by("-recorded_at", "-pk")


def guided_one(case_id: UUID, place: Place) -> Case | None:
    found = guided(place).select_related("procedure", "applicant", "neighbourhood")
    return found.filter(pk=case_id).first()


def often_brought(place: Place, *, now: datetime, limit: int = 6) -> list[str]:
    """Codes of what the place has received most in the last three months, most first."""
    since = day_key(now - _OFTEN)
    found = Case.objects.filter(receiving_place=place, received_day__gte=since, procedure__offered=True)
    counts = found.values("procedure_code").annotate(times=Count("pk")).order_by("-times", "procedure_code")
    return [row["procedure_code"] for row in counts[:limit]]


def may_take_back(case: Case, *, now: datetime) -> bool:
    """Was it taken in a moment ago, so that it may still be called a mistake?"""
    return counter.may_take_back(case.state, case.origin, case.channel, case.recorded_at, now=now)


def check_takes_in(by: Actor) -> None:
    """Raise Refused unless there is a place where `by` takes cases in."""
    scope = scope_of(permissions.ACCEPT, by)
    if not (scope.everywhere or scope.place_ids):
        raise Refused(_NOT_A_CLERK)
