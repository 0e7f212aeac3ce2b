"""What may be done."""

from camtay.domains.quality.actions.forgetting import forget
from camtay.domains.quality.actions.noting import Unfit, count, count_all, note, read_names

__all__ = ["Unfit", "count", "count_all", "forget", "note", "read_names"]
