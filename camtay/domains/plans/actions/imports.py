"""Bringing in a plan's table of work from Excel; each doer is told once."""

from datetime import datetime

from camtay.domains.places import queries as places
from camtay.domains.plans import permissions
from camtay.domains.plans.actions.work_target import WorkTarget
from camtay.domains.plans.rules.table import SCHEMA
from camtay.domains.tasks import actions as tasks
from camtay.foundation.access import Actor
from camtay.foundation.tables.batches import Deeds
from camtay.foundation.tables.models import Batch


def _tell(batch: Batch, _target: WorkTarget, by: Actor, now: datetime) -> None:
    tasks.tell_import(batch=batch, by=by, now=now)


_DEEDS = Deeds(
    SCHEMA, places.get, permissions.check_can_keep, WorkTarget, done="plans.import", undone="plans.undo_import",
    carried=_tell,
)  # fmt: skip
propose_import = _DEEDS.propose
map_import = _DEEDS.choose_columns
compare_import = _DEEDS.compare
confirm_import = _DEEDS.carry_out
undo_import = _DEEDS.take_back
