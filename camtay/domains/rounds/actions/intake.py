"""What phones bring: each command carried out exactly once, or kept for an administrator, and answered with a receipt.

A command and its receipt are written in one savepoint; some tens of them share a transaction, so that the disk is
waited for once. Deeds that can be done many at once are (`deeds.MANY`); where that meets another in a narrow place they
are done one by one. What was not answered was not kept, and comes again.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction

from camtay.domains.people import queries as people
from camtay.domains.rounds import queries
from camtay.domains.rounds.actions import carrying
from camtay.domains.rounds.actions.carrying import WAITING, Answer
from camtay.domains.rounds.actions.deeds import MANY, Doing, NotYetError
from camtay.domains.rounds.actions.devices import note_seen
from camtay.domains.rounds.models import Command, Device
from camtay.domains.rounds.queries.mentioned import Mentioned
from camtay.domains.rounds.rules import clock
from camtay.domains.rounds.rules.outbox import Sent
from camtay.domains.rounds.rules.payloads import Said
from camtay.domains.rounds.states import CommandState, DeviceState
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day

TOGETHER = 50  # commands in one transaction: others want to write too
AT_ONCE = 500  # of those that are done together
TRIES = 3  # of a transaction that met another in a narrow place


def take_in(
    *, device: Device, commands: Sequence[Sent], sent_at: datetime | None, app: str | None = None, now: datetime
) -> list[Answer]:  # fmt: skip
    """Carry out what a phone brings, as its owner, with the rights of this moment; the answers, in the same order.

    In whatever order they come, they are tried in the order they were made; what something mentions and has not come
    is waited for. A repeat gets the answer of the first time. Where the owner's role has ended, or the phone is no
    longer in use, everything is held for an administrator. `app`: the version that calls; None, it is not the phone itself.
    """
    if app is not None:
        note_seen(device=device, app=app, now=now)
    intake = _Intake(device, commands, clock.error_of(sent_at, now=now), now)
    firsts: dict[UUID, Sent] = {}
    for one in commands:
        firsts.setdefault(one.id, one)
    todo = [firsts[pk] for pk in sorted(firsts)]
    while todo:
        for part in parts(todo):
            intake.part(part)
        waiting = [one for one in todo if intake.answers[one.id].state == WAITING]
        if len(waiting) == len(todo):
            break
        todo = waiting
    return [
        intake.answers[one.id] if one.digest == firsts[one.id].digest else carrying.other_content(one)
        for one in commands
    ]


def parts(commands: Sequence[Sent]) -> Iterator[list[Sent]]:
    """What shares a transaction: a row of one deed that can be done many at once, or some of whatever kind."""
    kept: list[Sent] = []
    for name, row in groupby(commands, key=lambda one: one.name):
        same = list(row)
        if name not in MANY or len(same) == 1:
            kept += same
            continue
        yield from _cut(kept, TOGETHER)
        kept = []
        yield from _cut(same, AT_ONCE)
    yield from _cut(kept, TOGETHER)


def _cut(row: list[Sent], size: int) -> Iterator[list[Sent]]:
    for start in range(0, len(row), size):
        yield row[start : start + size]


class _Intake:
    def __init__(self, device: Device, commands: Sequence[Sent], ahead: timedelta, now: datetime) -> None:
        self.device, self.account, self.ahead, self.now = device, device.account, ahead, now
        found = people.acting(device.account_id, on=local_day(now), official=True)
        self.by: Actor | None = found[1] if found is not None and queries.helps(found[1]) else None
        self.holds = self.by is None or device.state != DeviceState.IN_USE
        self.answers: dict[UUID, Answer] = {}
        self.stored = Command.objects.in_bulk([one.id for one in commands])
        new = [one.payload for one in commands if one.id not in self.stored]
        self.mentioned = Mentioned(new, device.account_id)

    def part(self, commands: Sequence[Sent]) -> None:
        """Some commands in one transaction. Two phones in a narrow place: one of them tries again."""
        for left in range(TRIES - 1, -1, -1):
            try:
                with transaction.atomic():
                    answers = self.together(commands) or [self.one(command) for command in commands]
            except OperationalError:
                self.mentioned.forget()
                if not left:
                    raise
            else:
                self.answers |= {one.id: one for one in answers}
                return

    def together(self, commands: Sequence[Sent]) -> list[Answer] | None:
        """All of them by one deed; None where they are of several kinds, or one of them came by another way at this
        moment."""
        if self.holds or len(commands) == 1 or len({one.name for one in commands}) > 1:
            return None
        if commands[0].name not in MANY:
            return None
        try:
            with transaction.atomic():
                return self.at_once(commands)
        except IntegrityError:
            self.mentioned.forget()
            return None

    def at_once(self, commands: Sequence[Sent]) -> list[Answer]:
        fresh = [one for one in commands if one.id not in self.stored]
        made = [self.command(one) for one in fresh]
        outcomes = MANY[commands[0].name](
            [(self.doing(command), Said(one.payload)) for command, one in zip(made, fresh, strict=True)]
        )
        answers = [self.settled(command, outcome) for command, outcome in zip(made, outcomes, strict=True)]
        Command.objects.bulk_create([one for one in made if one.receipt], batch_size=AT_ONCE)
        return answers + [self.one(command) for command in commands if command.id in self.stored]

    def settled(self, command: Command, outcome: Mapping[str, Any] | Refused | NotYetError) -> Answer:
        """What became of one of many, on the command; it is not written yet. Without a receipt it waits."""
        if isinstance(outcome, NotYetError):
            return Answer(command.pk, WAITING, missing=outcome.missing)
        if isinstance(outcome, Refused):
            command.state, command.answer = CommandState.REFUSED, {"error": outcome.message}
        else:
            command.state, command.answer = CommandState.DONE, dict(outcome)
        self.note_clock(command)
        command.receipt = carrying.signed(command)
        return carrying.answer_of(command)

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
                known = Command.objects.filter(pk=sent.id).first()
                if known is None:  # it was not that the same came by another way at this moment
                    raise
        return carrying.repeated(known, sent, self.account.pk)

    def fresh(self, sent: Sent) -> Answer:
        command = self.command(sent)
        if self.holds or self.by is None:
            return carrying.keep_held(command, sent.payload)
        carrying.carry_out(command, Said(sent.payload), self.doing(command))
        self.note_clock(command)
        return carrying.write(command)

    def command(self, sent: Sent) -> Command:
        at = clock.occurred(sent.claimed_at, ahead=self.ahead, since=self.device.enrolled_at, now=self.now)
        return Command(
            id=sent.id, device=self.device, account_id=self.account.pk, name=sent.name[:60],
            claimed_at=sent.claimed_at, received_at=self.now, digest=sent.digest, payload=None, occurred_at=at,
        )  # fmt: skip

    def doing(self, command: Command) -> Doing:
        assert self.by is not None
        return Doing(
            self.by, self.account, self.device, self.mentioned, command.pk, command.occurred_at, self.now
        )

    def note_clock(self, command: Command) -> None:
        if command.occurred_at != command.claimed_at and self.ahead:
            command.answer = {**command.answer, "clock_off_seconds": round(self.ahead.total_seconds())}
