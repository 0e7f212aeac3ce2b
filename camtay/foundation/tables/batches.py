"""What is the same for every list: proposed, given other columns, compared, carried out, taken back, noted, read again.

Who may, what a row becomes and what else hangs on a list is its domain's, which says so to `Deeds`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from camtay.foundation.access import Actor, Permission, Refused, allows
from camtay.foundation.audit.journal import record
from camtay.foundation.tables import comparing, engine, mapping, reading
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.models import Batch, Mode, State
from camtay.foundation.tables.sheets import Table
from camtay.foundation.tables.targets import Target


class Where(Protocol):
    """A place, of which this room knows its id alone."""

    @property
    def pk(self) -> Any: ...


Spot = TypeVar("Spot", bound=Where)
Kind = TypeVar("Kind", bound=Target)


@dataclass(frozen=True)
class Deeds(Generic[Spot, Kind]):
    """The deeds on the lists of one kind, each in one transaction with its journal; `table` is the batch's file, opened
    again. Every deed raises Refused, or TableProblem where the file does not do.

    `find`: a place by its id. `check(place, by=…)` raises where `by` may not, or where no such list belongs to the place.
    `target(place, by=…, now=…)`: what a row becomes. `done`, `undone`: how the journal calls the two. `carried`,
    `taken_back`: what else is to be done then, with the batch, its target, who and when.
    """

    schema: Schema
    find: Callable[[int], Spot]
    check: Callable[..., None]
    target: Callable[..., Kind]
    done: str
    undone: str
    carried: Callable[[Batch, Kind, Actor, datetime], None] | None = None
    taken_back: Callable[[Batch, Kind, Actor, datetime], None] | None = None

    @transaction.atomic
    def propose(
        self, *, place: Spot, table: Table, chosen: Mapping[str, str] | None = None, mode: str = Mode.GOOD,
        file_ref: str = "", by: Actor, now: datetime,
    ) -> Batch:  # fmt: skip
        """A batch waiting for its confirmation. `chosen`: column key → header; without it, remembered or proposed.
        `file_ref`: where the caller keeps the file, to open it again."""
        self.check(place, by=by)
        return propose(
            self.schema, table, place_id=place.pk, chosen=chosen, mode=mode, file_ref=file_ref, by=by, now=now
        )

    @transaction.atomic
    def choose_columns(
        self, *, batch: Batch, table: Table, chosen: Mapping[str, str], by: Actor, now: datetime
    ) -> Batch:
        """Change which header serves which column, and remember it."""
        self._place_of(batch, by)
        return choose_columns(batch, self.schema, table, chosen, now=now)

    def compare(self, *, batch: Batch, table: Table, by: Actor, now: datetime) -> comparing.Comparison:
        """What the batch would do, field by field; writes nothing."""
        place = self._place_of(batch, by)
        return compare(batch, self.schema, table, self.target(place, by=by, now=now))

    @transaction.atomic
    def carry_out(self, *, batch: Batch, table: Table, by: Actor, now: datetime) -> Batch:
        """While one waits (some thousand rows at most), and remember its columns."""
        place = self._place_of(batch, by)
        target = self.target(place, by=by, now=now)
        header = reading.find_header(table, self.schema)
        rows = reading.read(table, self.schema, batch.mapping, header)
        done = engine.run(batch, rows, self.schema, target, now=now)
        mapping.remember(self.schema, batch.place_id, header.labels, batch.mapping, now)
        if self.carried is not None:
            self.carried(done, target, by, now)
        _write_journal(self.done, done, by=by, now=now)
        return done

    @transaction.atomic
    def bring_in(
        self, *, place: Spot, table: Table, chosen: Mapping[str, str] | None = None, mode: str = Mode.GOOD,
        by: Actor, now: datetime,
    ) -> Batch:  # fmt: skip
        """Propose and carry out in one go, where nobody is asked to confirm."""
        batch = self.propose(place=place, table=table, chosen=chosen, mode=mode, by=by, now=now)
        return self.carry_out(batch=batch, table=table, by=by, now=now)

    @transaction.atomic
    def take_back(self, *, batch: Batch, by: Actor, now: datetime) -> Batch:
        """As a whole. Raises UndoRefused, and changes nothing, when a record was changed or put to use since."""
        place = self._place_of(batch, by)
        target = self.target(place, by=by, now=now)
        undone = engine.undo(batch, target, by=by.account_id, now=now)
        if self.taken_back is not None:
            self.taken_back(undone, target, by, now)
        _write_journal(self.undone, undone, by=by, now=now)
        return undone

    def _place_of(self, batch: Batch, by: Actor) -> Spot:
        place = self.find(batch.place_id)
        self.check(place, by=by)
        return place


def propose(
    schema: Schema, table: Table, *, place_id: int, chosen: Mapping[str, str] | None = None, mode: str, file_ref: str,
    by: Actor, now: datetime,
) -> Batch:  # fmt: skip
    """A batch waiting for its confirmation, in the caller's transaction. Raises TableProblem."""
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


def _write_journal(action: str, batch: Batch, *, by: Actor, now: datetime) -> None:
    """How much was new, changed, wrong: numbers, never what stood in a cell."""
    record(
        by=by, action=action, object_type="tables.Batch", object_id=batch.pk, now=now, place_id=batch.place_id,
        note=f"new:{batch.new} changed:{batch.changed} wrong:{batch.wrong}",
    )  # fmt: skip


def brought_in(schema: Schema, place_id: int) -> QuerySet[Batch]:
    """The lists of one kind that were brought in at a place, latest first; those never confirmed are left out."""
    return engine.history(schema, place_id).exclude(state=State.PROPOSED)


def one(batch_id: UUID, schema: Schema, permission: Permission, *, by: Actor) -> Batch:
    """Raises Refused where `by` may not see it, and in the same words where there is none."""
    batch = Batch.objects.filter(pk=batch_id, schema=schema.name).first()
    if batch is None or not allows(permission, by, places=[batch.place_id]):
        raise Refused(_("Không có lần nạp này, hoặc tài khoản này không được xem."))
    return batch
