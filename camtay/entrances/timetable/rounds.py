"""Houses worth a visit: proposed for the week of tomorrow, and folded with what was done."""

from datetime import datetime, timedelta
from typing import Any

from camtay.domains.rounds import actions, queries
from camtay.foundation import jobs
from camtay.foundation.access import SYSTEM


def propose(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """On Sundays for the week that begins; on other days for helpers who have come meanwhile. Repeated, nothing more."""
    actions.propose_visits(week=queries.this_week(now + timedelta(days=1)), by=SYSTEM, now=now)


def fold(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Visits that a session at the desk has done; and those of weeks gone by."""
    actions.fold_visits(now=now)
