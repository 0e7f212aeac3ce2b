"""Figures are never typed. What is written down is who read names behind them, and that nobody is kept in them."""

from datetime import datetime

from django.db import transaction

from camtay.domains.indicators.rules.shapes import Indicator
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import look
from camtay.foundation.kept import Forgotten, Whom


@transaction.atomic
def read_names(*, indicator: Indicator, place: Place, names: int, by: Actor, now: datetime) -> None:
    """`by` read the names of so many people behind a figure, having been shown to be allowed to."""
    look(
        by=by, action="indicators.evidence", object_type=indicator.source.model, object_id=f"list:{names}",
        about=None, place_id=place.pk, now=now,
    )  # fmt: skip


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """Nothing is kept here about anybody: see `queries.KEEPS`."""
    return Forgotten()
