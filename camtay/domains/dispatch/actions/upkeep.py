"""Deeds of staff, and of people who want to be forgotten."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import ngettext

from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.permissions import check_can_try_again
from camtay.domains.dispatch.queries import messages_about
from camtay.domains.dispatch.states import WAITING, State
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import record
from camtay.foundation.kept import Forgotten, Whom


@transaction.atomic
def try_again(*, message: Message, by: Actor, now: datetime) -> bool:
    """Queue a failed message afresh, with all its attempts. False when it is not (any longer) a failed one.

    Raises Refused for who may not, and for one-time codes.
    """
    check_can_try_again(message, by=by)
    failed = Message.objects.filter(pk=message.pk, state=State.FAILED)
    if not failed.update(state=State.QUEUED, attempts=0, next_try_at=now, error=""):
        return False
    record(
        by=by,
        action="dispatch.try_again",
        object_type="dispatch.message",
        object_id=message.pk,
        now=now,
        place_id=message.place_id or 0,
        about=message.about,
        fields=("state",),
    )
    return True


@transaction.atomic
def hold(*, key: str, until: datetime) -> None:
    """Keep a message that was written in this transaction from leaving before `until`: its cause may be undone."""
    Message.objects.filter(key=key, state=State.QUEUED, attempts=0).update(next_try_at=until)


@transaction.atomic
def call_back(*, key: str) -> bool:
    """Its cause was undone: keep the message here for good. False where it has left, or is leaving."""
    waiting = Message.objects.filter(key=key, state=State.QUEUED, attempts=0)
    if waiting.update(state=State.KEPT):
        return True
    return not Message.objects.filter(key=key).exclude(state=State.KEPT).exists()


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """Erase what was said to and about a person, and call back what still waits. What a worker holds at this moment
    goes out once; its row is emptied too, and never tried again.

    Called by the action above that checks the request and writes it into the journal.
    """
    found = messages_about(who).exclude(address="")
    count = found.count()
    found.filter(state=State.QUEUED).update(state=State.EXPIRED)
    found.update(address="", subject="", body="", error="", expires_at=now)
    said = ngettext(
        "%(count)s tin nhắn, thư: lời tin và địa chỉ", "%(count)s tin nhắn, thư: lời tin và địa chỉ", count
    )
    return Forgotten((said % {"count": count},) if count else ())


@transaction.atomic
def forget_addresses(*, kind: str, now: datetime) -> int:
    """Erase the addresses of messages of a kind that have gone out, or never will; the number of messages."""
    over = (
        Message.objects.filter(kind=kind, created_at__lte=now).exclude(state__in=WAITING).exclude(address="")
    )
    return over.update(address="", subject="", body="", error="")
