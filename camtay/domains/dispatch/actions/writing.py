"""Putting a message into the outbox."""

from datetime import datetime
from functools import cache

from django.db import connection, transaction

from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.states import Channel, State


@transaction.atomic(savepoint=False)
def write(
    *,
    key: str,
    channel: str,
    address: str,
    subject: str = "",
    body: str,
    kind: str,
    object_type: str = "",
    object_id: object = "",
    about: int | None = None,
    place_id: int | None = None,
    secret: bool = False,
    keep_in: bool = False,
    expires_at: datetime | None = None,
    now: datetime,
) -> Message | None:
    """Write one message in the caller's transaction: it goes out after commit, and never when that rolls back.

    `key` names the message for ever ("case:<id>:accepted:sms"); a known key does nothing and answers None.
    `about` is the person concerned, `place_id` the place whose staff see it in the ledger. A `secret` (one-time
    code) needs `expires_at`. `keep_in` records the message without ever sending it (practice communes).
    Raises ValueError for an unknown channel, no address, or a secret without end.
    """
    if not address.strip():
        raise ValueError("a message needs an address; write none for a person who has not given one")
    if secret and expires_at is None:
        raise ValueError("a secret message needs expires_at, or its text would lie here for ever")
    state = State.KEPT if keep_in else State.QUEUED
    subject = " ".join(subject.split())[:200]
    message = Message(
        key=key, channel=Channel(channel), address=address.strip(), subject=subject, body=body, kind=kind,
        object_type=object_type, object_id=str(object_id), about=about, place_id=place_id, secret=secret,
        state=state, next_try_at=now, expires_at=expires_at, created_at=now,
    )  # fmt: skip
    return message if _insert(message) else None


def _insert(message: Message) -> bool:
    """One statement: neither a look-up before nor a savepoint around it. False when the key is known."""
    fields = Message._meta.concrete_fields
    values = [field.get_db_prep_save(getattr(message, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_statement(), values)
        written = bool(cursor.rowcount == 1)
    message._state.adding = not written
    return written


@cache
def _statement() -> str:
    columns = ", ".join(f'"{field.column}"' for field in Message._meta.concrete_fields)
    places = ", ".join(["%s"] * len(Message._meta.concrete_fields))
    return (
        f'INSERT INTO "{Message._meta.db_table}" ({columns}) VALUES ({places}) ON CONFLICT ("key") DO NOTHING'  # noqa: S608 -- names of our own columns
    )
