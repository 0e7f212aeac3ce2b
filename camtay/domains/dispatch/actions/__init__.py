"""Deeds: write a message, send what is due, try again, forget."""

from camtay.domains.dispatch.actions.sending import send_due
from camtay.domains.dispatch.actions.upkeep import call_back, forget, forget_addresses, hold, try_again
from camtay.domains.dispatch.actions.writing import write

__all__ = ["call_back", "forget", "forget_addresses", "hold", "send_due", "try_again", "write"]
