"""Plans in lists, and one of them."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.plans import permissions
from camtay.domains.plans.models import Goal, Plan
from camtay.foundation.access import Actor, Refused, scope_of
from camtay.foundation.vietnamese import fold

NOT_YOURS = _("Không có kế hoạch này, hoặc tài khoản này không được xem.")


def plans_listed(*, by: Actor, text: str = "", place: int | None = None) -> QuerySet[Plan]:
    """What `by` may read, the latest first; `goals_set`: how many goals each has."""
    scope = scope_of(permissions.SEE, by)
    rows = Plan.objects.select_related("place").annotate(
        goals_set=Count("goals", filter=Q(goals__dropped_at=None))
    )
    if not scope.everywhere:
        rows = rows.filter(place__in=scope.place_ids)
    if place is not None:
        rows = rows.filter(place=place)
    for word in fold(text).split()[:6]:
        rows = rows.filter(search__contains=word)
    return rows.order_by("-valid_until", "place__name", "pk")


def plans_kept(*, by: Actor, text: str = "") -> QuerySet[Plan]:
    """What `by` makes and changes, the latest first."""
    scope = scope_of(permissions.KEEP, by)
    rows = plans_listed(by=by, text=text)
    return rows if scope.everywhere else rows.filter(place__in=scope.place_ids)


def plan(plan_id: UUID, *, by: Actor) -> Plan:
    """Raises Refused for one that is not there, or is not theirs to see: in the same words."""
    found = plans_listed(by=by).filter(pk=plan_id).first()
    if found is None:
        raise Refused(NOT_YOURS)
    return found


def goals_of(plan: Plan) -> list[Goal]:
    """In their order; those that were dropped are left out."""
    return list(plan.goals.select_related("plan__place").filter(dropped_at=None))


def dropped_of(plan: Plan) -> list[Goal]:
    return list(plan.goals.exclude(dropped_at=None))


def running(place: Place, on: date) -> Plan | None:
    """The plan of a place that runs on a day, the latest of several; whoever asks may see the place's plans."""
    rows = Plan.objects.filter(place=place, valid_from__lte=on, valid_until__gte=on)
    return rows.select_related("place").order_by("-recorded_at").first()


def places_kept(by: Actor) -> list[Place]:
    """The places whose plans `by` makes and changes."""
    return places.communes_among(scope_of(permissions.KEEP, by).place_ids)


def sees_plans(by: Actor) -> bool:
    scope = scope_of(permissions.SEE, by)
    return scope.everywhere or bool(scope.place_ids)
