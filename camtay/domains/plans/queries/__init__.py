"""Reads for others."""

from camtay.domains.plans.queries.kept import KEEPS, about
from camtay.domains.plans.queries.targets import Target, target_of

__all__ = ["KEEPS", "Target", "about", "target_of"]
