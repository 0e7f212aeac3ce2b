"""Deeds of staff, and of people who want to be forgotten."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.permissions import check_can_try_again
from camtay.domains.dispatch.states import WAITING, State
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import record


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
def forget(*, person_ids: Collection[int], now: datetime) -> int:
    """Erase what was said to and about these persons until `now`, and call back what still waits; the number of messages.

    Called by the action of `people` that checks the request and writes it into the journal. What a worker holds
    at this moment is left to it: it will be gone in seconds, and is erased by the next call.
    """
    about = Message.objects.filter(about__in=person_ids, created_at__lte=now)
    about.filter(state=State.QUEUED).update(state=State.EXPIRED)
    return about.exclude(state__in=WAITING).update(address="", subject="", body="", error="")
