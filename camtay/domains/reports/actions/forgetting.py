"""Erasing somebody: what an official wrote on a statement is a record of the office and stays."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.reports.models import OwnLine
from camtay.domains.reports.queries.kept import ARCHIVE, TERM
from camtay.foundation.access import Actor
from camtay.foundation.kept import Forgotten, Stays, Whom


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """Nothing goes: statements are the office's. The caller writes the journal."""
    if not OwnLine.objects.filter(account__person__in=who.ids).exists():
        return Forgotten()
    return Forgotten((), (Stays(_("Dòng tự ghi trên bảng kê công việc tháng"), ARCHIVE, TERM),))
