"""Requests about one's own data, as those see them who answer, and whoever asked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import permissions
from camtay.domains.people.models import DataRequest
from camtay.domains.people.states import WishState
from camtay.foundation.access import Actor, Permission, Refused, check, scope_of


@dataclass(frozen=True)
class Waiting:
    """How many wait for an answer, and how many of them too long."""

    count: int
    late: int


def open_requests(by: Actor, *, settled: bool = False) -> QuerySet[DataRequest]:
    """Those `by` may answer: waiting ones by due time, the late first; or the answered, latest first."""
    found = _reached(permissions.ANSWER, by).select_related("person", "place")
    waiting = Q(state=WishState.ASKED)
    return (
        found.exclude(waiting).order_by("-answered_at", "-asked_at", "id")
        if settled
        else found.filter(waiting)
    )


def waiting_requests(by: Actor, *, now: datetime) -> Waiting:
    """For the day's page; one query."""
    late = Count("pk", filter=Q(due_at__lt=now))
    found = (
        _reached(permissions.ANSWER, by).filter(state=WishState.ASKED).aggregate(all=Count("pk"), late=late)
    )
    return Waiting(found["all"], found["late"])


def own_requests(by: Actor) -> QuerySet[DataRequest]:
    """What the person asked, latest first. Raises Refused where no role counts."""
    check(permissions.ASK, by, owners=by.own_ids)
    return DataRequest.objects.filter(person=by.person_id).select_related("place").order_by("-asked_at", "id")


def request(request_id: UUID, permission: Permission, *, by: Actor) -> DataRequest:
    """One request. Raises Refused where `by` may not do that with it, and just the same where there is none."""
    rows = DataRequest.objects.select_related(
        "person__commune", "person__neighbourhood", "place", "answered_by__person"
    )
    found = rows.filter(pk=request_id).first()
    if found is None or not permissions.can_request(permission, found, by=by):
        raise Refused(_("Không có yêu cầu này, hoặc tài khoản này không được xem."))
    return found


def _reached(permission: Permission, by: Actor) -> QuerySet[DataRequest]:
    scope = scope_of(permission, by)
    rows = DataRequest.objects.order_by("due_at", "id")
    return rows if scope.everywhere else rows.filter(place__in=scope.place_ids)
