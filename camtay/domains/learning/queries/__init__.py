"""Reads of learning for others."""

from camtay.domains.learning.queries.progress import progress_of

__all__ = ["progress_of"]
