"""What a phone shows us at every call."""

import hashlib
import hmac
import secrets


def new_secret() -> str:
    """256 random bits, shown once."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def fits(secret: str, digest: str) -> bool:
    return hmac.compare_digest(digest_of(secret), digest)
