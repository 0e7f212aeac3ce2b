"""Jobs of the task domain."""

from datetime import datetime
from typing import Any

from camtay.domains.tasks import actions
from camtay.foundation import jobs


def remind(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Who has something to do that is about to be due, is due today, or is late. Repeated, it sends nothing twice."""
    actions.remind(now=now)
