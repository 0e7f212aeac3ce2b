"""What may be done."""

from camtay.domains.plans.actions.forgetting import forget

__all__ = ["forget"]
