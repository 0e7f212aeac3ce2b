"""Bringing in a commune's neighbourhoods from a table: propose, compare, run, undo."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.places.actions.neighbourhood_target import NeighbourhoodTarget
from camtay.domains.places.models import Place
from camtay.domains.places.permissions import check_can_import_neighbourhoods
from camtay.domains.places.rules.neighbourhoods import SCHEMA
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.tables import comparing, engine, mapping, reading
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.models import Batch, Mode, State
from camtay.foundation.tables.sheets import Table


@transaction.atomic
def propose_neighbourhoods(
    *,
    place: Place,
    table: Table,
    chosen: Mapping[str, str] | None = None,
    mode: str = Mode.GOOD,
    file_ref: str = "",
    by: Actor,
    now: datetime,
) -> Batch:
    """A batch waiting for its confirmation. `chosen`: column key → header; without it, remembered or proposed.

    `file_ref`: where the caller keeps the file, to open it again. Raises Refused, or TableProblem.
    """
    check_can_import_neighbourhoods(place, by=by)
    if place.kind != Kind.COMMUNE:
        raise TableProblem(_("Thôn, tổ dân phố phải nhập vào một xã, phường, đặc khu."))
    found = reading.look(table, SCHEMA, place.pk)
    return engine.propose(
        schema=SCHEMA,
        place_id=place.pk,
        table=table,
        mapping=found.proposal.mapping if chosen is None else chosen,
        by=by.account_id,
        now=now,
        mode=Mode(mode),
        file_ref=file_ref,
    )


@transaction.atomic
def map_neighbourhoods(
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


def compare_neighbourhoods(*, batch: Batch, table: Table, by: Actor, now: datetime) -> comparing.Comparison:
    """What the batch would do, field by field; writes nothing. `table`: the batch's file, opened again."""
    place = _place_of(batch, by)
    rows = reading.read(table, SCHEMA, batch.mapping)
    return comparing.compare(rows, SCHEMA, NeighbourhoodTarget(place, by=by, now=now))


@transaction.atomic
def run_neighbourhoods(*, batch: Batch, table: Table, by: Actor, now: datetime) -> Batch:
    """Carry a proposed batch out and remember its mapping. `table`: the batch's file, opened again."""
    place = _place_of(batch, by)
    header = reading.find_header(table, SCHEMA)
    rows = reading.read(table, SCHEMA, batch.mapping, header)
    done = engine.run(batch, rows, SCHEMA, NeighbourhoodTarget(place, by=by, now=now), now=now)
    mapping.remember(SCHEMA, place.pk, header.labels, batch.mapping, now)
    _journal("places.import_neighbourhoods", done, by=by, now=now)
    return done


@transaction.atomic
def import_neighbourhoods(
    *,
    place: Place,
    table: Table,
    chosen: Mapping[str, str] | None = None,
    mode: str = Mode.GOOD,
    by: Actor,
    now: datetime,
) -> Batch:
    """Propose and carry out in one go, where nobody is asked to confirm."""
    batch = propose_neighbourhoods(place=place, table=table, chosen=chosen, mode=mode, by=by, now=now)
    return run_neighbourhoods(batch=batch, table=table, by=by, now=now)


@transaction.atomic
def undo_neighbourhoods(*, batch: Batch, by: Actor, now: datetime) -> Batch:
    """Take a whole batch back. Raises UndoRefused, and changes nothing, when a neighbourhood was changed or is in use."""
    place = _place_of(batch, by)
    undone = engine.undo(batch, NeighbourhoodTarget(place, by=by, now=now), by=by.account_id, now=now)
    _journal("places.undo_neighbourhoods", undone, by=by, now=now)
    return undone


def _place_of(batch: Batch, by: Actor) -> Place:
    place = Place.objects.select_related("parent").get(pk=batch.place_id)
    check_can_import_neighbourhoods(place, by=by)
    return place


def _journal(action: str, batch: Batch, *, by: Actor, now: datetime) -> None:
    record(
        by=by,
        action=action,
        object_type="tables.Batch",
        object_id=batch.pk,
        now=now,
        place_id=batch.place_id,
        note=f"new:{batch.new} changed:{batch.changed} wrong:{batch.wrong}",
    )
