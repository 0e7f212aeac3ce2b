"""When to try again, and how an address is shown to staff."""

from datetime import datetime, timedelta

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)
TRIES = len(WAITS) + 1
LEASE = timedelta(
    minutes=3
)  # longer than a batch may take, so a slow worker is never mistaken for a dead one


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When to try after the `attempts`-th attempt failed; None when that was the last."""
    return now + WAITS[attempts - 1] if 1 <= attempts < TRIES else None


def masked(address: str) -> str:
    """An address as staff see it: enough to recognise it together with the person, too little to copy it."""
    name, at, domain = address.rpartition("@")
    if at:
        return f"{name[:1]}•••@{domain}"
    return "•" * max(len(address) - 3, 3) + address[-3:] if len(address) > 6 else "•••"
