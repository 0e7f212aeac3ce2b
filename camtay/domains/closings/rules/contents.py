"""What is frozen of a record: a named, versioned list of fields, so that a later column changes no digest.

Canonical form (docs/decisions/0013): of each record the JSON list [name/version, key, values…], times as UTC ISO with
microseconds, UTF-8 without blanks; its hash is the first 32 hex digits of SHA-256.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

HASH = 32  # hex digits: 128 bits


@dataclass(frozen=True)
class Contents:
    """`key`: the fields that name a record, which a fold that is written anew keeps; `recorded`: when it came to be
    known here, "" where the source does not say.

    How the journal tells of it: `object_at` and `about_at` are where in the key its own id and that of the person it is
    about stand; `deeds`: how the actions begin that make a fold anew, where the journal names only their place.
    """

    model: str
    version: int
    fields: tuple[str, ...]
    key: tuple[str, ...] = ("pk",)
    recorded: str = ""
    object_at: int | None = 0
    about_at: int | None = None
    deeds: str = ""

    @property
    def name(self) -> str:
        return f"{self.model}/{self.version}"

    def key_of(self, row: Mapping[str, Any]) -> str:
        return "|".join(str(row[name]) for name in self.key)

    def hash_of(self, row: Mapping[str, Any]) -> str:
        values = [self.name, self.key_of(row), *(plain(row[name]) for name in self.fields)]
        return hashlib.sha256(canonical(values)).hexdigest()[:HASH]


CASES_1 = Contents(
    "cases.Case", 1,
    (
        "channel", "clock_due_at", "components_attached", "deciding_place", "department", "due_at",
        "electronic_result", "neighbourhood", "on_time", "on_time_explained", "pressed_by", "procedure_code",
        "rated_day", "rating", "received_at", "received_day", "receiving_place", "recorded_at", "saved_minutes",
        "settled_at", "settled_day", "state", "steps_electronic", "stopped_half_days", "supplement_asked_at",
        "supplement_count", "worked_half_days",
    ),
    recorded="recorded_at",
)  # fmt: skip
_RUNGS = (
    "alone_day",
    "commune",
    "family_day",
    "helped_day",
    "kept_day",
    "neighbourhood",
    "own_case_day",
    "shown_day",
)
CONTENTS: tuple[Contents, ...] = (
    CASES_1,
    Contents("learning.PersonProgress", 1, _RUNGS, key=("person",), object_at=None, about_at=0),
    Contents(
        "learning.Progress",
        1,
        ("alone_day", "commune", "neighbourhood", "shown_day"),
        key=("person", "skill"),
        object_at=None,
        about_at=0,
    ),
    Contents(
        "learning.Observation", 1,
        ("person", "skill", "seen", "session", "by", "place", "occurred_at", "occurred_day", "recorded_at", "withdraws"),
        key=("pk", "person"), recorded="recorded_at", about_at=1,
    ),
    Contents(
        "learning.Session", 1,
        ("cancelled_at", "commune", "kind", "occurred_at", "occurred_day", "place", "recorded_at", "skill", "taught_by", "team"),
        recorded="recorded_at",
    ),
    Contents(
        "learning.Trainee", 1, ("department", "place", "recorded_at", "since_day", "trained_day", "until_day"),
        recorded="recorded_at", deeds="learning.",
    ),
    Contents("teams.Team", 1, ("commune", "kind", "neighbourhood", "since_day", "until_day")),
    Contents(
        "teams.Membership", 1,
        ("commune", "duty", "is_core", "kind", "neighbourhood", "recorded_at", "since_day", "until_day"),
        recorded="recorded_at", deeds="teams.",
    ),
    Contents(
        "teams.TeamMonth", 1, ("commune", "kind", "neighbourhood", "sessions"), key=("team", "day"), object_at=None,
        deeds="learning.",
    ),
    Contents("teams.Coverage", 1, ("commune", "since_day", "teams"), key=("place",), object_at=None, deeds="teams."),
)  # fmt: skip
BY_NAME = {one.name: one for one in CONTENTS}
LATEST = {one.model: one for one in CONTENTS}
# Folds are counted, but what they are made of is what a forger would change: it is frozen too.
BENEATH = {
    "learning.PersonProgress": "learning.Observation",
    "learning.Progress": "learning.Observation",
    "teams.TeamMonth": "learning.Session",
}


def plain(value: Any) -> Any:
    """As JSON keeps it, the same whatever the database."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def canonical(document: Mapping[str, Any] | Sequence[Any]) -> bytes:
    """Keys sorted, no blanks, letters as themselves."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def digest(document: Mapping[str, Any] | Sequence[Any]) -> str:
    return hashlib.sha256(canonical(document)).hexdigest()
