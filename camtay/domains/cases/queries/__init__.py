"""Reads for the doors and the floors above: always through a scope."""

from camtay.domains.cases.queries.cases import (
    Filter,
    by_code_and_phone,
    by_token,
    drafts_of,
    file_for,
    file_names,
    files_of,
    get,
    intake,
    mine,
    search,
    work_list,
)
from camtay.domains.cases.queries.page import Event, Step, due_steps, missing_papers, moves_for, timeline
from camtay.domains.cases.queries.slips import Receipt, receipt

__all__ = [
    "Event",
    "Filter",
    "Receipt",
    "Step",
    "by_code_and_phone",
    "by_token",
    "drafts_of",
    "due_steps",
    "file_for",
    "file_names",
    "files_of",
    "get",
    "intake",
    "mine",
    "missing_papers",
    "moves_for",
    "receipt",
    "search",
    "timeline",
    "work_list",
]
