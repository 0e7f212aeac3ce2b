"""Erasing somebody: what was closed in office is a record of the State and stays."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.closings.models import Closing
from camtay.domains.closings.queries.kept import ARCHIVE, TERM
from camtay.foundation.access import Actor
from camtay.foundation.kept import Forgotten, Stays, Whom


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """Nothing goes: a closing is chained, and its reason is part of it. The caller writes the journal."""
    if not Closing.objects.filter(closed_by__person__in=who.ids).exclude(reason="").exists():
        return Forgotten()
    return Forgotten((), (Stays(_("Lý do chốt bổ sung số liệu, ghi khi làm cán bộ"), ARCHIVE, TERM),))
