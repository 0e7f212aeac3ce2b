"""What phones bring: each command carried out exactly once, or kept for an administrator, and answered with a receipt.

A command and its receipt are written in one savepoint; some tens of them share a transaction, so that the disk is
waited for once. What was not answered was not kept, and comes again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.rounds import queries
from camtay.domains.rounds.actions.deeds import DEEDS, Doing, NotYetError
from camtay.domains.rounds.models import Command, Device
from camtay.domains.rounds.queries.mentioned import Mentioned
from camtay.domains.rounds.rules import clock, receipts
from camtay.domains.rounds.rules.payloads import Said
from camtay.domains.rounds.states import CommandState, DeviceState
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.once.once import digest_of
from camtay.foundation.prepared import insert

WAITING = "waiting"
TOGETHER = 50  # commands in one transaction: others want to write too
TRIES = 3  # of a transaction that met another in a narrow place
OTHER_CONTENT = _("Mã này đã dùng cho việc ghi khác. Hãy ghi lại thành việc mới.")
UNKNOWN = _("Máy chủ chưa biết loại việc ghi này. Hãy chờ xã, phường cập nhật rồi gửi lại.")


@dataclass(frozen=True)
class Sent:
    """One command as it came. `name`: with its version."""

    id: UUID
    name: str
    claimed_at: datetime
    payload: Mapping[str, Any]

    @property
    def digest(self) -> str:
        return digest_of({"name": self.name, "payload": self.payload})


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


def take_in(
    *, device: Device, commands: Sequence[Sent], sent_at: datetime | None, now: datetime
) -> list[Answer]:
    """Carry out what a phone brings, as its owner, with the rights of this moment; the answers, in the same order.

    In whatever order they come, they are tried in the order they were made; what something mentions and has not come
    is waited for. A repeat gets the answer of the first time. Where the owner's role has ended, or the phone is no
    longer in use, everything is held for an administrator.
    """
    intake = _Intake(device, commands, clock.error_of(sent_at, now=now), now)
    todo = sorted(commands, key=lambda one: one.id)
    while todo:
        for start in range(0, len(todo), TOGETHER):
            intake.chunk(todo[start : start + TOGETHER])
        waiting = [one for one in todo if intake.answers[one.id].state == WAITING]
        if len(waiting) == len(todo):
            break
        todo = waiting
    return [intake.answers[one.id] for one in commands]


class _Intake:
    def __init__(self, device: Device, commands: Sequence[Sent], ahead: timedelta, now: datetime) -> None:
        self.device, self.account, self.ahead, self.now = device, device.account, ahead, now
        found = people.acting(device.account_id, on=local_day(now), official=True)
        self.by: Actor | None = found[1] if found is not None and queries.helps(found[1]) else None
        self.holds = self.by is None or device.state != DeviceState.IN_USE
        self.answers: dict[UUID, Answer] = {}
        self.stored = _stored([one.id for one in commands])
        new = [one.payload for one in commands if one.id not in self.stored]
        self.mentioned = Mentioned(new, device.account_id)

    def chunk(self, commands: Sequence[Sent]) -> None:
        """Some commands in one transaction. Two phones in a narrow place: one of them tries again."""
        for left in range(TRIES - 1, -1, -1):
            try:
                with transaction.atomic():
                    answers = [self.one(command) for command in commands]
            except OperationalError:
                self.mentioned.forget()
                if not left:
                    raise
            else:
                self.answers |= {one.id: one for one in answers}
                return

    def one(self, sent: Sent) -> Answer:
        known = self.stored.get(sent.id)
        if known is None:
            try:
                with transaction.atomic():
                    return self.fresh(sent)
            except NotYetError as not_yet:
                return Answer(sent.id, WAITING, missing=not_yet.missing)
            except IntegrityError:
                self.mentioned.forget()
                known = Command.objects.filter(
                    pk=sent.id
                ).first()  # the same came by another way at this moment
                if known is None:
                    raise
        return repeated(known, sent, self.device.account_id)

    def fresh(self, sent: Sent) -> Answer:
        command = Command(
            id=sent.id, device=self.device, account_id=self.device.account_id, name=sent.name[:60],
            claimed_at=sent.claimed_at, received_at=self.now, digest=sent.digest, payload=None,
            occurred_at=clock.occurred(
                sent.claimed_at, ahead=self.ahead, since=self.device.enrolled_at, now=self.now
            ),
        )  # fmt: skip
        if self.holds or self.by is None:
            return keep_held(command, sent.payload)
        carry_out(
            command, sent.payload, account=self.account, mentioned=self.mentioned, by=self.by, now=self.now
        )
        if command.occurred_at != sent.claimed_at and self.ahead:
            command.answer = {**command.answer, "clock_off_seconds": round(self.ahead.total_seconds())}
        return _write(command)


def carry_out(
    command: Command,
    payload: Mapping[str, Any],
    *,
    account: Account,
    mentioned: Mentioned,
    by: Actor,
    now: datetime,
) -> None:
    """Do what it says; its state and answer are set, not written. Raises NotYetError."""
    deed = DEEDS.get(command.name)
    if deed is None:
        command.state, command.answer = CommandState.REFUSED, {"error": str(UNKNOWN)}
        return
    doing = Doing(by, account, command.device, mentioned, command.pk, command.occurred_at, now)
    try:
        with transaction.atomic():
            command.answer = dict(deed(doing, Said(payload)))
            for used in doing.used:
                used.used_at = used.used_at or now
                used.save(update_fields=["used_at"])
        command.state = CommandState.DONE
    except Refused as refusal:
        mentioned.forget()
        command.state, command.answer = CommandState.REFUSED, {"error": refusal.message}


def keep_held(command: Command, payload: Mapping[str, Any]) -> Answer:
    """Kept with its content until an administrator of the place has looked."""
    command.state, command.payload = CommandState.HELD, dict(payload)
    command.place_id = _place_of(payload, command.account_id)
    return _write(command)


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


def _write(command: Command) -> Answer:
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
        return Answer(sent.id, CommandState.REFUSED, error=str(OTHER_CONTENT))
    return answer_of(known)


def _stored(ids: Iterable[UUID]) -> dict[UUID, Command]:
    return Command.objects.in_bulk(list(ids))
