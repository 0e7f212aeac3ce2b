"""What the journal says was done to records after a moment: it tells a correction from a forgery, as far as it can.

A deed written down properly by somebody who can write to the database looks like any other: the chain only shows that
nothing written before was changed.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from camtay.domains.closings.rules.contents import Contents
from camtay.domains.closings.rules.evidence import Difference
from camtay.foundation.audit.models import Entry

MANY = 500


@dataclass(frozen=True)
class Since:
    """The moment of a cut: a deed came after it when it was written later, or further on in a journal whose `lengths`
    (place → entries) were noted then."""

    at: datetime
    lengths: Mapping[int, int]

    def q(self) -> Q:
        later = Q(at__gte=self.at)
        for place, length in self.lengths.items():
            later |= Q(place_id=place, number__gt=length)
        return later


@dataclass(frozen=True)
class Told:
    """The latest deed on a record. `certain`: the journal names the record itself, not only its person or place."""

    action: str
    at: datetime
    certain: bool = True


def deeds(contents: Contents, found: Difference, since: Since) -> dict[str, Told]:
    """Key → the deed that explains why a record is other than it was; unexplained ones are left out."""
    told: dict[str, Told] = {}
    if contents.deeds:
        latest = Entry.objects.filter(
            since.q(), place_id__in=since.lengths, action__startswith=contents.deeds
        )
        entry = latest.order_by("-at", "-number").first()
        if entry is not None:
            told = {key: Told(entry.action, entry.at, certain=False) for key in found.keys}
    if contents.about_at is not None:
        # A record that the journal names itself is only ever taken away with its person, not changed for them.
        keys = found.keys if contents.object_at is None else found.removed
        person = {key: int(_part(key, contents.about_at)) for key in keys}
        about = _latest("about", set(person.values()), since)
        told |= {key: about[one] for key, one in person.items() if one in about}
    if contents.object_at is not None:
        named = {key: _part(key, contents.object_at) for key in found.keys}
        own = _latest("object_id", set(named.values()), since, object_type=contents.model)
        told |= {key: own[one] for key, one in named.items() if one in own}
    return told


def _part(key: str, number: int) -> str:
    return key.split("|")[number]


def _latest(by: str, keys: Collection[Any], since: Since, **more: str) -> dict[Any, Told]:
    found: dict[Any, Told] = {}
    wanted = sorted(keys)
    for first in range(0, len(wanted), MANY):
        rows = Entry.objects.filter(since.q(), **{f"{by}__in": wanted[first : first + MANY]}, **more)
        for key, action, at in rows.order_by("at", "id").values_list(by, "action", "at"):
            found[key] = Told(action, at, certain=by == "object_id")
    return found
