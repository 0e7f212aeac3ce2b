"""Reads for others."""

from camtay.domains.reports.queries.kept import KEEPS, about
from camtay.domains.reports.queries.monday import (
    CaseLine,
    Cause,
    Monday,
    TaskLine,
    monday,
    monday_places,
    week_of,
)
from camtay.domains.reports.queries.morning import Morning, morning, wants_morning
from camtay.domains.reports.rules.deciding import Choice

__all__ = [
    "KEEPS", "CaseLine", "Cause", "Choice", "Monday", "Morning", "TaskLine", "about", "monday", "monday_places", "morning", "wants_morning",
    "week_of",
]  # fmt: skip
