"""Signing what we hand out, so that we know it again: a receipt, a stamp. The signature names its key."""

import base64
import hashlib
import hmac

from camtay.foundation.keys.keyfile import Keys


def sign(keys: Keys, purpose: str, text: str) -> str:
    """`k1.…` under the current key. `purpose` keeps a signature for one thing from passing for another."""
    return f"{keys.current}.{_signature(keys.keys[keys.current], purpose, text)}"


def is_signed(keys: Keys, purpose: str, text: str, said: str) -> bool:
    """Is it our signature of this? Under a former key too; not under one the key file no longer holds."""
    name, _dot, signature = said.partition(".")
    key = keys.keys.get(name)
    return key is not None and hmac.compare_digest(signature, _signature(key, purpose, text))


def _signature(key: bytes, purpose: str, text: str) -> str:
    own = hmac.new(key, f"camtay.{purpose}".encode(), hashlib.sha256).digest()
    made = hmac.new(own, text.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()
