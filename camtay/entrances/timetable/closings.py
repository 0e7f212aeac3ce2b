"""Jobs of closings."""

from datetime import datetime
from typing import Any
from uuid import UUID

from camtay.domains.closings import actions
from camtay.foundation import jobs


def stamp(payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Have a closing stamped. An authority that cannot be reached is asked again, at growing intervals."""
    try:
        actions.stamp(closing_id=UUID(payload["closing"]), now=now)
    except actions.NotStamped as error:
        raise jobs.GiveUp(str(error)) from error


def stamp_the_rest(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Those whose authority was away all day, or was set only now."""
    actions.ask_again(now=now)


def remind(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Whoever closes: a period is due and not closed. Repeated, it sends nothing twice; it closes nothing."""
    actions.remind(now=now)
