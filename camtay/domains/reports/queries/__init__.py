"""Reads for others."""

from camtay.domains.reports.queries.kept import KEEPS, about

__all__ = ["KEEPS", "about"]
