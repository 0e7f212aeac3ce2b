"""What is suspect is counted while nobody works."""

from datetime import datetime
from typing import Any

from camtay.domains.quality import actions
from camtay.foundation import jobs
from camtay.foundation.access import SYSTEM


def count(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """For the marks on pages of figures and the city's list."""
    actions.count_all(by=SYSTEM, now=now)
