"""From a message to the connector that carries it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Protocol

from camtay.connectors import email, sms
from camtay.domains.dispatch.models import Message

TEMPORARY = (email.TemporaryError, sms.TemporaryError)
PERMANENT = (email.PermanentError, sms.PermanentError)


class Carrier(Protocol):
    def __call__(self, message: Message, now: datetime, /) -> str:
        """Hand the message over; the provider's own reference, or an empty text."""


@contextmanager
def open_line(via: str) -> Iterator[Carrier]:
    """A way out for several messages; it connects when the first is sent and hangs up at the end."""
    if via == "smpp":
        from camtay.connectors.sms.client import Line  # brings smpplib along, which web processes never need

        with Line.from_settings() as phone:
            yield lambda message, now: phone.send(
                message.id, message.address, message.body, _left(message, now)
            )
    elif via == "smtp":
        with email.Line() as post:
            yield lambda message, _: post.send(message.id, message.address, message.subject, message.body)
    else:
        yield lambda *_: ""


def _left(message: Message, now: datetime) -> timedelta | None:
    """How long the message is still of use."""
    return message.expires_at - now if message.expires_at else None
