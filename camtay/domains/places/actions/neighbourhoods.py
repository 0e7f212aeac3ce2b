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
from camtay.foundation.access import Actor
from camtay.foundation.tables import batches, comparing, engine
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.models import Batch, Mode
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
    return batches.propose(
        SCHEMA, table, place_id=place.pk, chosen=chosen, mode=mode, file_ref=file_ref, by=by, now=now
    )


@transaction.atomic
def map_neighbourhoods(
    *, batch: Batch, table: Table, chosen: Mapping[str, str], by: Actor, now: datetime
) -> Batch:
    """Change which header serves which column, and remember it. Raises Refused, or TableProblem."""
    _place_of(batch, by)
    return batches.choose_columns(batch, SCHEMA, table, chosen, now=now)


def compare_neighbourhoods(*, batch: Batch, table: Table, by: Actor, now: datetime) -> comparing.Comparison:
    """What the batch would do, field by field; writes nothing. `table`: the batch's file, opened again."""
    place = _place_of(batch, by)
    return batches.compare(batch, SCHEMA, table, NeighbourhoodTarget(place, by=by, now=now))


@transaction.atomic
def run_neighbourhoods(*, batch: Batch, table: Table, by: Actor, now: datetime) -> Batch:
    """Carry a proposed batch out and remember its mapping. `table`: the batch's file, opened again."""
    place = _place_of(batch, by)
    done = batches.carry_out(batch, SCHEMA, table, NeighbourhoodTarget(place, by=by, now=now), now=now)
    batches.write_journal("places.import_neighbourhoods", done, by=by, now=now)
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
    batches.write_journal("places.undo_neighbourhoods", undone, by=by, now=now)
    return undone


def _place_of(batch: Batch, by: Actor) -> Place:
    place = Place.objects.select_related("parent").get(pk=batch.place_id)
    check_can_import_neighbourhoods(place, by=by)
    return place
