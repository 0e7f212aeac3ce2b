"""What speaks for a closing from outside its own rows: the journal that names it, the journals it noted, its stamp."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Literal

from django.core.exceptions import ImproperlyConfigured

from camtay.connectors import signing
from camtay.connectors.signing.settings import trusted_roots
from camtay.domains.closings.models import Closing, ClosingStamp
from camtay.foundation.audit import journal
from camtay.foundation.audit.models import Entry

Said = tuple[Literal["tampered", "doubt", "later", "note"], str]
CLOCKS_APART = timedelta(minutes=5)


def of_journal(one: Closing) -> Iterator[Said]:
    """Was it made as the journal says, and are the journals it noted as they were then?"""
    entry = Entry.objects.filter(
        object_type="closings.Closing",
        object_id=str(one.pk),
        action__in=("closings.close", "closings.revise"),
    ).first()
    if entry is None:
        yield "tampered", "the journal does not know that it was made"
    elif entry.note != f"{one.number} {one.digest}":
        yield "tampered", f"entry {entry.number} of the journal gives another number or digest"
    for place, length, head in one.journal:
        last = Entry.objects.filter(place_id=place, number=length).first()
        if last is None or last.digest != head:
            yield "tampered", f"the journal of place {place} up to entry {length} is not what it was then"


def journals(found: Sequence[Closing]) -> Iterator[str]:
    """Every break in the journals under these closings."""
    places = sorted(
        {place for one in found for place, _length, _head in one.journal} | {one.place_id for one in found}
    )
    for place in places:
        yield from (f"journal: {words}" for words in journal.verify(place))


def of_stamp(one: Closing) -> Iterator[Said]:
    entry = Entry.objects.filter(
        object_type="closings.Closing", object_id=str(one.pk), action="closings.stamp"
    ).first()
    kept: ClosingStamp | None = getattr(one, "stamp", None)
    if kept is None:
        if entry is not None:
            yield (
                "tampered",
                f"its time stamp is gone, though entry {entry.number} of the journal says it came",
            )
        else:
            yield "note", "not stamped yet"
        return
    if entry is None or entry.note != sha256(bytes(kept.token)).hexdigest():
        yield "tampered", "its time stamp is not the one that the journal says came"
    yield from _checked(one, kept)


def _checked(one: Closing, kept: ClosingStamp) -> Iterator[Said]:
    from camtay.connectors.signing import client  # brings pyHanko along: only where there is a stamp

    try:
        said = client.check(bytes(kept.token), bytes.fromhex(one.digest), trusted_roots())
    except signing.PermanentError as error:
        yield "tampered", f"its time stamp does not hold: {error}"
    except ImproperlyConfigured as error:
        yield "doubt", f"its time stamp cannot be checked: {error}"
    except ValueError:
        yield "tampered", "its digest is no digest"
    else:
        if said.at != kept.stamped_at:
            yield "tampered", f"it says it was stamped at {kept.stamped_at}, its stamp says {said.at}"
        if said.at < one.closed_at - CLOCKS_APART:
            yield "tampered", f"it was stamped ({said.at}) before it says it was made ({one.closed_at})"
