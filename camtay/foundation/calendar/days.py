"""Local days and their keys: ints that every database compares alike, without a date function."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def local_day(moment: datetime) -> date:
    """The day in Việt Nam at `moment`. Raises ValueError for a moment without a zone: it has no day."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} has no time zone, so its local day is unknown")
    return moment.astimezone(ZONE).date()


def day_key(moment: datetime | date) -> int:
    """20260301 for the local day of an aware datetime, or for a date as it stands."""
    day = local_day(moment) if isinstance(moment, datetime) else moment
    return day.year * 10000 + day.month * 100 + day.day


def month_key(moment: datetime | date) -> int:
    """202603 for the local month."""
    return day_key(moment) // 100


def day_from_key(key: int) -> date:
    """The day behind 20260301. Raises ValueError when there is no such day."""
    return date(key // 10000, key // 100 % 100, key % 100)


def day_range(first: date, last: date) -> tuple[datetime, datetime]:
    """[start of `first`, start of the day after `last`) in local time: both days are in, the end is not."""
    return (
        datetime.combine(first, time(), ZONE),
        datetime.combine(last + timedelta(days=1), time(), ZONE),
    )


def month_range(key: int) -> tuple[datetime, datetime]:
    """[start, end) of the local month 202603. Raises ValueError when there is no such month."""
    first = date(key // 100, key % 100, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return day_range(first, following - timedelta(days=1))
