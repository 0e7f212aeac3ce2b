"""A rescue file handed in from another phone or at the office: the same commands, the same receipts."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from camtay.domains.rounds import permissions, queries
from camtay.domains.rounds.actions.attachments import receive
from camtay.domains.rounds.actions.carrying import WAITING, Answer
from camtay.domains.rounds.actions.intake import take_in
from camtay.domains.rounds.models import Device
from camtay.domains.rounds.rules import outbox, rescue
from camtay.domains.rounds.rules.payloads import as_uuid
from camtay.domains.rounds.rules.rescue import BadRescue
from camtay.foundation import files
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit import journal

MOST_COMMANDS = 20_000
MOST_ATTACHMENTS = 500
_BROKEN = _("Tệp cứu này không đúng mẫu. Hãy cập nhật ứng dụng trên máy ấy rồi lưu tệp mới.")


@dataclass(frozen=True)
class Rescued:
    """`answers` to the commands; attachments by id, each with its receipt or the sentence why it was not kept."""

    device: Device
    answers: Sequence[Answer]
    received: Mapping[UUID, str] = field(default_factory=dict)
    not_kept: Mapping[UUID, str] = field(default_factory=dict)

    def count(self, *states: str) -> int:
        return sum(1 for one in self.answers if one.state in states)

    @property
    def waiting(self) -> int:
        return self.count(WAITING)


def take_rescue(*, content: bytes, by: Actor, now: datetime) -> Rescued:
    """Carry out what is in it as its owner's, as if their phone had sent it; handed in again, nothing more is done.
    Raises BadRescue, Refused."""
    sealed = rescue.sealed(content)
    device = queries.device(sealed.device)
    if device is None or not device.secret_digest:
        raise BadRescue(_("Máy của tệp này chưa ghi tên ở đây, hoặc đã xóa tên."))
    permissions.check_rescue(queries.places_helped(device.account_id), by=by)
    said = rescue.opened(sealed, device.secret_digest)
    try:
        commands = outbox.commands(said.get("commands", []), most=MOST_COMMANDS)
    except outbox.Broken as error:
        raise BadRescue(_BROKEN) from error
    received, not_kept = _attachments(device, said.get("attachments", []), now)
    answers = take_in(device=device, commands=commands, sent_at=outbox.moment(said.get("sent_at")), now=now)
    journal.record(
        by=by, action="rounds.take_rescue", object_type="rounds.device", object_id=device.pk, now=now,
        place_id=min(queries.places_helped(device.account_id), default=0), note=str(len(answers)),
    )  # fmt: skip
    return Rescued(device, answers, received, not_kept)


def _attachments(device: Device, said: Any, now: datetime) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """Before the commands that mention them. One that cannot be kept hinders no other."""
    if not isinstance(said, list) or len(said) > MOST_ATTACHMENTS:
        raise BadRescue(_BROKEN)
    received: dict[UUID, str] = {}
    not_kept: dict[UUID, str] = {}
    for one in said:
        attachment_id = as_uuid(one.get("id")) if isinstance(one, dict) else None
        if attachment_id is None:
            raise BadRescue(_BROKEN)
        content = io.BytesIO(rescue.file_of(one.get("content")))
        try:
            kept = receive(
                device=device, attachment_id=attachment_id, name=str(one.get("name") or "")[:200], content=content, now=now
            )  # fmt: skip
            received[attachment_id] = queries.receipt_of(kept)
        except Refused as refusal:
            not_kept[attachment_id] = refusal.message
        except files.BadFile as refusal:
            not_kept[attachment_id] = str(refusal)
    return received, not_kept
