"""Who stands in for whom."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.tasks import permissions
from camtay.domains.tasks.models import Deputy
from camtay.foundation.access import Actor, Refused, allows, scope_of


def deputies(*, by: Actor) -> QuerySet[Deputy]:
    """Those of one's places, and those in which one is either of the two; the latest first."""
    scope = scope_of(permissions.DEPUTE, by)
    rows = Deputy.objects.select_related(
        "principal__person", "deputy__person", "recorded_by__person", "place"
    )
    if scope.everywhere:
        return rows
    mine = Q(principal=by.account_id) | Q(deputy=by.account_id) if by.account_id else Q(pk=None)
    return rows.filter(Q(place__in=scope.place_ids) | mine)


def deputy(deputy_id: UUID, *, by: Actor) -> Deputy:
    """One whose end `by` may set. Raises Refused, and just the same where there is none."""
    found = deputies(by=by).filter(pk=deputy_id).first()
    if found is None or not may_end(found, by=by):
        raise Refused(_("Không có giấy này, hoặc tài khoản này không được sửa."))
    return found


def may_end(one: Deputy, *, by: Actor) -> bool:
    return allows(
        permissions.DEPUTE,
        by,
        places=[one.place_id],
        owners=by.own_ids if one.principal_id == by.account_id else (),
    )


def may_depute(by: Actor) -> bool:
    return any(held.role in permissions.DEPUTE.grants for held in by.roles)


def deputy_places(by: Actor) -> list[Place]:
    """The communes where `by` may write down a deputy, of themselves at least."""
    scope = scope_of(permissions.DEPUTE, by)
    held = {one.place_id for one in by.roles if one.role in permissions.DEPUTE.grants}
    return places.communes_among(scope.place_ids | held)


def for_all(place: Place, *, by: Actor) -> bool:
    """May `by` say who stands in for others there, not only for themselves?"""
    return allows(permissions.DEPUTE, by, places=[place.pk])


def standing_in_for(by: Actor, *, on: date) -> list[Deputy]:
    """Whom `by` stands in for on a day, with their names."""
    if by.account_id is None:
        return []
    rows = Deputy.objects.filter(deputy=by.account_id, valid_from__lte=on, valid_until__gte=on, ended_at=None)
    return list(rows.select_related("principal__person").order_by("valid_until", "pk"))
