"""What a phone shows us at every call, and the seal on what it hands over by other ways."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any


def new_secret() -> str:
    """256 random bits, shown once."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def fits(secret: str, digest: str) -> bool:
    return hmac.compare_digest(digest_of(secret), digest)


def seal_of(content: Mapping[str, Any], digest: str) -> str:
    """The seal of a rescue file: keyed by the secret's digest, which is all we keep of it."""
    said = {name: value for name, value in content.items() if name != "seal"}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hmac.new(bytes.fromhex(digest), text.encode(), hashlib.sha256).hexdigest()


def is_sealed(content: Mapping[str, Any], digest: str) -> bool:
    try:
        return hmac.compare_digest(str(content.get("seal", "")), seal_of(content, digest))
    except (TypeError, ValueError):  # no text that UTF-8 could hold, or no ASCII in the seal
        return False
