"""What may be done."""

from camtay.domains.closings.actions.forgetting import forget

__all__ = ["forget"]
