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
from camtay.foundation.access import Actor
from camtay.foundation.tables import batches, comparing, engine
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.models import Batch, Mode
from camtay.foundation.tables.sheets import Table


@transaction.atomic
def propose_officials(
    *, place: Place, table: Table, mode: str = Mode.GOOD, file_ref: str = "", by: Actor, now: datetime
) -> Batch:
    """A batch waiting for its confirmation. `file_ref`: where the caller keeps the file. Raises Refused, TableProblem."""
    check_can_keep_roll(place, by=by)
    if place.kind != Kind.COMMUNE:
        raise TableProblem(_("Danh sách cán bộ phải nhập vào một xã, phường, đặc khu."))
    return batches.propose(SCHEMA, table, place_id=place.pk, mode=mode, file_ref=file_ref, by=by, now=now)


@transaction.atomic
def map_officials(
    *, batch: Batch, table: Table, chosen: Mapping[str, str], by: Actor, now: datetime
) -> Batch:
    """Change which header serves which column, and remember it. Raises Refused, or TableProblem."""
    _place_of(batch, by)
    return batches.choose_columns(batch, SCHEMA, table, chosen, now=now)


def compare_officials(*, batch: Batch, table: Table, by: Actor, now: datetime) -> comparing.Comparison:
    """What the batch would do, field by field; writes nothing."""
    place = _place_of(batch, by)
    return batches.compare(batch, SCHEMA, table, OfficialTarget(place, by=by, now=now))


@transaction.atomic
def run_officials(*, batch: Batch, table: Table, by: Actor, now: datetime) -> Batch:
    """Carry a proposed batch out and remember its mapping. `table`: the batch's file, opened again."""
    place = _place_of(batch, by)
    done = batches.carry_out(batch, SCHEMA, table, OfficialTarget(place, by=by, now=now), now=now)
    batches.write_journal("learning.import_officials", done, by=by, now=now)
    return done


@transaction.atomic
def undo_officials(*, batch: Batch, by: Actor, now: datetime) -> Batch:
    """Take a whole batch back. Raises UndoRefused, and changes nothing, when somebody in it was changed since, or has
    been to a course."""
    place = _place_of(batch, by)
    undone = engine.undo(batch, OfficialTarget(place, by=by, now=now), by=by.account_id, now=now)
    batches.write_journal("learning.undo_officials", undone, by=by, now=now)
    return undone


def _place_of(batch: Batch, by: Actor) -> Place:
    place = places.get(batch.place_id)
    check_can_keep_roll(place, by=by)
    return place
