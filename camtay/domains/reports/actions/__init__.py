"""What may be done."""

from camtay.domains.reports.actions.forgetting import forget

__all__ = ["forget"]
