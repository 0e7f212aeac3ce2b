"""When a deed in the field happened: the phone's clock, put right by how wrong it was when it called."""

from datetime import datetime, timedelta

TOLERANCE = timedelta(minutes=2)


def error_of(sent_at: datetime | None, *, now: datetime) -> timedelta:
    """How far the phone's clock is ahead; nothing where it is about right, or did not say."""
    if sent_at is None:
        return timedelta()
    ahead = sent_at - now
    return ahead if abs(ahead) > TOLERANCE else timedelta()


def occurred(claimed_at: datetime, *, ahead: timedelta, since: datetime, now: datetime) -> datetime:
    """The time that is kept: never before the phone was ours (`since`), never still to come."""
    try:
        right = claimed_at - ahead
    except OverflowError:
        return now
    return min(max(right, since), now)
