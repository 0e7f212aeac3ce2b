"""What an archive says about itself."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

FORMAT = 1
NAME = "manifest.json"


class ArchiveError(Exception):
    """A backup or restore that cannot go on; the text says why and what to do."""


@dataclass
class Manifest:
    """`tables`: rows by table. `files`: SHA-256 by member. `keys`: fingerprint by key, "index" among them."""

    version: str
    engine: str
    made_at: str
    tables: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    with_keys: bool = False
    format: int = FORMAT

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> "Manifest":
        try:
            content = json.loads(raw)
            found = cls(**content) if content.get("format") == FORMAT else None
        except (ValueError, TypeError, AttributeError) as error:
            raise ArchiveError(f"The archive's {NAME} cannot be read ({error}).") from error
        if found is None:
            raise ArchiveError("The archive was made by a newer version. Install that version first.")
        return found

    def lacks(self, keys: Mapping[str, str]) -> list[str]:
        """Names of the keys this archive needs and `keys` (fingerprints here and now) has not, or has otherwise."""
        return sorted(name for name, mark in self.keys.items() if keys.get(name) != mark)


def fingerprints(keys: Any) -> dict[str, str]:
    """A mark of each key of the key file, by which two can be told apart and from which none can be learnt."""

    def mark(key: bytes) -> str:
        return hmac.new(key, b"camtay backup", hashlib.sha256).hexdigest()[:16]

    return {**{name: mark(key) for name, key in keys.keys.items()}, "index": mark(keys.index)}
