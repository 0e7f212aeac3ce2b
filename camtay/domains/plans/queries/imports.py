"""Reads of the tables of work that a place brought in for its plan."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.domains.plans import permissions
from camtay.domains.plans.rules.table import SCHEMA
from camtay.foundation.access import Actor, Refused, allows
from camtay.foundation.tables import engine
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.models import Batch, State

NOT_YOURS = _("Không có lần nạp này, hoặc tài khoản này không được xem.")


def import_schema() -> Schema:
    """The columns that a plan's table of work may have."""
    return SCHEMA


def imports(place: Place) -> QuerySet[Batch]:
    """The tables brought in at a place, latest first; those never confirmed are left out."""
    return engine.history(SCHEMA, place.pk).exclude(state=State.PROPOSED)


def import_batch(batch_id: UUID, *, by: Actor) -> Batch:
    """One import. Raises Refused where `by` may not see it, and just the same where there is none."""
    batch = Batch.objects.filter(pk=batch_id, schema=SCHEMA.name).first()
    if batch is None or not allows(permissions.KEEP, by, places=[batch.place_id]):
        raise Refused(NOT_YOURS)
    return batch
