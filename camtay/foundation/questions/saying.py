"""Answers in words: for “check your answers”, the preparation sheet and the case page."""

from collections.abc import Callable, Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from camtay.foundation.questions.flow import Slot, walk
from camtay.foundation.questions.form import Answers, Form, Page, Question, Value
from camtay.foundation.questions.kept import number_text, typed_from
from camtay.foundation.vietnamese import number_words

PlaceName = Callable[[str], str]
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def summary(
    form: Form, answers: Answers, *, place_name: PlaceName = str, files: Mapping[str, str] | None = None
) -> list[tuple[Page, list[tuple[str, str]]]]:
    """Every visible page with (label, words) of its answers, in the active language.

    `place_name`: code → name of the place. `files`: id → name of the file. What was not answered says so.
    """
    told = []
    for stop in walk(form, answers):
        rows = [(_label(slot), _answer(slot, place_name, files or {})) for slot in stop.slots]
        if rows:
            told.append((stop.page, rows))
    return told


def _label(slot: Slot) -> str:
    repeat = slot.page.repeat
    if repeat is None or slot.index is None:
        return str(slot.question.name)
    return f"{repeat.item} {slot.index + 1}: {slot.question.name}"


def _answer(slot: Slot, place_name: PlaceName, files: Mapping[str, str]) -> str:
    if slot.value is None:
        return _("Chưa trả lời") if slot.question.required else _("Không ghi")
    return in_words(slot.question, slot.value, place_name=place_name, files=files)


def in_words(
    question: Question, value: Value, *, place_name: PlaceName = str, files: Mapping[str, str] | None = None
) -> str:
    """One sound answer in words."""
    match question.type:
        case "date" | "partial_date":
            return _date(question, value)
        case "choice":
            return str(question.choice_by_value[value].label)
        case "choices":
            return ", ".join(str(question.choice_by_value[one].label) for one in value)
        case "yes_no":
            return _("Có") if value else _("Không")
        case "number":
            written = f"{value:,}" if _english() else number_text(value)
            return f"{written} {question.unit}".strip()
        case "phone":
            return str(typed_from(question, value, "x")["x"])
        case "place":
            named = place_name(value["code"]) if value["code"] else ""
            return ", ".join(part for part in (value["text"], named) if part)
        case "file":
            return ", ".join((files or {}).get(one, _("một tệp")) for one in value)
        case _:
            return str(value)


def _english() -> bool:
    return (get_language() or "vi").startswith("en")


def _date(question: Question, value: str) -> str:
    parts = [int(part) for part in reversed(value.split("-"))]
    written = "/".join(str(part) for part in parts)
    if len(parts) < 3:
        return written
    if _english():
        return f"{parts[0]} {_MONTHS[parts[1] - 1]} {parts[2]}"
    if not question.in_words:
        return written
    day, month, year = (number_words(part) for part in parts)
    return f"{written} (bằng chữ: ngày {day} tháng {month} năm {year})"
