"""What may be done."""

from camtay.domains.quality.actions.forgetting import forget

__all__ = ["forget"]
