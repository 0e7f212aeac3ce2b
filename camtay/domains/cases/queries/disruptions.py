"""What stopped the work of a place, as pages tell it."""

from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions
from camtay.domains.cases.models import Case, Disruption
from camtay.domains.places.models import Place
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor, Refused, scope_of


def disruptions(*, by: Actor) -> QuerySet[Disruption]:
    """Those of the places where `by` may write them down, the latest first, each with `touched`, its cases."""
    scope = scope_of(permissions.DISRUPT, by)
    rows = Disruption.objects.select_related("place", "recorded_by__person").annotate(touched=Count("pauses"))
    rows = rows.order_by("-since", "-recorded_at", "pk")
    return rows if scope.everywhere else rows.filter(place__in=scope.place_ids)


def disruption(pk: UUID, *, by: Actor) -> Disruption:
    """Raises Refused for one that is not there, or is elsewhere: in the same words."""
    found = disruptions(by=by).filter(pk=pk).first()
    if found is None:
        raise Refused(_("Không có sự cố này, hoặc tài khoản này không được xem."))
    return found


def disruption_places(*, by: Actor) -> list[Place]:
    """Where `by` may write one down."""
    scope = scope_of(permissions.DISRUPT, by)
    rows = Place.objects.filter(kind=Kind.COMMUNE, pk__in=scope.place_ids)
    return list(rows.order_by("name"))


def held_by(disruption: Disruption) -> QuerySet[Case]:
    """The cases that it paused, those due first on top."""
    rows = Case.objects.filter(pauses__disruption=disruption).select_related(
        "assignee__person", "receiving_place"
    )
    return rows.order_by("clock_due_at", "pk")
