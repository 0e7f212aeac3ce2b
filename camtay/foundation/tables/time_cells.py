"""Cells that hold dates and times, as people, Excel and the national exchange write them.

Read: yyyyMMddHHmmss (the exchange), dd/MM/yyyy with or without HH:mm[:ss] before or after (also with - or .),
ISO 8601, Excel's own dates and serial numbers. Day comes before month, always. Local times are Asia/Ho_Chi_Minh.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import CellProblem, Raw
from camtay.foundation.tables.word_cells import plain

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock, made local below
SERIALS = (10_000, 80_000)  # 1927 to 2119: days as Excel counts them
YEARS = (1900, 2200)
COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$")
CLOCK = r"(\d{1,2})[:hH](\d{2})(?::(\d{2})(?:\.\d+)?)?"
DAY_FIRST = re.compile(rf"^(?:{CLOCK}[ ,]+)?(\d{{1,2}})[/.\-](\d{{1,2}})[/.\-](\d{{4}})(?:[ ,]+{CLOCK})?$")
ISO = re.compile(r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$")


def moment(raw: Raw) -> datetime:
    """A point in time, aware. A date alone is its first minute. Years that nobody keeps records of are slips."""
    found = _wall_clock(raw)
    if not YEARS[0] <= found.year <= YEARS[1]:
        raise CellProblem(_("Năm %(year)s không thể đúng. Hãy kiểm tra lại năm.") % {"year": found.year})
    return found if found.tzinfo else found.replace(tzinfo=LOCAL)


def day(raw: Raw) -> date:
    """A local calendar day."""
    return moment(raw).astimezone(LOCAL).date()


def _wall_clock(raw: Raw) -> datetime:
    if isinstance(raw, datetime):
        return raw if raw.microsecond == 0 else (raw + timedelta(microseconds=500_000)).replace(microsecond=0)
    if isinstance(raw, date):
        return datetime(raw.year, raw.month, raw.day)  # noqa: DTZ001 - made local by the caller
    said = plain(raw)
    for reading in (_compact, _day_first, _iso, _serial):
        try:
            found = reading(said)
        except (ValueError, OverflowError) as error:
            raise CellProblem(
                _("Ngày này không có trong lịch. Hãy kiểm tra lại ngày, tháng, giờ.")
            ) from error
        if found is not None:
            return found
    raise CellProblem(_("Không hiểu ngày này. Hãy ghi như 05/03/2026 hoặc 05/03/2026 14:30."))


def _compact(said: str) -> datetime | None:
    match = COMPACT.match(said)
    if not match or not YEARS[0] <= int(match[1]) <= YEARS[1]:
        return None
    return datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001


def _day_first(said: str) -> datetime | None:
    match = DAY_FIRST.match(said)
    if not match:
        return None
    before, (days, months, years), after = match.groups()[:3], match.groups()[3:6], match.groups()[6:]
    hours, minutes, seconds = (int(part or 0) for part in (before if before[0] else after))
    return datetime(int(years), int(months), int(days), hours, minutes, seconds)  # noqa: DTZ001


def _iso(said: str) -> datetime | None:
    return datetime.fromisoformat(said).replace(microsecond=0) if ISO.match(said) else None


def _serial(said: str) -> datetime | None:
    if not re.fullmatch(r"\d{5}([.,]\d+)?", said):
        return None
    serial = float(said.replace(",", "."))
    if not SERIALS[0] <= serial <= SERIALS[1]:
        return None
    return EXCEL_ZERO + timedelta(seconds=round(serial * 86_400))


def not_before(least: date) -> Callable[[Raw], datetime]:
    """As `moment`, refusing what lies before `least`: a slip of the year."""

    def parse(raw: Raw) -> datetime:
        found = moment(raw)
        if found.astimezone(LOCAL).date() < least:
            raise CellProblem(_("Ngày này quá xa trong quá khứ. Hãy kiểm tra lại năm."))
        return found

    return parse
