"""How numbers, shares, money, days and sizes are written for people: the Vietnamese way, or the English one."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import get_language, gettext

Number = int | float | Decimal

NOTHING = "–"
NBSP = "\u00a0"  # keeps a number and its unit on one line
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def in_english() -> bool:
    return (get_language() or "vi").startswith("en")


def _exact(value: Number) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def number(value: Number | None, places: int | None = None) -> str:
    """`1234.5` -> `1.234,5` (English `1,234.5`). Without `places`: as many decimals as needed, at most two."""
    if value is None:
        return NOTHING
    rounded = _exact(value).quantize(Decimal(1).scaleb(-(2 if places is None else places)), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if not in_english():
        text = text.translate(str.maketrans(",.", ".,"))
    return f"−{text}" if rounded < 0 else text


def percent(fraction: Number | None, places: int = 1) -> str:
    """A fraction as a share of a hundred: `0.9637` -> `96,4 %`, with a no-break space.

    Never rounds to “all” or “none” what is not: 0.9999 is `> 99,9 %`, 0.0001 is `< 0,1 %`.
    """
    if fraction is None:
        return NOTHING
    exact = _exact(fraction)
    step = Decimal(1).scaleb(-places)
    rounded = (exact * 100).quantize(step, ROUND_HALF_UP)
    if exact < 1 and rounded == 100:
        return f">{NBSP}{number(100 - step, places)}{NBSP}%"
    if exact > 0 and rounded == 0:
        return f"<{NBSP}{number(step, places)}{NBSP}%"
    text = number(rounded.normalize() if rounded == rounded.to_integral_value() else rounded)
    return f"{text}{NBSP}%"


def money(amount: Number | None) -> str:
    """Đồng: `8000` -> `8.000 đồng`."""
    return NOTHING if amount is None else f"{number(amount, 0)}{NBSP}{gettext('đồng')}"


def _local(value: date | datetime | int) -> date | datetime:
    """A calendar key (20260301) as its day; an aware time as Việt Nam's clock shows it."""
    if isinstance(value, int):
        return date(value // 10_000, value // 100 % 100, value % 100)
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day(value: date | datetime | int | None) -> str:
    """`24/11/2026`; in English `24 Nov 2026`, which no one reads as month and day. Takes calendar keys too."""
    if value is None:
        return NOTHING
    local = _local(value)
    if in_english():
        return f"{local.day}{NBSP}{MONTHS[local.month - 1]}{NBSP}{local.year}"
    return f"{local:%d/%m/%Y}"


def long_day(value: date | datetime | int | None) -> str:
    """`thứ Ba, ngày 24 tháng 11 năm 2026`; in English `Tuesday, 24 November 2026`."""
    if value is None:
        return NOTHING
    local = _local(value)
    if in_english():
        return f"{local:%A}, {local.day} {local:%B} {local.year}"
    return f"{WEEKDAYS[local.weekday()]}, ngày {local.day} tháng {local.month} năm {local.year}"


def weekday(value: date) -> str:
    """`thứ Ba`; in English `Tuesday`."""
    return f"{value:%A}" if in_english() else WEEKDAYS[value.weekday()]


def moment(value: datetime | None) -> str:
    """`14:05 ngày 24/11/2026`; in English `14:05 on 24 Nov 2026`."""
    if value is None:
        return NOTHING
    local = _local(value)
    return f"{local:%H:%M} {'on' if in_english() else 'ngày'} {day(value)}"


def size(octets: int | None) -> str:
    """A file's size: `1,2 MB`."""
    if octets is None:
        return NOTHING
    if octets < 1_000_000:
        return f"{number(max(1, round(octets / 1000)))}{NBSP}KB"
    return f"{number(octets / 1_000_000, 1)}{NBSP}MB"
