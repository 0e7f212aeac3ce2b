"""What came after its writer's role had ended: an administrator of the place accepts it or puts it aside, once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.rounds import permissions, queries
from camtay.domains.rounds.actions import carrying
from camtay.domains.rounds.actions.deeds import Doing, NotYetError
from camtay.domains.rounds.models import Command
from camtay.domains.rounds.queries.mentioned import Mentioned
from camtay.domains.rounds.rules.payloads import Said
from camtay.domains.rounds.states import CommandState
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit import journal

_FIRST = _("Việc này dựa vào một việc khác chưa được nhận. Hãy nhận việc ghi trước nó đã.")


class WaitsForAnother(Refused):
    """It builds on something that has not been accepted, or has not come."""


@transaction.atomic
def accept_held(*, command_id: UUID, by: Actor, now: datetime) -> Command:
    """Carry it out as its writer's, with the helping roles they had in the administrator's places; what those do not
    allow is refused in words. Settled once: again, it is the command as settled. Raises Refused, WaitsForAnother."""
    command = _locked(command_id, by=by)
    if command.state != CommandState.HELD:
        return command
    payload = dict(command.payload or {})
    writer = queries.former(command.account, queries.held_places(by))
    doing = Doing(
        writer, command.account, command.device, Mentioned([payload], command.account_id), command.pk,
        command.occurred_at, now,
    )  # fmt: skip
    try:
        carrying.carry_out(command, Said(payload), doing)
    except NotYetError as error:
        raise WaitsForAnother(_FIRST) from error
    return _settle(command, "rounds.accept_held", by=by, now=now)


@transaction.atomic
def dismiss_held(*, command_id: UUID, by: Actor, now: datetime) -> Command:
    """Put it aside for good; its content is thrown away. Raises Refused."""
    command = _locked(command_id, by=by)
    if command.state != CommandState.HELD:
        return command
    command.state, command.answer = CommandState.DISMISSED, {}
    return _settle(command, "rounds.dismiss_held", by=by, now=now)


def accept_all_held(*, command_ids: Sequence[UUID], by: Actor, now: datetime) -> int:
    """These, in the order in which they were made; what waits for another stays. The number settled."""
    settled = 0
    for command_id in sorted(command_ids):
        try:
            accept_held(command_id=command_id, by=by, now=now)
            settled += 1
        except Refused:
            continue
    return settled


def _locked(command_id: UUID, *, by: Actor) -> Command:
    rows = Command.objects.select_for_update(of=("self",)).select_related("account__person", "device")
    command = rows.filter(pk=command_id).first()
    if command is None:
        raise Refused(_("Không có việc ghi này, hoặc tài khoản này không được xem."))
    permissions.check_held(command, by=by)
    return command


def _settle(command: Command, deed: str, *, by: Actor, now: datetime) -> Command:
    command.payload, command.settled_at, command.settled_by_id = None, now, by.account_id
    command.receipt = carrying.signed(command)
    command.save()
    journal.record(
        by=by, action=deed, object_type="rounds.command", object_id=command.pk, now=now,
        place_id=command.place_id or 0, note=command.state,
    )  # fmt: skip
    return command
