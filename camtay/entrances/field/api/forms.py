"""Reading what a phone sends."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig

from camtay.domains.rounds import actions
from camtay.foundation.ui.requests import Request

MOST_COMMANDS = 500
MOST_IDS = 5000


BrokenError = actions.Broken


def document(request: Request) -> Mapping[str, Any]:
    try:
        said = json.loads(request.body)
    except (ValueError, RequestDataTooBig, RecursionError) as error:
        raise BrokenError from error
    if not isinstance(said, dict):
        raise BrokenError
    return said


def uuid(said: object) -> UUID:
    try:
        return UUID(str(said))
    except ValueError as error:
        raise BrokenError from error


def ids(said: object) -> list[UUID]:
    if not isinstance(said, list) or len(said) > MOST_IDS:
        raise BrokenError
    return [uuid(one) for one in said]


def moment(said: object) -> datetime | None:
    return actions.read_moment(said)


def commands(said: object) -> list[actions.Sent]:
    return actions.read_commands(said, most=MOST_COMMANDS)


def rescue(request: Request) -> bytes:
    """The whole file. It is larger than other calls may be, so it is read apart from them."""
    content: bytes = request.read(actions.MOST_RESCUE + 1)
    if len(content) > actions.MOST_RESCUE:
        raise BrokenError
    return content
