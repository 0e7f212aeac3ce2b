"""Reads of the imported lists of a place."""

from uuid import UUID

from django.db.models import QuerySet

from camtay.domains.cases import permissions
from camtay.domains.cases.rules.mirror import SCHEMA
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.files import open_file
from camtay.foundation.files.models import StoredFile
from camtay.foundation.tables import batches, engine, reading
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.models import Batch
from camtay.foundation.tables.sheets import Table, open_table


def import_schema() -> Schema:
    """The columns that a list of cases may have."""
    return SCHEMA


def import_places(by: Actor) -> list[Place]:
    """The communes whose lists `by` may bring in, in Vietnamese order."""
    scope = scope_of(permissions.IMPORT, by)
    return places.communes_among(scope.place_ids)


def imports(place: Place) -> QuerySet[Batch]:
    """The lists brought in at a place, latest first; those never confirmed are left out."""
    return batches.brought_in(SCHEMA, place.pk)


def import_batch(batch_id: UUID, *, by: Actor) -> Batch:
    """One import. Raises Refused where `by` may not see it, and just the same where there is none."""
    return batches.one(batch_id, SCHEMA, permissions.IMPORT, by=by)


def import_preview(batch: Batch) -> reading.Preview:
    """The batch's file: its headers, the proposed mapping and the first rows. Raises TableProblem."""
    return reading.look(table_of(batch), SCHEMA, batch.place_id)


def imported_before(batch: Batch) -> Batch | None:
    """The finished import of the very same file, when there is one."""
    return engine.same_file(batch)


def table_of(batch: Batch) -> Table:
    """The batch's file, opened as a table."""
    return table_in(StoredFile.objects.get(pk=batch.file_ref), batch.file_name)


def table_in(file: StoredFile, name: str) -> Table:
    """Raises TableProblem where the file holds no table."""
    with open_file(file) as stream:
        return open_table(stream.read(), name)
