"""Reads for the doors and the floors above: always through a scope."""

from camtay.domains.cases.queries.cases import (
    Filter,
    by_token,
    drafts_of,
    file_for,
    get,
    intake,
    mine,
    search,
    work_list,
)
from camtay.domains.cases.queries.page import Event, Step, due_steps, missing_papers, moves_for, timeline

__all__ = [
    "Event",
    "Filter",
    "Step",
    "by_token",
    "drafts_of",
    "due_steps",
    "file_for",
    "get",
    "intake",
    "mine",
    "missing_papers",
    "moves_for",
    "search",
    "timeline",
    "work_list",
]
