"""Erasing somebody: what was done in office is a record of the State and stays."""

from datetime import datetime

from django.utils.translation import gettext as _

from camtay.domains.tasks.models import Extension, Task, TaskEvent, TaskFile
from camtay.domains.tasks.queries.kept import ARCHIVE, TERM, tasks_about
from camtay.foundation.access import Actor
from camtay.foundation.kept import Forgotten, Stays, Whom


def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """Nothing goes: tasks and what was said about them are the office's. The caller writes the journal."""
    kept = (
        Task.objects.filter(tasks_about(who)).exists()
        or TaskEvent.objects.filter(by__person__in=who.ids).exists()
        or TaskFile.objects.filter(added_by__person__in=who.ids).exists()
        or Extension.objects.filter(asked_by__person__in=who.ids).exists()
    )
    if not kept:
        return Forgotten()
    return Forgotten(
        (), (Stays(_("Việc được giao khi làm cán bộ, lời trao đổi, tệp kèm theo"), ARCHIVE, TERM),)
    )
