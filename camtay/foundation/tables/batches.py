"""The deeds on a batch that are the same for every list: proposed, given other columns, compared, carried out, noted.

Who may, what a list is for, and what else hangs on it is the caller's, in the caller's transaction.
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.tables import comparing, engine, mapping, reading
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.models import Batch, Mode, State
from camtay.foundation.tables.sheets import Table
from camtay.foundation.tables.targets import Target


def propose(
    schema: Schema, table: Table, *, place_id: int, chosen: Mapping[str, str] | None = None, mode: str, file_ref: str,
    by: Actor, now: datetime,
) -> Batch:  # fmt: skip
    """A batch waiting for its confirmation. `chosen`: column key → header; without it, remembered or proposed. Raises
    TableProblem."""
    found = reading.look(table, schema, place_id)
    return engine.propose(
        schema=schema, place_id=place_id, table=table, by=by.account_id, now=now, mode=Mode(mode), file_ref=file_ref,
        mapping=found.proposal.mapping if chosen is None else chosen,
    )  # fmt: skip


def choose_columns(
    batch: Batch, schema: Schema, table: Table, chosen: Mapping[str, str], *, now: datetime
) -> Batch:
    """Change which header serves which column, and remember it. Raises Refused once it is carried out, TableProblem."""
    if batch.state != State.PROPOSED:
        raise Refused(_("Danh sách này đã nạp nên không đổi cột được nữa. Hãy hoàn tác rồi nạp lại."))
    header = reading.find_header(table, schema)
    mapping.checked(schema, header.labels, chosen)
    batch.mapping = dict(chosen)
    batch.save(update_fields=["mapping"])
    mapping.remember(schema, batch.place_id, header.labels, chosen, now)
    return batch


def compare(batch: Batch, schema: Schema, table: Table, target: Target) -> comparing.Comparison:
    """What the batch would do, field by field; writes nothing. `table`: the batch's file, opened again."""
    return comparing.compare(reading.read(table, schema, batch.mapping), schema, target)


def carry_out(batch: Batch, schema: Schema, table: Table, target: Target, *, now: datetime) -> Batch:
    """Carry a proposed batch out and remember its columns. `table`: the batch's file, opened again."""
    header = reading.find_header(table, schema)
    rows = reading.read(table, schema, batch.mapping, header)
    done = engine.run(batch, rows, schema, target, now=now)
    mapping.remember(schema, batch.place_id, header.labels, batch.mapping, now)
    return done


def write_journal(action: str, batch: Batch, *, by: Actor, now: datetime) -> None:
    """How much was new, changed, wrong: numbers, never what stood in a cell."""
    record(
        by=by, action=action, object_type="tables.Batch", object_id=batch.pk, now=now, place_id=batch.place_id,
        note=f"new:{batch.new} changed:{batch.changed} wrong:{batch.wrong}",
    )  # fmt: skip
