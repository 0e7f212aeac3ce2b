"""The time-stamping authority, from CAMTAY_TSA_URL and CAMTAY_TSA_ROOTS.

CAMTAY_TSA_URL=https://user:password@tsa.example.vn/tsr     (user and password where it asks for them)
CAMTAY_TSA_ROOTS=/etc/camtay/tsa-roots.pem                  (PEM: the certificates a token must lead to)
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class TemporaryError(Exception):
    """The authority cannot be asked just now: try again later."""


class PermanentError(Exception):
    """What came is no time stamp for this, or none that is trusted: trying again is of no use."""


@dataclass(frozen=True)
class Stamped:
    """What a token says: when, and who says so."""

    at: datetime
    authority: str


@dataclass(frozen=True)
class Authority:
    url: str
    user: str
    password: str = field(repr=False)
    roots: Path

    @classmethod
    def of_settings(cls) -> "Authority":
        """Raises ImproperlyConfigured, without repeating the password."""
        parts = urlsplit(settings.CAMTAY_TSA_URL)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ImproperlyConfigured(
                "CAMTAY_TSA_URL must read https://host/path (user:password@ before host)."
            )
        host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
        url = urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))
        return cls(url, unquote(parts.username or ""), unquote(parts.password or ""), trusted_roots())


def trusted_roots() -> Path:
    """The file of trusted certificates. Raises ImproperlyConfigured where there is none."""
    if not settings.CAMTAY_TSA_ROOTS or not Path(settings.CAMTAY_TSA_ROOTS).is_file():
        raise ImproperlyConfigured(
            "CAMTAY_TSA_ROOTS must name a PEM file with the certificates that time stamps must lead to."
        )
    return Path(settings.CAMTAY_TSA_ROOTS)


def configured() -> bool:
    """Has the installation an authority to ask?"""
    return bool(settings.CAMTAY_TSA_URL)


def check() -> None:
    """Raises ImproperlyConfigured where one of the two settings is missing or cannot be read; neither set is well."""
    if settings.CAMTAY_TSA_URL:
        Authority.of_settings()
    elif settings.CAMTAY_TSA_ROOTS:
        raise ImproperlyConfigured(
            "CAMTAY_TSA_ROOTS is set, and CAMTAY_TSA_URL is not: no closing is stamped."
        )
