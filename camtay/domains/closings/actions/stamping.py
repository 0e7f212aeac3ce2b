"""Having closings stamped: an authority outside says that their digest stood at a moment."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from camtay.connectors import signing
from camtay.connectors.signing import PermanentError as NotStamped
from camtay.domains.closings import permissions
from camtay.domains.closings.models import Closing, ClosingStamp
from camtay.foundation import jobs
from camtay.foundation.access import SYSTEM, Actor, check
from camtay.foundation.audit.journal import record

__all__ = ["NotStamped", "ask_again", "stamp"]


def stamp(*, closing_id: UUID, by: Actor = SYSTEM, now: datetime) -> ClosingStamp | None:
    """Ask for a stamp and keep it; the one there is, where there is one; None where nobody is set to be asked.

    Asked outside any transaction, since it waits for the network. Raises NotStamped where trying again is of no use; signing.TemporaryError.
    """
    check(permissions.STAMP, by)
    closing = Closing.objects.get(pk=closing_id)
    known = ClosingStamp.objects.filter(closing=closing).first()
    if known is not None or not signing.configured():
        return known
    from camtay.connectors.signing import client  # brings pyHanko along, which web processes never need

    token, stamped = client.stamp(bytes.fromhex(closing.digest), signing.Authority.of_settings())
    return _keep(closing, token, stamped, by=by, now=now)


@transaction.atomic
def _keep(
    closing: Closing, token: bytes, stamped: signing.Stamped, *, by: Actor, now: datetime
) -> ClosingStamp:
    made, fresh = ClosingStamp.objects.get_or_create(
        closing=closing,
        defaults={
            "token": token, "authority": stamped.authority, "stamped_at": stamped.at, "received_at": now,
        },
    )  # fmt: skip
    if fresh:
        record(
            by=by, action="closings.stamp", object_type="closings.Closing", object_id=closing.pk, now=now,
            place_id=closing.place_id, note=sha256(token).hexdigest(),
        )  # fmt: skip
    return made


@transaction.atomic
def ask_again(*, by: Actor = SYSTEM, now: datetime) -> int:  # noqa: ARG001  the shape all actions share
    """Have every closing stamped that is not yet; how many are asked for."""
    check(permissions.STAMP, by)
    if not signing.configured():
        return 0
    waiting = list(Closing.objects.filter(stamp=None).order_by("closed_at").values_list("pk", flat=True))
    for pk in waiting:
        jobs.enqueue("closings.stamp", str(pk), {"closing": str(pk)})
    return len(waiting)
