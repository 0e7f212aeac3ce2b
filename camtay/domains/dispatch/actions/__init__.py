"""Deeds: write a message, send what is due, try again, forget."""

from camtay.domains.dispatch.actions.sending import send_due
from camtay.domains.dispatch.actions.upkeep import forget, try_again
from camtay.domains.dispatch.actions.writing import write

__all__ = ["forget", "send_due", "try_again", "write"]
