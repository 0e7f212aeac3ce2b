"""What a domain supplies to an import: finding, making, changing and taking back its records, many at a time.

A *snapshot* is a record's fields as plain values (see `plain`), so that what was stored with a batch can be compared
with what stands there now. `ModelTarget` does it all for one Django model; a domain overrides what differs.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

from camtay.foundation.tables.columns import Row

Snapshot = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A record as it stands: its id, as text, and its snapshot."""

    id: str
    fields: Snapshot


@dataclass(frozen=True)
class Step:
    """One row to be carried out. `wanted`: the fields it asks for. `found`: the record as it stands, None when new."""

    row: Row
    key: str
    wanted: Snapshot
    found: Found | None = None

    @property
    def differences(self) -> dict[str, tuple[Any, Any]]:
        """Field → (before, after), for what would change."""
        before = self.found.fields if self.found else {}
        return {
            name: (before.get(name), value)
            for name, value in self.wanted.items()
            if self.found is None or before.get(name) != value
        }

    @property
    def kind(self) -> str:
        """ "new", "changed" or "unchanged"."""
        if self.found is None:
            return "new"
        return "changed" if self.differences else "unchanged"


class Target(Protocol):
    """Every method works on a chunk (some hundred rows) and is called inside the engine's transaction, but for
    `key`, and for `prepare`, `existing` and `wanted` in a preview. Ids are text."""

    object_type: str

    def key(self, values: Mapping[str, Any]) -> str:
        """By what two rows are about the same thing. "" never: a row without a key must have failed its checks."""

    def prepare(self, rows: Sequence[Row]) -> None:
        """Look up at once what the rows refer to (places, procedures …), for `wanted`."""

    def existing(self, keys: Collection[str], *, lock: bool) -> Mapping[str, Found]:
        """The records that stand under these keys; locked against others when `lock`."""

    def wanted(self, row: Row, found: Found | None) -> Snapshot:
        """The fields the row asks for, as plain values: only those its columns speak of. Raises CellProblem."""

    def create(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        """Make the records; answer what now stands, in the same order."""

    def update(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        """Change the records; answer what now stands, in the same order."""

    def current(self, ids: Collection[str]) -> Mapping[str, Found]:
        """The records by id, as they stand, locked. For undoing."""

    def in_use(self, ids: Collection[str]) -> Mapping[str, str]:
        """Which of these can not be deleted, with why, in words for people."""

    def delete(self, ids: Collection[str]) -> None:
        """Take back what `create` made."""

    def restore(self, before: Mapping[str, Snapshot]) -> None:
        """Give fields back their values from before: id → fields that changed."""


def plain(value: Any) -> Any:
    """A value as JSON keeps it: times in UTC, everything else as text where JSON has no form of its own."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(one) for one in value)
    return str(value)
