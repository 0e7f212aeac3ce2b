"""Reads for others."""

from camtay.domains.quality.queries.beside import suspect_each
from camtay.domains.quality.queries.findings import (
    Finding,
    Mark,
    Standing,
    check_of,
    checks,
    finding,
    findings,
    read,
    records,
    standings,
    suspect,
)
from camtay.domains.quality.queries.kept import KEEPS, about
from camtay.domains.quality.rules.shapes import Check

__all__ = [
    "KEEPS",
    "Check",
    "Finding",
    "Mark",
    "Standing",
    "about",
    "check_of",
    "checks",
    "finding",
    "findings",
    "read",
    "records",
    "standings",
    "suspect",
    "suspect_each",
]
