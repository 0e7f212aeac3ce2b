"""The hash chain: what is hashed is a named, versioned list of fields, so that a later column breaks nothing."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from camtay.foundation.audit.models import Entry

VERSION = 1
FIELDS = {
    1: (
        "place_id", "number", "at", "occurred_at", "actor", "account_id", "on_behalf_of", "about",
        "action", "object_type", "object_id", "fields", "note", "request_id",
    ),
}  # fmt: skip


def digest(entry: Entry, before: str) -> str:
    """SHA-256 over the entry's fields and the digest before it; `before` is "" for the first."""
    values: dict[str, Any] = {name: getattr(entry, name) for name in FIELDS[entry.version]}
    values["at"] = entry.at.timestamp()
    values["occurred_at"] = entry.occurred_at.timestamp()
    values["before"] = before
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def problems(entries: Iterator[Entry], *, head: str, length: int) -> Iterator[str]:
    """Walk one place's entries in order; say where the chain is broken, in English, for operators."""
    before, number = "", 0
    for entry in entries:
        number += 1
        if entry.number != number:
            yield f"place {entry.place_id}: entry {number} is missing (found {entry.number})"
            number = entry.number
        if entry.digest != digest(entry, before):
            yield f"place {entry.place_id}: entry {entry.number} was changed, or one before it was removed"
        before = entry.digest
    if number != length:
        yield f"the chain's head says {length} entries, {number} were found"
    elif before != head:
        yield f"the chain's head does not match entry {number}"
