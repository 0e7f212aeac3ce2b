"""Reads for others."""

from camtay.domains.quality.queries.kept import KEEPS, about

__all__ = ["KEEPS", "about"]
