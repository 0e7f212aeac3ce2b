"""Identifiers that leave the machine: UUIDv7, so that they sort by time and index well."""

from uuid import UUID

from uuid_utils.compat import uuid7 as _uuid7


def uuid7() -> UUID:
    """A new time-ordered identifier (RFC 9562)."""
    return _uuid7()
