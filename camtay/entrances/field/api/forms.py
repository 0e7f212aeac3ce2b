"""Reading what a phone sends."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.utils.dateparse import parse_datetime

from camtay.domains.rounds.actions import Sent
from camtay.foundation.ui.requests import Request

MOST_COMMANDS = 500
MOST_IDS = 5000


class BrokenError(ValueError):
    """No JSON, or not as the protocol has it."""


def document(request: Request) -> Mapping[str, Any]:
    try:
        said = json.loads(request.body)
    except (ValueError, RequestDataTooBig, RecursionError) as error:
        raise BrokenError from error
    if not isinstance(said, dict):
        raise BrokenError
    return said


def moment(said: object) -> datetime | None:
    """A time with its zone; None for what is none."""
    if not isinstance(said, str):
        return None
    try:
        found = parse_datetime(said)
    except ValueError:
        return None
    return found if found is not None and found.utcoffset() is not None else None


def uuid(said: object) -> UUID:
    try:
        return UUID(str(said))
    except ValueError as error:
        raise BrokenError from error


def ids(said: object) -> list[UUID]:
    if not isinstance(said, list) or len(said) > MOST_IDS:
        raise BrokenError
    return [uuid(one) for one in said]


def commands(said: object) -> list[Sent]:
    if not isinstance(said, list) or len(said) > MOST_COMMANDS:
        raise BrokenError
    return [_command(one) for one in said]


def _command(said: object) -> Sent:
    if not isinstance(said, dict):
        raise BrokenError
    claimed, payload = moment(said.get("claimed_at")), said.get("payload")
    if claimed is None or not isinstance(payload, dict) or not isinstance(said.get("name"), str):
        raise BrokenError
    return Sent(uuid(said.get("id")), said["name"], claimed, payload)
