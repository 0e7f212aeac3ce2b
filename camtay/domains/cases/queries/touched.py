"""When somebody of the office last did something to a case: what stands still is seen by it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from camtay.domains.cases import states
from camtay.domains.cases.models import Case


def last_touched(cases: Iterable[Case]) -> dict[UUID, datetime]:
    """Case → the last step, note, pause or letter of apology, else its receipt. One query.

    Mirrored cases are left out: what is done to them is done in another system.
    """
    own = [one.pk for one in cases if one.origin == states.Origin.OWN]
    if not own:
        return {}
    deeds = {
        "begun": Max("steps__begun_at"), "written": Max("notes__written_at"), "paused": Max("pauses__since"),
        "apologised": Max("apologies__issued_at"),
    }  # fmt: skip
    rows: Any = Case.objects.filter(pk__in=own).order_by().values("pk", "received_at").annotate(**deeds)
    found = {}
    for row in rows:
        known = [row[name] for name in ("received_at", *deeds) if row[name] is not None]
        if known:
            found[row["pk"]] = max(known)
    return found
