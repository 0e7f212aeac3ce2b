"""What may be done with learning: one transaction each, with permission and journal."""

from camtay.domains.learning.actions.changed import Changed
from camtay.domains.learning.actions.observing import observe, withdraw
from camtay.domains.learning.actions.observing_many import Sighting, observe_many
from camtay.domains.learning.actions.sessions import cancel_session, confirm, record_session
from camtay.domains.learning.actions.voices import put_voice, remove_voice

__all__ = [
    "Changed",
    "Sighting",
    "cancel_session",
    "confirm",
    "observe",
    "observe_many",
    "put_voice",
    "record_session",
    "remove_voice",
    "withdraw",
]
