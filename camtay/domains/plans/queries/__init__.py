"""Reads for others."""

from camtay.domains.plans.queries.kept import KEEPS, about

__all__ = ["KEEPS", "about"]
