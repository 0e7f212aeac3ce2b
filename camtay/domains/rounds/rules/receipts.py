"""The receipt of one command: signed, so that whoever shows it proves that we had it, and what became of it."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from camtay.foundation import keys

PURPOSE = "rounds.receipt"


def receipt(*, command_id: UUID, digest: str, state: str, received_at: datetime) -> str:
    return keys.sign(settings.KEYS, PURPOSE, _text(command_id, digest, state, received_at))


def is_ours(said: str, *, command_id: UUID, digest: str, state: str, received_at: datetime) -> bool:
    return keys.is_signed(settings.KEYS, PURPOSE, _text(command_id, digest, state, received_at), said)


def _text(command_id: UUID, digest: str, state: str, received_at: datetime) -> str:
    return f"{command_id}|{digest}|{state}|{received_at.timestamp():.6f}"
