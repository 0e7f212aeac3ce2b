"""Bringing in a plan's table of work from Excel: propose, compare, run, undo."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.tasks import messages, permissions
from camtay.domains.tasks.actions.task_target import TaskTarget
from camtay.domains.tasks.models import Task
from camtay.domains.tasks.rules.table import SCHEMA
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
    check(permissions.IMPORT, by, places=[place.pk])
    found = reading.look(table, SCHEMA, place.pk)
    return engine.propose(
        schema=SCHEMA, place_id=place.pk, table=table,
        mapping=found.proposal.mapping if chosen is None else chosen, by=by.account_id, now=now, mode=Mode(mode),
        file_ref=file_ref,
    )  # fmt: skip


@transaction.atomic
def map_import(*, batch: Batch, table: Table, chosen: Mapping[str, str], by: Actor, now: datetime) -> Batch:
    """Change which header serves which column, and remember it. Raises Refused, or TableProblem."""
    check(permissions.IMPORT, by, places=[batch.place_id])
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
    check(permissions.IMPORT, by, places=[batch.place_id])
    rows = reading.read(table, SCHEMA, batch.mapping)
    return comparing.compare(rows, SCHEMA, TaskTarget(places.get(batch.place_id), by=by, now=now))


@transaction.atomic
def confirm_import(*, batch: Batch, table: Table, by: Actor, now: datetime) -> Batch:
    """Carry the table out while one waits (some hundred rows at most), and tell each doer once."""
    check(permissions.IMPORT, by, places=[batch.place_id])
    place = places.get(batch.place_id)
    header = reading.find_header(table, SCHEMA)
    rows = reading.read(table, SCHEMA, batch.mapping, header)
    done = engine.run(batch, rows, SCHEMA, TaskTarget(place, by=by, now=now), now=now)
    mapping.remember(SCHEMA, place.pk, header.labels, batch.mapping, now)
    tell_import(batch=done, by=by, now=now)
    _journal("tasks.import", done, by=by, now=now)
    return done


def tell_import(*, batch: Batch, by: Actor, now: datetime) -> None:
    """Tell each doer once how much a table gave them; in the caller's transaction, whatever table it was."""
    place = places.get(batch.place_id)
    counts = dict(Task.objects.filter(batch=batch).order_by().values_list("doer").annotate(Count("pk")))
    for account in Account.objects.filter(pk__in=counts.keys() - {by.account_id}).select_related("person"):
        messages.tell_batch(place, account, counts[account.pk], batch=batch.pk, now=now)


@transaction.atomic
def undo_import(*, batch: Batch, by: Actor, now: datetime) -> Batch:
    """Take a whole table back. Raises UndoRefused, and changes nothing, when somebody has begun one of its tasks."""
    check(permissions.IMPORT, by, places=[batch.place_id])
    target = TaskTarget(places.get(batch.place_id), by=by, now=now)
    undone = engine.undo(batch, target, by=by.account_id, now=now)
    _journal("tasks.undo_import", undone, by=by, now=now)
    return undone


def _journal(action: str, batch: Batch, *, by: Actor, now: datetime) -> None:
    record(
        by=by, action=action, object_type="tables.Batch", object_id=batch.pk, now=now, place_id=batch.place_id,
        note=f"new:{batch.new} changed:{batch.changed} wrong:{batch.wrong}",
    )  # fmt: skip
