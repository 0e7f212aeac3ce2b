"""Citizen numbers at rest: encrypted under the key file, found by a keyed index. The ciphertext names its key."""

import hashlib
import hmac

from cryptography.fernet import Fernet
from django.conf import settings


def encrypt(number: str) -> str:
    """`k1:…` under the current key."""
    keys = settings.KEYS
    return f"{keys.current}:{Fernet(keys.keys[keys.current]).encrypt(number.encode()).decode()}"


def decrypt(stored: str) -> str:
    """The number. Raises KeyError when the key file no longer holds the key it was written under."""
    name, _colon, text = stored.partition(":")
    return Fernet(settings.KEYS.keys[name]).decrypt(text.encode()).decode()


def key_name(stored: str) -> str:
    return stored.partition(":")[0]


def index_of(number: str) -> str:
    """By which the number is found without being readable; the same for ever."""
    return hmac.new(settings.KEYS.index, number.encode(), hashlib.sha256).hexdigest()


def is_current(stored: str) -> bool:
    """Was it written under the key that is current now?"""
    return key_name(stored) == str(settings.KEYS.current)
