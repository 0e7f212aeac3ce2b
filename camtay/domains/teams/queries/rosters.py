"""Lists of teams that were brought in, and the list as it is taken out."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from camtay.domains.places.models import Place
from camtay.domains.teams.models import Membership, Team
from camtay.domains.teams.permissions import KEEP, check_can_keep
from camtay.domains.teams.rules import roster
from camtay.domains.teams.states import Duty, TeamKind
from camtay.foundation.access import Actor
from camtay.foundation.tables import batches
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.models import Batch
from camtay.foundation.vietnamese import phone_display


def roster_schema() -> Schema:
    """The columns of a list of teams, for the page that confirms a mapping."""
    return roster.SCHEMA


def roster_imports(place: Place) -> QuerySet[Batch]:
    """The lists of teams brought in at a commune, latest first; those never confirmed are left out."""
    return batches.brought_in(roster.SCHEMA, place.pk)


def roster_batch(batch_id: UUID, *, by: Actor) -> Batch:
    """One import of teams. Raises Refused where `by` may not see it, and just the same where there is none."""
    return batches.one(batch_id, roster.SCHEMA, KEEP, by=by)


def roster_rows(commune: Place, *, on: date, by: Actor) -> Iterator[dict[str, Any]]:
    """All members of the community teams that stand in a commune, those who left too, as a list to bring in again
    without effect. Raises Refused for whoever does not keep teams there."""
    check_can_keep(commune, by=by)
    standing = Team.objects.on(on).filter(commune=commune, kind=TeamKind.COMMUNITY)
    rows = (
        Membership.objects.filter(team__in=standing).exclude(name="").select_related("team", "neighbourhood")
    )
    for one in rows.order_by("team__name", "team", "search", "pk").iterator(1000):
        yield {
            "team": one.team.name,
            "neighbourhood": one.neighbourhood.name if one.neighbourhood is not None else "",
            "decision_number": one.team.decision_number, "decision_day": one.team.decision_day,
            "name": one.name, "birth_year": one.birth_year,
            "phone": phone_display(one.phone) if one.phone else "", "duty": str(Duty(one.duty).label),
            "is_core": one.is_core, "area": one.area, "since": one.since, "until": one.until, "knows": one.knows,
        }  # fmt: skip
