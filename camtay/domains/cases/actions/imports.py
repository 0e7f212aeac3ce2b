"""Dropping in the list a provincial system exports: propose, compare, run, undo."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from camtay.domains.cases import permissions
from camtay.domains.cases.actions import tying
from camtay.domains.cases.actions.mirror import MirrorTarget
from camtay.domains.cases.queries.imports import table_in, table_of
from camtay.domains.cases.rules.mirror import SCHEMA
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import SYSTEM, Actor, Refused, check
from camtay.foundation.audit.journal import record
from camtay.foundation.files.models import StoredFile
from camtay.foundation.jobs import enqueue
from camtay.foundation.tables import batches, comparing, engine, mapping, reading
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.models import Batch, BatchChange, Mode, State

JOB = "cases.import"


@transaction.atomic
def propose_import(
    *,
    place: Place,
    file: StoredFile,
    name: str,
    chosen: Mapping[str, str] | None = None,
    mode: str = Mode.GOOD,
    by: Actor,
    now: datetime,
) -> Batch:
    """A batch waiting for its confirmation, with the mapping chosen, remembered or proposed.

    Raises Refused, or TableProblem when the file is no table.
    """
    check(permissions.IMPORT, by, places=[place.pk])
    batch = batches.propose(
        SCHEMA, table_in(file, name), place_id=place.pk, chosen=chosen, mode=mode, file_ref=str(file.pk), by=by, now=now
    )  # fmt: skip
    record(
        by=by,
        action="cases.import_propose",
        object_type="tables.Batch",
        object_id=batch.pk,
        now=now,
        place_id=place.pk,
    )
    return batch


@transaction.atomic
def map_import(*, batch: Batch, chosen: Mapping[str, str], by: Actor, now: datetime) -> Batch:
    """Change which header serves which column, and remember it for the next list of this kind.

    Raises Refused once the list is confirmed, or TableProblem where the mapping does not fit the file.
    """
    check(permissions.IMPORT, by, places=[batch.place_id])
    return batches.choose_columns(batch, SCHEMA, table_of(batch), chosen, now=now)


def compare_import(*, batch: Batch, by: Actor, now: datetime) -> comparing.Comparison:
    """What the import would do, field by field, without doing it."""
    check(permissions.IMPORT, by, places=[batch.place_id])
    place = places.get(batch.place_id)
    return batches.compare(batch, SCHEMA, table_of(batch), MirrorTarget(place, by=by, now=now))


@transaction.atomic
def confirm_import(*, batch: Batch, mode: str = "", by: Actor) -> None:
    """Have the import carried out by a job; asking twice is one import. `mode`: chosen with the comparison in view."""
    check(permissions.IMPORT, by, places=[batch.place_id])
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in (State.PROPOSED, State.FAILED):
        return
    batch.mode = Mode(mode) if mode else batch.mode
    batch.state = State.RUNNING  # it waits for a worker; the page of its progress is open already
    batch.save(update_fields=["mode", "state"])
    enqueue(JOB, str(batch.pk), {"batch": str(batch.pk), "account": by.account_id})


def run_import(*, batch_id: UUID, by: Actor = SYSTEM, now: datetime) -> Batch:
    """Carry out a proposed batch, chunk by chunk, with progress on its row. Safe to run again after a crash."""
    batch = Batch.objects.get(pk=batch_id)
    try:
        check(permissions.IMPORT, by, places=[batch.place_id])
        table = table_of(batch)
    except (Refused, TableProblem) as error:
        Batch.objects.filter(pk=batch.pk, state=State.RUNNING).update(
            state=State.FAILED, failure=error.message[:500]
        )
        raise
    place = places.get(batch.place_id)
    rows = reading.read(table, SCHEMA, batch.mapping)
    done = engine.run(batch, rows, SCHEMA, MirrorTarget(place, by=by, now=now), now=now)
    with (
        transaction.atomic()
    ):  # after the rows: what was noted meanwhile is seen too, and a crash here is made up for
        tying.settle_place(place_id=place.pk, batch_id=batch.pk, by=by, now=now)
    header = reading.find_header(table, SCHEMA)
    mapping.remember(SCHEMA, batch.place_id, header.labels, batch.mapping, now=now)
    return done


@transaction.atomic
def undo_import(*, batch: Batch, by: Actor, now: datetime) -> Batch:
    """Take a whole list back. Raises UndoRefused, and changes nothing, when a case was changed since."""
    check(permissions.UNDO_IMPORT, by, places=[batch.place_id])
    target = MirrorTarget(places.get(batch.place_id), by=by, now=now)
    ids = list(BatchChange.objects.filter(batch=batch).values_list("object_id", flat=True))
    undone = engine.undo(batch, target, by=by.account_id, now=now)
    target.undone(ids, batch.pk)
    return undone
