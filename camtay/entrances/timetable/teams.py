"""What a new day changes of teams."""

from datetime import datetime
from typing import Any

from camtay.domains.teams import actions
from camtay.foundation import jobs


def fold_day(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Teams begin and end by themselves, and each month counts from its first day."""
    actions.fold_day(now=now)
