"""Jobs of reports."""

from datetime import datetime
from typing import Any

from camtay.domains.reports import actions
from camtay.foundation import jobs


def send_morning_lists(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """To officials, what is late or about to be due. Repeated, it sends nothing twice."""
    actions.send_morning_lists(now=now)
