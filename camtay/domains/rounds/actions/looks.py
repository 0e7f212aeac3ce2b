"""Whoever opens a list of people is noted."""

from datetime import datetime

from django.db import transaction

from camtay.foundation.access import Actor
from camtay.foundation.audit import journal


@transaction.atomic
def looked(*, what: str, by: Actor, now: datetime) -> None:
    """A list of visits, of deeds that wait, of people to choose from, was shown."""
    journal.look(
        by=by, action=f"rounds.look_{what}", object_type="rounds", object_id=what, about=None, now=now
    )
