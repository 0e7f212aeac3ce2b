"""Reads for others."""

from camtay.domains.closings.queries.kept import KEEPS, about

__all__ = ["KEEPS", "about"]
