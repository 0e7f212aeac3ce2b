"""Reads of the tables of work and of goals that a place brought in for its plans."""

from uuid import UUID

from django.db.models import QuerySet

from camtay.domains.places.models import Place
from camtay.domains.plans import permissions
from camtay.domains.plans.rules.goal_table import SCHEMA as GOALS
from camtay.domains.plans.rules.table import SCHEMA
from camtay.foundation.access import Actor
from camtay.foundation.tables import batches
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.models import Batch


def import_schema() -> Schema:
    """The columns that a plan's table of work may have."""
    return SCHEMA


def imports(place: Place) -> QuerySet[Batch]:
    """The tables brought in at a place, latest first; those never confirmed are left out."""
    return batches.brought_in(SCHEMA, place.pk)


def import_batch(batch_id: UUID, *, by: Actor) -> Batch:
    """One import. Raises Refused where `by` may not see it, and just the same where there is none."""
    return batches.one(batch_id, SCHEMA, permissions.KEEP, by=by)


def goals_schema() -> Schema:
    """The columns that a plan's table of goals may have."""
    return GOALS


def goals_imports(place: Place) -> QuerySet[Batch]:
    """The tables of goals brought in at a place, latest first; those never confirmed are left out."""
    return batches.brought_in(GOALS, place.pk)


def goals_batch(batch_id: UUID, *, by: Actor) -> Batch:
    """One import of goals. Raises Refused where `by` may not see it, and just the same where there is none."""
    return batches.one(batch_id, GOALS, permissions.KEEP, by=by)
