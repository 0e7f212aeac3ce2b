"""Bringing in a commune's roll of officials from a table: propose, compare, run, undo."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.learning.actions.officials_target import OfficialTarget
from camtay.domains.learning.permissions import check_can_keep_roll
from camtay.domains.learning.rules.officials import SCHEMA
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.tables import comparing, engine, mapping, reading
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.models import Batch, Mode, State
from camtay.foundation.tables.sheets import Table


@transaction.atomic
def propose_officials(
    *, place: Place, table: Table, mode: str = Mode.GOOD, file_ref: str = "", by: Actor, now: datetime
) -> Batch:
    """A batch waiting for its confirmation. `file_ref`: where the caller keeps the file. Raises Refused, TableProblem."""
    check_can_keep_roll(place, by=by)
    if place.kind != Kind.COMMUNE:
        raise TableProblem(_("Danh sách cán bộ phải nhập vào một xã, phường, đặc khu."))
    found = reading.look(table, SCHEMA, place.pk)
    return engine.propose(
        schema=SCHEMA, place_id=place.pk, table=table, mapping=found.proposal.mapping, by=by.account_id, now=now,
        mode=Mode(mode), file_ref=file_ref,
    )  # fmt: skip


@transaction.atomic
def map_officials(
    *, batch: Batch, table: Table, chosen: Mapping[str, str], by: Actor, now: datetime
) -> Batch:
    """Change which header serves which column, and remember it. Raises Refused, or TableProblem."""
    place = _place_of(batch, by)
    if batch.state != State.PROPOSED:
        raise Refused(_("Danh sách này đã nạp nên không đổi cột được nữa. Hãy hoàn tác rồi nạp lại."))
    header = reading.find_header(table, SCHEMA)
    mapping.checked(SCHEMA, header.labels, chosen)
    batch.mapping = dict(chosen)
    batch.save(update_fields=["mapping"])
    mapping.remember(SCHEMA, place.pk, header.labels, chosen, now)
    return batch


def compare_officials(*, batch: Batch, table: Table, by: Actor, now: datetime) -> comparing.Comparison:
    """What the batch would do, field by field; writes nothing."""
    place = _place_of(batch, by)
    rows = reading.read(table, SCHEMA, batch.mapping)
    return comparing.compare(rows, SCHEMA, OfficialTarget(place, by=by, now=now))


@transaction.atomic
def run_officials(*, batch: Batch, table: Table, by: Actor, now: datetime) -> Batch:
    """Carry a proposed batch out and remember its mapping. `table`: the batch's file, opened again."""
    place = _place_of(batch, by)
    header = reading.find_header(table, SCHEMA)
    rows = reading.read(table, SCHEMA, batch.mapping, header)
    done = engine.run(batch, rows, SCHEMA, OfficialTarget(place, by=by, now=now), now=now)
    mapping.remember(SCHEMA, place.pk, header.labels, batch.mapping, now)
    _journal("learning.import_officials", done, by=by, now=now)
    return done


@transaction.atomic
def undo_officials(*, batch: Batch, by: Actor, now: datetime) -> Batch:
    """Take a whole batch back. Raises UndoRefused, and changes nothing, when somebody in it was changed since, or has
    been to a course."""
    place = _place_of(batch, by)
    undone = engine.undo(batch, OfficialTarget(place, by=by, now=now), by=by.account_id, now=now)
    _journal("learning.undo_officials", undone, by=by, now=now)
    return undone


def _place_of(batch: Batch, by: Actor) -> Place:
    place = places.get(batch.place_id)
    check_can_keep_roll(place, by=by)
    return place


def _journal(action: str, batch: Batch, *, by: Actor, now: datetime) -> None:
    note = f"new:{batch.new} changed:{batch.changed} wrong:{batch.wrong}"
    record(
        by=by, action=action, object_type="tables.Batch", object_id=batch.pk, now=now, place_id=batch.place_id,
        note=note,
    )  # fmt: skip
