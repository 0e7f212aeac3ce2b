"""Identifiers that leave the machine: UUIDv7, so that they sort by time and index well; tokens of 128 random bits.

Both may be drawn from a seed, for the demonstration alone: the same day gives the same rows.
"""

import base64
import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7 as _uuid7

_seeded: ContextVar["_Source | None"] = ContextVar("seeded_ids", default=None)


class _Source:
    """UUIDv7 from a seed: milliseconds that only grow, random bits from the seed (RFC 9562, 5.7)."""

    def __init__(self, seed: str, start: datetime) -> None:
        self.random = random.Random(seed)  # noqa: S311 - made to be repeatable, used by the demonstration alone
        self.milliseconds = int(start.timestamp() * 1000)

    def uuid7(self) -> UUID:
        self.milliseconds += 1
        bits = self.milliseconds << 80 | 0x7 << 76 | self.random.getrandbits(12) << 64
        return UUID(int=bits | 0b10 << 62 | self.random.getrandbits(62))

    def token(self) -> str:
        return base64.urlsafe_b64encode(self.random.randbytes(16)).rstrip(b"=").decode()


def uuid7() -> UUID:
    """A new time-ordered identifier."""
    source = _seeded.get()
    return source.uuid7() if source else _uuid7()


def token() -> str:
    """128 random bits in 22 letters that fit an address."""
    source = _seeded.get()
    return source.token() if source else secrets.token_urlsafe(16)


@contextmanager
def seeded(seed: str, start: datetime) -> Iterator[None]:
    """Within this, identifiers follow from `seed` and `start`."""
    mark = _seeded.set(_Source(seed, start))
    try:
        yield
    finally:
        _seeded.reset(mark)
