"""Commands as a phone writes them down, read from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from camtay.domains.rounds.rules.payloads import as_uuid
from camtay.foundation.once.once import digest_of

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class Broken(ValueError):  # noqa: N818 - a verdict on a message
    """No JSON, or not as the protocol has it."""


@dataclass(frozen=True)
class Sent:
    """One command as it came. `name`: with its version."""

    id: UUID
    name: str
    claimed_at: datetime
    payload: Mapping[str, Any]

    @cached_property
    def digest(self) -> str:
        return digest_of({"name": self.name, "payload": self.payload})


def moment(said: object) -> datetime | None:
    """A time with its zone; None for what is none. One that no clock shows is the nearest one that some clock might."""
    if not isinstance(said, str):
        return None
    try:
        found = parse_datetime(said)
    except ValueError:
        return None
    if found is None or found.utcoffset() is None:
        return None
    try:
        return min(max(found.astimezone(UTC), EARLIEST), LATEST)
    except OverflowError:
        return EARLIEST if found.year < EARLIEST.year else LATEST


def commands(said: object, *, most: int) -> list[Sent]:
    """Raises Broken."""
    if not isinstance(said, list) or len(said) > most:
        raise Broken
    return [_command(one) for one in said]


def _command(said: object) -> Sent:
    if not isinstance(said, dict):
        raise Broken
    command_id, claimed, name = as_uuid(said.get("id")), moment(said.get("claimed_at")), said.get("name")
    payload = said.get("payload")
    if command_id is None or claimed is None or not isinstance(payload, dict) or not isinstance(name, str):
        raise Broken
    return Sent(command_id, name, claimed, payload)
