"""Reads of the tables of work that a place brought in."""

from uuid import UUID

from django.db.models import QuerySet

from camtay.domains.places.models import Place
from camtay.domains.tasks import permissions
from camtay.domains.tasks.rules.table import SCHEMA
from camtay.foundation.access import Actor
from camtay.foundation.tables import batches
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.models import Batch


def import_schema() -> Schema:
    """The columns that a table of work may have."""
    return SCHEMA


def imports(place: Place) -> QuerySet[Batch]:
    """The tables brought in at a place, latest first; those never confirmed are left out."""
    return batches.brought_in(SCHEMA, place.pk)


def import_batch(batch_id: UUID, *, by: Actor) -> Batch:
    """One import. Raises Refused where `by` may not see it, and just the same where there is none."""
    return batches.one(batch_id, SCHEMA, permissions.IMPORT, by=by)
