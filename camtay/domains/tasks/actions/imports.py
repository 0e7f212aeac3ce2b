"""Bringing in a plan's table of work from Excel; each doer is told once."""

from datetime import datetime

from django.db.models import Count

from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.tasks import messages, permissions
from camtay.domains.tasks.actions.task_target import TaskTarget
from camtay.domains.tasks.models import Task
from camtay.domains.tasks.rules.table import SCHEMA
from camtay.foundation.access import Actor, check
from camtay.foundation.tables.batches import Deeds
from camtay.foundation.tables.models import Batch


def tell_import(*, batch: Batch, by: Actor, now: datetime) -> None:
    """Tell each doer once how much a table gave them; in the caller's transaction, whatever table it was."""
    place = places.get(batch.place_id)
    counts = dict(Task.objects.filter(batch=batch).order_by().values_list("doer").annotate(Count("pk")))
    for account in Account.objects.filter(pk__in=counts.keys() - {by.account_id}).select_related("person"):
        messages.tell_batch(place, account, counts[account.pk], batch=batch.pk, now=now)


def _check(place: Place, *, by: Actor) -> None:
    check(permissions.IMPORT, by, places=[place.pk])


def _tell(batch: Batch, _target: TaskTarget, by: Actor, now: datetime) -> None:
    tell_import(batch=batch, by=by, now=now)


_DEEDS = Deeds(
    SCHEMA, places.get, _check, TaskTarget, done="tasks.import", undone="tasks.undo_import", carried=_tell
)
propose_import = _DEEDS.propose
map_import = _DEEDS.choose_columns
compare_import = _DEEDS.compare
confirm_import = _DEEDS.carry_out
undo_import = _DEEDS.take_back
