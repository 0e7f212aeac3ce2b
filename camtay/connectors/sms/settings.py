"""The account at the telephone company, from CAMTAY_SMS_URL.

    smpp://user:password@host:2775?source=UBND%20Phu%20Vinh&rate=10&long=udh&timeout=10

source   the registered sender name, or a number
rate     most messages a second the company takes (default 10)
long     `udh` splits a long text into parts a telephone joins (default); `payload` sends it whole
timeout  seconds to wait for an answer (default 10)
SMPP itself is not encrypted: companies take it over a private line or a tunnel.
"""

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Account:
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    source: str
    rate: float = 10.0
    long: str = "udh"
    timeout: float = 10.0

    @classmethod
    def parse(cls, url: str) -> "Account":
        """Raises ImproperlyConfigured, without repeating the password, when the address is not usable."""
        parts = urlsplit(url)
        given = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        try:
            account = cls(
                host=parts.hostname or "",
                port=parts.port or 2775,
                user=unquote(parts.username or ""),
                password=unquote(parts.password or ""),
                source=given.get("source", ""),
                rate=float(given.get("rate", 10)),
                long=given.get("long", "udh"),
                timeout=float(given.get("timeout", 10)),
            )
        except ValueError as error:
            raise ImproperlyConfigured(f"CAMTAY_SMS_URL: {error}") from None
        right = parts.scheme == "smpp" and account.host and account.user and account.source
        if not right or account.long not in ("udh", "payload") or account.rate <= 0 or account.timeout <= 0:
            raise ImproperlyConfigured(
                "CAMTAY_SMS_URL must read smpp://user:password@host:port?source=NAME"
                " (optional: rate=10, long=udh or payload, timeout=10)."
            )
        return account


def configured() -> bool:
    """Has the installation an account for text messages?"""
    return bool(settings.CAMTAY_SMS_URL)
