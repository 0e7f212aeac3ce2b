"""What stopped the work of a place, and the pauses of a case, as pages tell them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, Disruption
from camtay.domains.places.models import Place
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor, Refused, scope_of


@dataclass(frozen=True)
class Explained:
    """The explained clock of a case: when it runs out, whether it stands still, and what held it."""

    due_at: datetime | None
    still: bool
    late: bool
    pauses: list["Held"]


@dataclass(frozen=True)
class Held:
    """One pause: why, from when to when (None: still), and what proves it."""

    why: str
    since: datetime
    until: datetime | None
    evidence: str


def explained(case: Case, *, now: datetime) -> Explained:
    """Beside the official clock: one query, none where nothing ever held the case."""
    rows = case.pauses.order_by("since", "pk") if case.pause_count else []
    held = [Held(str(states.Pause(one.kind).label), one.since, one.until, one.evidence) for one in rows]
    return Explained(
        case.explained_due_at, case.paused_since is not None, is_late_explained(case, now=now), held
    )


def is_late_explained(case: Case, *, now: datetime) -> bool:
    """Late by the explained clock too: at its end for a settled case, now for another."""
    if case.on_time_explained is not None:
        return not case.on_time_explained
    due, still = case.explained_due_at, case.paused_since
    if case.state not in states.UNSETTLED or due is None:
        return False
    return due < now and (still is None or still > due)


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
