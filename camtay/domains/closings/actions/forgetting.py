"""Nobody is kept here."""

from datetime import datetime

from django.db import transaction

from camtay.foundation.access import Actor
from camtay.foundation.kept import Forgotten, Whom


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """Nothing is kept here about anybody: see `queries.KEEPS`."""
    return Forgotten()
