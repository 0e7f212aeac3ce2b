"""What people type, per type of question, into what is kept. Tolerant of how Vietnamese dates, numbers and
telephone numbers are written; strict about what they then mean.

Kept: text as NFC; number; date "2026-07-03"; partial date "1950", "1950-03" or "1950-03-12"; choice's value;
list of choices' values; True or False; phone "+84912345678"; twelve digits; {"code", "text"}; list of file ids.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from camtay.foundation.questions.form import Question, Value
from camtay.foundation.questions.sentences import unreadable
from camtay.foundation.questions.typed_dates import read_date, read_partial_date
from camtay.foundation.vietnamese import citizen_facts, clean, nfc

Raw = Mapping[str, str | list[str]]
LIMITS = {"text": 200, "person_name": 100, "textarea": 4000, "place": 300}
MOST_DIGITS = 9
MOST_DECIMALS = 6


class Unreadable(ValueError):  # noqa: N818 - a word for people's slips, not a fault of ours
    """Carries the sentence for the person."""


@dataclass(frozen=True)
class Known:
    """What the door knows: files of this draft, codes of places offered (None: any)."""

    files: Collection[str] | None = None
    places: Collection[str] | None = None


@dataclass(frozen=True)
class Typed:
    """What was typed for one question, under `name` (`name.day`, `name.code` … for parts)."""

    question: Question
    raw: Raw
    name: str
    known: Known

    def all(self, part: str = "") -> list[str]:
        return texts(self.raw, self.name + part)

    def one(self, part: str = "") -> str:
        return text(self.raw, self.name + part)


def read(question: Question, raw: Raw, name: str, known: Known) -> Value | None:
    """The answer typed under `name`, None when nothing was. Raises Unreadable."""
    return _READERS[question.type](Typed(question, raw, name, known))


def texts(raw: Raw, name: str) -> list[str]:
    found = raw.get(name, [])
    return [found] if isinstance(found, str) else list(found)


def text(raw: Raw, name: str) -> str:
    """Last value under `name`, as NFC, blanks and control characters tidied."""
    found = texts(raw, name)
    return tidy(found[-1]) if found else ""


def tidy(value: str) -> str:
    return clean(_printable(value))


def _printable(value: str) -> str:
    if value.isprintable():
        return nfc(value)
    return "".join(
        c for c in nfc(value) if c in "\t\n\r" or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )


def _limited(value: str, limit: int) -> str:
    if len(value) > limit:
        raise Unreadable(unreadable("too_long", limit=limit))
    return value


def _text(typed: Typed) -> str | None:
    return _limited(typed.one(), LIMITS[typed.question.type]) or None


def _textarea(typed: Typed) -> str | None:
    found = typed.all()
    lines = _printable(found[-1]).replace("\r\n", "\n").replace("\r", "\n").split("\n") if found else []
    return _limited("\n".join(tidy(line) for line in lines).strip(), LIMITS["textarea"]) or None


_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’.\-])*")


def _person_name(typed: Typed) -> str | None:
    name = _limited(typed.one(), LIMITS["person_name"])
    if name and not _NAME.fullmatch(name):
        raise Unreadable(unreadable("person_name"))
    return name or None


_NUMBER = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII)


def _number(typed: Typed) -> int | float | None:
    bare, decimals = typed.one().replace(" ", ""), typed.question.decimals
    if not bare:
        return None
    match = _NUMBER.fullmatch(bare)
    if not match:
        raise Unreadable(unreadable("number"))
    whole, fraction = match[2].replace(".", ""), (match[3] or "").rstrip("0")
    if len(fraction) > decimals:
        raise Unreadable(unreadable("too_many_decimals" if decimals else "whole_number", decimals=decimals))
    if len(whole.lstrip("0")) > MOST_DIGITS:
        raise Unreadable(unreadable("number_too_large"))
    number = Decimal(f"{match[1]}{whole}.{fraction or 0}")
    return float(number) if fraction else int(number)


def _date(typed: Typed) -> str | None:
    return _dated(read_date, typed)


def _partial_date(typed: Typed) -> str | None:
    return _dated(read_partial_date, typed)


def _dated(reader: Callable[[str, str, str, str], str | None], typed: Typed) -> str | None:
    try:
        return reader(typed.one(), typed.one(".day"), typed.one(".month"), typed.one(".year"))
    except ValueError as error:
        raise Unreadable(str(error)) from error


def _choice(typed: Typed) -> str | None:
    value = typed.one()
    if value and value not in typed.question.choice_by_value:
        raise Unreadable(unreadable("choice"))
    return value or None


def _choices(typed: Typed) -> list[str] | None:
    values = {tidy(value) for value in typed.all()} - {""}
    if values - set(typed.question.choice_by_value):
        raise Unreadable(unreadable("choice"))
    return [choice.value for choice in typed.question.choices if choice.value in values] or None


def _yes_no(typed: Typed) -> bool | None:
    value = typed.one()
    if value not in ("", "yes", "no"):
        raise Unreadable(unreadable("yes_no"))
    return {"yes": True, "no": False}.get(value)


_PHONE = re.compile(r"0(?:[35789]\d{8}|2\d{9})", re.ASCII)


def _phone(typed: Typed) -> str | None:
    bare = re.sub(r"[\s.\-()]", "", typed.one())
    if not bare:
        return None
    national = re.sub(r"^(?:\+84|0084|84(?=\d{9,10}$))0?", "0", bare)
    if not _PHONE.fullmatch(national):
        raise Unreadable(unreadable("phone"))
    return f"+84{national[1:]}"


def _citizen_number(typed: Typed) -> str | None:
    bare = re.sub(r"[\s.\-]", "", typed.one())
    if not bare:
        return None
    if not (bare.isascii() and bare.isdigit()):
        raise Unreadable(unreadable("citizen_number_letters"))
    if len(bare) != 12:
        raise Unreadable(unreadable("citizen_number", count=len(bare)))
    if citizen_facts(bare) is None:
        raise Unreadable(unreadable("citizen_number_wrong"))
    return bare


def _place(typed: Typed) -> dict[str, str] | None:
    code, offered = typed.one(".code"), typed.known.places
    words = _limited(typed.one(".text"), LIMITS["place"])
    if code and (len(code) > 20 or (offered is not None and code not in offered)):
        raise Unreadable(unreadable("place"))
    return {"code": code, "text": words} if code or words else None


def _file(typed: Typed) -> list[str] | None:
    removed, own, most = set(typed.all(".remove")), typed.known.files, typed.question.max_files
    kept = [
        file_id
        for file_id in dict.fromkeys(typed.all())
        if file_id and file_id not in removed and (own is None or file_id in own)
    ]
    if len(kept) > most:
        raise Unreadable(unreadable("too_many_files", limit=most))
    return kept or None


_READERS: dict[str, Callable[[Typed], Value | None]] = {
    "text": _text,
    "textarea": _textarea,
    "number": _number,
    "date": _date,
    "partial_date": _partial_date,
    "choice": _choice,
    "choices": _choices,
    "yes_no": _yes_no,
    "phone": _phone,
    "person_name": _person_name,
    "citizen_number": _citizen_number,
    "place": _place,
    "file": _file,
}
