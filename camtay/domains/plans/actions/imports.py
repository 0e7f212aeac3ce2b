"""Bringing in a plan's table of work from Excel: propose, compare, run, undo."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.plans import permissions
from camtay.domains.plans.actions.work_target import WorkTarget
from camtay.domains.plans.rules.table import SCHEMA
from camtay.domains.tasks import actions as tasks
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.audit.journal import record
from camtay.foundation.tables import comparing, engine, mapping, reading
from camtay.foundation.tables.models import Batch, Mode, State
from camtay.foundation.tables.sheets import Table


@transaction.atomic
def propose_import(
    *, place: Place, table: Table, chosen: Mapping[str, str] | None = None, mode: str = Mode.GOOD, file_ref: str = "",
    by: Actor, now: datetime,
) -> Batch:  # fmt: skip
    """A batch waiting for its confirmation. Raises Refused, or TableProblem when the file is no table."""
    check(permissions.KEEP, by, places=[place.pk])
    found = reading.look(table, SCHEMA, place.pk)
    return engine.propose(
        schema=SCHEMA, place_id=place.pk, table=table,
        mapping=found.proposal.mapping if chosen is None else chosen, by=by.account_id, now=now, mode=Mode(mode),
        file_ref=file_ref,
    )  # fmt: skip


@transaction.atomic
def map_import(*, batch: Batch, table: Table, chosen: Mapping[str, str], by: Actor, now: datetime) -> Batch:
    """Change which header serves which column, and remember it. Raises Refused, or TableProblem."""
    check(permissions.KEEP, by, places=[batch.place_id])
    if batch.state != State.PROPOSED:
        raise Refused(_("Danh sách này đã nạp nên không đổi cột được nữa. Hãy hoàn tác rồi nạp lại."))
    header = reading.find_header(table, SCHEMA)
    mapping.checked(SCHEMA, header.labels, chosen)
    batch.mapping = dict(chosen)
    batch.save(update_fields=["mapping"])
    mapping.remember(SCHEMA, batch.place_id, header.labels, chosen, now)
    return batch


def compare_import(*, batch: Batch, table: Table, by: Actor, now: datetime) -> comparing.Comparison:
    """What the table would do, field by field; writes nothing."""
    check(permissions.KEEP, by, places=[batch.place_id])
    rows = reading.read(table, SCHEMA, batch.mapping)
    return comparing.compare(rows, SCHEMA, WorkTarget(places.get(batch.place_id), by=by, now=now))


@transaction.atomic
def confirm_import(*, batch: Batch, table: Table, by: Actor, now: datetime) -> Batch:
    """Carry the table out while one waits (some hundred rows at most), and tell each doer once."""
    check(permissions.KEEP, by, places=[batch.place_id])
    place = places.get(batch.place_id)
    header = reading.find_header(table, SCHEMA)
    rows = reading.read(table, SCHEMA, batch.mapping, header)
    done = engine.run(batch, rows, SCHEMA, WorkTarget(place, by=by, now=now), now=now)
    mapping.remember(SCHEMA, place.pk, header.labels, batch.mapping, now)
    tasks.tell_import(batch=done, by=by, now=now)
    _journal("plans.import", done, by=by, now=now)
    return done


@transaction.atomic
def undo_import(*, batch: Batch, by: Actor, now: datetime) -> Batch:
    """Take a whole table back. Raises UndoRefused, and changes nothing, when somebody has begun one of its tasks."""
    check(permissions.KEEP, by, places=[batch.place_id])
    undone = engine.undo(
        batch, WorkTarget(places.get(batch.place_id), by=by, now=now), by=by.account_id, now=now
    )
    _journal("plans.undo_import", undone, by=by, now=now)
    return undone


def _journal(action: str, batch: Batch, *, by: Actor, now: datetime) -> None:
    record(
        by=by, action=action, object_type="tables.Batch", object_id=batch.pk, now=now, place_id=batch.place_id,
        note=f"new:{batch.new} changed:{batch.changed} wrong:{batch.wrong}",
    )  # fmt: skip
