"""Writing and reading the journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.db import transaction
from django.db.models import QuerySet

from camtay.foundation.access import Actor
from camtay.foundation.audit import chain
from camtay.foundation.audit.models import Chain, Entry, Look
from camtay.foundation.prepared import Prepared, Slot, insert, update

_HEAD = Prepared(
    lambda: Chain.objects.select_for_update().filter(pk=Slot("place", Chain._meta.get_field("place_id")))
)


@dataclass(frozen=True)
class Deed:
    """One line to be written. `fields` are names of fields that changed, never their values."""

    action: str
    object_type: str
    object_id: str
    about: int | None = None
    fields: Sequence[str] = ()
    occurred_at: datetime | None = None
    note: str = ""


def record(
    *,
    by: Actor,
    action: str,
    object_type: str,
    object_id: object,
    now: datetime,
    place_id: int,
    about: int | None = None,
    fields: Sequence[str] = (),
    occurred_at: datetime | None = None,
    note: str = "",
) -> None:
    """Append one deed to its place's chain, in the caller's transaction. `note` holds codes, no personal data."""
    deed = Deed(action, object_type, str(object_id), about, fields, occurred_at, note)
    record_many(by=by, place_id=place_id, deeds=[deed], now=now)


@transaction.atomic(savepoint=False)
def record_many(*, by: Actor, place_id: int, deeds: Sequence[Deed], now: datetime) -> None:
    """Append many deeds of one place under one lock. Call it last: the lock is held until commit."""
    head = _HEAD.one(place=place_id)
    if head is None:  # a place's first entry
        head, _created = Chain.objects.select_for_update().get_or_create(place_id=place_id)
    request_id = str(structlog.contextvars.get_contextvars().get("request_id", ""))
    entries = []
    for deed in deeds:
        head.length += 1
        entry = Entry(
            place_id=place_id,
            number=head.length,
            at=now,
            occurred_at=deed.occurred_at or now,
            actor=by.label,
            account_id=by.account_id,
            on_behalf_of=by.on_behalf_of,
            about=deed.about,
            action=deed.action,
            object_type=deed.object_type,
            object_id=deed.object_id,
            fields=list(deed.fields),
            note=deed.note,
            request_id=request_id,
            version=chain.VERSION,
        )
        head.head = entry.digest = chain.digest(entry, head.head)
        entries.append(entry)
    if len(entries) == 1:
        insert(entries[0])
    else:
        Entry.objects.bulk_create(entries, batch_size=500)
    update(head, "length", "head")


def look(
    *,
    by: Actor,
    action: str,
    object_type: str,
    object_id: object,
    about: int | None,
    now: datetime,
    place_id: int | None = None,
) -> None:
    """Log one look at personal data."""
    seen = Look(
        at=now,
        actor=by.label,
        account_id=by.account_id,
        action=action,
        object_type=object_type,
        object_id=str(object_id),
        about=about,
        place_id=place_id,
        request_id=str(structlog.contextvars.get_contextvars().get("request_id", "")),
    )
    insert(seen)


def forget_looks(*, before: datetime) -> int:
    """Throw away looks older than their term; the number. The journal of deeds is never thrown away."""
    return Look.objects.filter(at__lt=before).delete()[0]


def history(object_type: str, object_id: object) -> QuerySet[Entry]:
    """The deeds done to one thing, oldest first: what a time line is drawn from."""
    return Entry.objects.filter(object_type=object_type, object_id=str(object_id)).order_by(
        "occurred_at", "id"
    )


def verify(place_id: int | None = None) -> list[str]:
    """Every break in the chains (of one place, or of all). Empty when nothing was changed."""
    heads = Chain.objects.order_by("place_id")
    known = set(heads.values_list("place_id", flat=True))
    found: list[str] = []
    if place_id is not None:
        heads = heads.filter(place_id=place_id)
    else:
        strays = Entry.objects.exclude(place_id__in=known).values_list("place_id", flat=True).distinct()
        found += [f"place {stray}: entries without a chain" for stray in strays.order_by("place_id")]
    for head in heads:
        entries = Entry.objects.filter(place_id=head.place_id).order_by("number")
        found += chain.problems(entries.iterator(2000), head=head.head, length=head.length)
    return found
