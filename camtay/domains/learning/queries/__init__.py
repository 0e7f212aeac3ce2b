"""Reads of learning for others."""

from camtay.domains.learning.queries.kept import KEEPS, about
from camtay.domains.learning.queries.progress import progress_of

__all__ = ["KEEPS", "about", "progress_of"]
