"""One command carried out, or kept for an administrator; and what the phone is told of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.places import queries as places
from camtay.domains.rounds import queries
from camtay.domains.rounds.actions.deeds import DEEDS, Doing
from camtay.domains.rounds.models import Command
from camtay.domains.rounds.rules import receipts
from camtay.domains.rounds.rules.outbox import Sent
from camtay.domains.rounds.rules.payloads import Said
from camtay.domains.rounds.states import CommandState
from camtay.foundation.access import Refused
from camtay.foundation.prepared import insert

WAITING = "waiting"
OTHER_CONTENT = _("Mã này đã dùng cho việc ghi khác. Hãy ghi lại thành việc mới.")
UNKNOWN = _("Máy chủ chưa biết loại việc ghi này. Hãy chờ xã, phường cập nhật rồi gửi lại.")


@dataclass(frozen=True)
class Answer:
    """What the phone is told of one command."""

    id: UUID
    state: str
    answer: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""
    receipt: str = ""
    received_at: datetime | None = None
    missing: Sequence[UUID] = ()


def carry_out(command: Command, said: Said, doing: Doing) -> None:
    """Do what it says; its state and answer are set, not written. Raises NotYetError."""
    deed = DEEDS.get(command.name)
    if deed is None:
        command.state, command.answer = CommandState.REFUSED, {"error": str(UNKNOWN)}
        return
    try:
        with transaction.atomic():
            command.answer = dict(deed(doing, said))
            for used in doing.used:
                used.used_at = used.used_at or doing.now
                used.save(update_fields=["used_at"])
        command.state = CommandState.DONE
    except Refused as refusal:
        doing.mentioned.forget()
        command.state, command.answer = CommandState.REFUSED, {"error": refusal.message}


def keep_held(command: Command, payload: Mapping[str, Any]) -> Answer:
    """Kept with its content until an administrator of the place has looked."""
    command.state, command.payload = CommandState.HELD, dict(payload)
    command.place_id = _place_of(payload, command.account_id)
    return write(command)


def _place_of(payload: Mapping[str, Any], account_id: int) -> int | None:
    """Whose administrator decides: where it was recorded, else where its writer helped."""
    code = payload.get("place")
    if isinstance(code, str) and (found := places.by_code(code[:32])) is not None:
        return found.pk
    return max(queries.places_helped(account_id), default=None)


def signed(command: Command) -> str:
    return receipts.receipt(
        command_id=command.pk, digest=command.digest, state=command.state, received_at=command.received_at
    )


def write(command: Command) -> Answer:
    command.receipt = signed(command)
    insert(command)
    return answer_of(command)


def answer_of(command: Command) -> Answer:
    said = dict(command.answer)
    error = str(said.pop("error", ""))
    return Answer(command.pk, command.state, said, error, command.receipt, command.received_at)


def repeated(known: Command, sent: Sent, account_id: int) -> Answer:
    """The answer of the first time; to another content, or another's command, none."""
    if known.digest != sent.digest or known.account_id != account_id:
        return other_content(sent)
    return answer_of(known)


def other_content(sent: Sent) -> Answer:
    return Answer(sent.id, CommandState.REFUSED, error=str(OTHER_CONTENT))
