"""What may be done with learning: one transaction each, with permission and journal."""

from camtay.domains.learning.actions.changed import Changed
from camtay.domains.learning.actions.forgetting import forget
from camtay.domains.learning.actions.observing import observe, withdraw
from camtay.domains.learning.actions.sessions import cancel_session, confirm, record_session
from camtay.domains.learning.actions.voices import put_voice, remove_voice

__all__ = [
    "Changed",
    "cancel_session",
    "confirm",
    "forget",
    "observe",
    "put_voice",
    "record_session",
    "remove_voice",
    "withdraw",
]
