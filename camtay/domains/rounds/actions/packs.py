"""Packs: what a phone carries out, only what differs from what it has."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from camtay.domains.rounds.models import Carried, Device
from camtay.domains.rounds.queries import packs
from camtay.foundation.access import Actor
from camtay.foundation.audit import journal
from camtay.foundation.ids import token

PAGE = 5000


@dataclass(frozen=True)
class Pack:
    """One page. `reset`: the phone's cursor is not known here, so it begins anew."""

    cursor: str
    records: list[dict[str, Any]] = field(default_factory=list)
    more: bool = False
    reset: bool = False


def hand_out(
    *, device: Device, cursor: str, language: str, by: Actor, now: datetime, page: int = PAGE
) -> Pack:
    """The next page for a phone that says it has what `cursor` names. Where nothing has changed, nothing is written.

    `by`: its owner, with the roles of today. What was handed out is a look at the people in it.
    """
    source = packs.Source(by, language=language, now=now)
    carried = Carried.objects.filter(device=device).first() or Carried(device=device)
    held, seal, known = _held(carried, cursor)
    if known and seal == source.print:
        return Pack(cursor)
    records, after, more = source.page(held, page)
    if known and not records:
        return Pack(cursor)
    fresh = token()
    carried.cursor, carried.held, carried.print = (
        (cursor, packs.packed(held), seal) if known else ("", b"", "")
    )
    carried.given_cursor, carried.given = fresh, packs.packed(after)
    carried.given_print = "" if more else source.print
    with transaction.atomic():
        carried.save()
        journal.look(
            by=by, action="rounds.pack", object_type="rounds.device", object_id=device.pk, about=None, now=now
        )
    return Pack(fresh, records, more, reset=not known)


def _held(carried: Carried, cursor: str) -> tuple[packs.Held, str, bool]:
    """What the phone has, the print of it, and whether we know."""
    if cursor and cursor == carried.given_cursor:
        return packs.unpacked(carried.given), carried.given_print, True
    if cursor and cursor == carried.cursor:
        return packs.unpacked(carried.held), carried.print, True
    return {}, "", False
