"""Dates as people type them: in one box or three, day first, with strokes, dots, blanks or words between."""

import re
from datetime import date

from camtay.foundation.questions.sentences import unreadable

_WORDS = re.compile(r"\b(?:ngày|ngay|tháng|thang|năm|nam)\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+(?:[\s/.\-]+\d+){0,2}")
_FIRST_YEAR, _LAST_YEAR = 1850, 2199


def read_date(whole: str, day: str, month: str, year: str) -> str | None:
    """ "2026-07-03", None when nothing was typed. Raises ValueError with the sentence for the person."""
    parts = _parts(whole, day, month, year, "date")
    if parts is None:
        return None
    if not all(parts):
        raise ValueError(unreadable("date_incomplete"))
    return _full(*parts)


def read_partial_date(whole: str, day: str, month: str, year: str) -> str | None:
    """ "1950", "1950-03" or "1950-03-12"."""
    parts = _parts(whole, day, month, year, "partial_date")
    if parts is None:
        return None
    day, month, year = parts
    if not year:
        raise ValueError(unreadable("partial_date_year"))
    if day and not month:
        raise ValueError(unreadable("partial_date_month"))
    if day:
        return _full(day, month, year)
    return f"{_year(year):04}-{_month(month):02}" if month else f"{_year(year):04}"


def _parts(whole: str, day: str, month: str, year: str, kind: str) -> tuple[str, str, str] | None:
    """Day, month and year as digits or empty."""
    if whole or (day and not month and not year and len(day) > 2):
        return _split(whole or day, kind)
    boxes = [_WORDS.sub("", box).strip() for box in (day, month, year)]
    if not any(boxes):
        return None
    if not all(_is_number(box) for box in boxes if box):
        raise ValueError(unreadable(kind))
    return boxes[0], boxes[1], boxes[2]


def _split(typed: str, kind: str) -> tuple[str, str, str]:
    bare = _WORDS.sub(" ", typed).strip()
    if not _NUMBERS.fullmatch(bare) or not bare.isascii():
        raise ValueError(unreadable(kind))
    if len(bare) == 8 and bare.isdigit():
        return bare[:2], bare[2:4], bare[4:]
    numbers = ["", "", *re.findall(r"\d+", bare)][-3:]
    if not all(_is_number(number) for number in numbers if number):
        raise ValueError(unreadable(kind))
    if len(numbers[0]) == 4:
        numbers.reverse()
    return numbers[0], numbers[1], numbers[2]


def _is_number(box: str) -> bool:
    return box.isascii() and box.isdigit() and len(box) <= 4


def _year(typed: str) -> int:
    if len(typed) != 4 or not _FIRST_YEAR <= int(typed) <= _LAST_YEAR:
        raise ValueError(unreadable("date_year"))
    return int(typed)


def _month(typed: str) -> int:
    if not 1 <= int(typed) <= 12:
        raise ValueError(unreadable("date_month"))
    return int(typed)


def _full(day: str, month: str, year: str) -> str:
    numbers = _year(year), _month(month), int(day)
    try:
        return date(*numbers).isoformat()
    except ValueError as error:
        typed = f"{numbers[2]}/{numbers[1]}/{numbers[0]}"
        raise ValueError(unreadable("date_impossible", typed=typed)) from error
