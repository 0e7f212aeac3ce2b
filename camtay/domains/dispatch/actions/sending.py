"""Sending what is due."""

import logging
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from camtay.domains.dispatch import rules
from camtay.domains.dispatch.actions import lines
from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.queries import route
from camtay.domains.dispatch.states import Channel, State

logger = logging.getLogger(__name__)

BATCH_SECONDS = 60.0  # with one send's time-out on top still well within the lease


def send_due(*, now: datetime, limit: int = 20) -> int:
    """Send up to `limit` messages that are due; the number handed over.

    Not in one transaction on purpose: the claim is committed before anything leaves, the result after. A process
    that dies in between leaves its messages to the next one when the lease ends; then a provider may get one
    twice. E-mail carries the same Message-ID both times, a text message the same reference and the same
    part numbers, which is all those protocols have. Otherwise a key is sent once, however many workers run.
    """
    _close_late(now)
    sent = 0
    started = time.monotonic()
    routes = {channel: via for channel in Channel.values if (via := route(channel))}
    batch = _claim(now, limit, list(routes))
    for channel, via in routes.items():
        if own := [message for message in batch if message.channel == channel]:
            sent += _send(via, own, now, started)
    return sent


def _close_late(now: datetime) -> None:
    """Give up what is of no use any more, and erase secrets whose time is over."""
    late = Message.objects.too_late(now)
    if late.exists():  # looked at first: an idle second must not ask for the write lock
        late.filter(secret=True).update(body="")
        late.update(state=State.EXPIRED)
    stale = Message.objects.stale_secrets(now)
    if stale.exists():
        stale.update(body="")
    abandoned = Message.objects.abandoned(now)
    if abandoned.exists():
        abandoned.filter(secret=True).update(body="")
        abandoned.update(state=State.FAILED, error="the sending process died with it")


def _claim(now: datetime, limit: int, channels: Sequence[str]) -> list[Message]:
    """Take up to `limit` messages, one-time codes first. PostgreSQL skips rows others hold; SQLite has one writer."""
    if not Message.objects.due(now, channels).exists():
        return []
    with transaction.atomic(durable=True):
        due = Message.objects.due(now, channels).select_for_update(skip_locked=True)
        batch = list(due.order_by("-secret", "next_try_at", "id")[:limit])
        Message.objects.filter(pk__in=[message.pk for message in batch]).update(
            state=State.SENDING, attempts=F("attempts") + 1, next_try_at=now + rules.LEASE
        )
    for message in batch:
        message.attempts += 1
    return batch


def _send(via: str, batch: Sequence[Message], now: datetime, started: float) -> int:
    sent = 0
    with lines.open_line(via) as carry:
        for number, message in enumerate(batch):
            if time.monotonic() - started > BATCH_SECONDS:
                _release(batch[number:], now)
                break
            try:
                reference = carry(message, now)
            except lines.PERMANENT as error:
                _fail(message, str(error), None)
            except lines.TEMPORARY as error:
                _fail(message, str(error), rules.next_try(message.attempts, now))
                if error.line_down:
                    _release(batch[number + 1 :], now + timedelta(minutes=1))
                    break
            except Exception as error:
                logger.exception("message %s could not be sent", message.id)
                _fail(message, type(error).__name__, rules.next_try(message.attempts, now))
            else:
                sent += _mark_sent(message, via, reference, now)
    return sent


def _settle(message: Message, **change: Any) -> int:
    """Write the result, unless the lease ran out and another worker holds the message by now."""
    held = Message.objects.filter(pk=message.pk, state=State.SENDING, attempts=message.attempts)
    return held.update(**change)


def _mark_sent(message: Message, via: str, reference: str, now: datetime) -> int:
    erase = {"body": ""} if message.secret and via != "inbox" else {}
    return _settle(
        message, state=State.SENT, sent_at=now, via=via, reference=reference[:80], error="", **erase
    )


def _fail(message: Message, error: str, again: datetime | None) -> None:
    logger.warning("message %s (%s): %s; next try %s", message.id, message.kind, error, again)
    if again is not None:
        _settle(message, state=State.QUEUED, next_try_at=again, error=error[:300])
    else:
        erase = {"body": ""} if message.secret else {}
        _settle(message, state=State.FAILED, error=error[:300], **erase)


def _release(batch: Sequence[Message], again: datetime) -> None:
    """Put back untried messages: a line that is down costs them no attempt."""
    for message in batch:
        _settle(message, state=State.QUEUED, attempts=message.attempts - 1, next_try_at=again)
