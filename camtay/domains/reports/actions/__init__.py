"""What may be done."""

from camtay.domains.reports.actions.forgetting import forget
from camtay.domains.reports.actions.morning import choose_morning, send_morning_lists

__all__ = ["choose_morning", "forget", "send_morning_lists"]
