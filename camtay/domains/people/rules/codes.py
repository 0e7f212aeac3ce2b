"""One-time codes: how many, how long, and how they are kept."""

import hmac
import secrets
from datetime import timedelta

from django.utils.crypto import salted_hmac

DIGITS = 6
LIFE = timedelta(minutes=5)
TRIES = 5
WINDOW = timedelta(hours=1)
PER_PHONE = 5  # in a window
PER_ADDRESS = 20  # in a window; a family or a one-stop centre shares one
KEPT = timedelta(days=1)  # how long a code's row stays, for counting


def new() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def binding(session_key: str) -> str:
    """What a code keeps of the session it was asked from."""
    return str(salted_hmac("camtay.people.binding", session_key, algorithm="sha256").hexdigest())


def digest(code: str, *, phone: str, purpose: str, bound: str) -> str:
    said = f"{phone}|{purpose}|{bound}|{code}"
    return str(salted_hmac("camtay.people.code", said, algorithm="sha256").hexdigest())


def same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(one, other)
