"""Answers as they are kept: back into what would be typed, whether they are sound, and flat for conditions."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from camtay.foundation.questions.form import Question, Value
from camtay.foundation.questions.typed import MOST_DECIMALS, Known, Unreadable, read
from camtay.foundation.vietnamese import number


def typed_from(question: Question, value: Value | None, name: str) -> dict[str, str | list[str]]:
    """What a person would have typed for `value`. Raises TypeError, ValueError or KeyError for an unsound one."""
    if value is None:
        return {}
    match question.type:
        case "date" | "partial_date":
            year, month, day = [*_text(value).split("-"), "", ""][:3]
            return {f"{name}.day": _bare(day), f"{name}.month": _bare(month), f"{name}.year": year}
        case "place":
            if set(value) != {"code", "text"}:
                raise ValueError("a place has a code and a text")
            return {f"{name}.{part}": _text(value[part]) for part in ("code", "text")}
        case "choices" | "file":
            if not isinstance(value, list):
                raise TypeError("a list was expected")
            return {name: [_text(one) for one in value]}
        case "yes_no":
            return {name: {True: "yes", False: "no"}[value]}
        case "number":
            return {name: number_text(value)}
        case "phone":
            return {name: _phone_text(_text(value))}
        case _:
            return {name: _text(value)}


def sound(question: Question, value: object) -> bool:
    """Could somebody have given this answer? Asked of everything that comes from a store or another machine."""
    try:
        again = read(question, typed_from(question, value, "x"), "x", Known())
    except (TypeError, ValueError, KeyError, Unreadable):
        return False
    return again == value and type(again) is type(value)


def flat(question: Question, value: Value | None) -> dict[str, Any]:
    """The answer as fields that conditions can compare.

    date → day key 20260703, with __year, __month, __day; choices → number of them, and __VALUE for each;
    place → its code or text, and __code; file → number of files; others → themselves.
    """
    if value is None:
        return {}
    key = question.id
    match question.type:
        case "date" | "partial_date":
            year, month, day = (int(part) if part else None for part in [*value.split("-"), "", ""][:3])
            whole = (year or 0) * 10000 + (month or 1) * 100 + (day or 1)
            return {key: whole, f"{key}__year": year, f"{key}__month": month, f"{key}__day": day}
        case "choices":
            chosen = {f"{key}__{choice.value}": choice.value in value for choice in question.choices}
            return {key: len(value), **chosen}
        case "place":
            return {key: value["code"] or value["text"], f"{key}__code": value["code"] or None}
        case "file":
            return {key: len(value)}
        case "number":
            return {key: Decimal(str(value)) if isinstance(value, float) else value}
        case _:
            return {key: value}


def flat_kinds(question: Question) -> dict[str, str]:
    """Name → "text", "number" or "flag" for every field that `flat` may give."""
    key = question.id
    match question.type:
        case "date" | "partial_date":
            return dict.fromkeys((key, f"{key}__year", f"{key}__month", f"{key}__day"), "number")
        case "choices":
            return {key: "number"} | {f"{key}__{choice.value}": "flag" for choice in question.choices}
        case "place":
            return {key: "text", f"{key}__code": "text"}
        case "file" | "number":
            return {key: "number"}
        case "yes_no":
            return {key: "flag"}
        case _:
            return {key: "text"}


def number_text(value: Value) -> str:
    """1200.5 → "1.200,5"."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("a number was expected")
    return number(value, MOST_DECIMALS)


def items_of(value: object) -> list[Mapping[str, Value]]:
    """The answers of a page that repeats; what is not a list of objects is taken as none."""
    if not isinstance(value, list):
        return []
    return [item for item in value if isinstance(item, Mapping)]


def _bare(number: str) -> str:
    return str(int(number)) if number else ""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value


def _phone_text(value: str) -> str:
    """+84912345678 → "0912 345 678"."""
    national = value.replace("+84", "0", 1)
    return f"{national[:4]} {national[4:7]} {national[7:]}"
