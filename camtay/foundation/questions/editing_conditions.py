"""Conditions as people write them: lines of “question, is or is not, answer”, all of them or one of them.

What cannot be written so (a condition within a condition, numbers, dates) is kept as it stands and told in words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from camtay.foundation.questions.editing import Document, pages_of, questions_of

ASKABLE = ("choice", "choices", "yes_no")


@dataclass(frozen=True)
class Row:
    """One line. `field`, `value`: as a predicate names them. `sign`: "is"; "not", also while it is not answered;
    "other", only when it is answered otherwise."""

    field: str
    value: str | bool
    sign: str = "is"

    @property
    def key(self) -> str:
        """As the list of answers to choose from names it."""
        return f"{self.field}={_said(self.value)}"


@dataclass(frozen=True)
class Rows:
    """`any_of`: one line is enough; else all must hold, where lines about one question are read as “or”."""

    rows: tuple[Row, ...]
    any_of: bool = False


@dataclass(frozen=True)
class Offer:
    """A question asked earlier, with (key, words) of the answers it may have."""

    label: str
    answers: list[tuple[str, str]]


def parse(document: Mapping[str, Any]) -> Rows | None:
    """The condition as lines; None where it cannot be written so without change."""
    op = document.get("op")
    parts = document["parts"] if op in ("and", "or") else [document]
    rows: list[Row] = []
    for part in parts:
        found = _row_of(part)
        if found is None:
            return None
        rows += found
    made = Rows(tuple(rows), any_of=op == "or")
    return made if build(made) == document else None


def row_of_key(key: str, *, sign: str = "is") -> Row:
    field, _sign, value = key.partition("=")
    return Row(field, {"yes:": True, "no:": False}.get(value, value), sign)


def build(rows: Rows) -> Document | None:
    """The predicate document; None for no line."""
    gathered: dict[tuple[str, str, object], list[str | bool]] = {}
    for row in rows.rows:
        # Lines about one question are gathered, except those that each must hold by themselves.
        apart = row.value if row.sign == "other" else None
        values = gathered.setdefault((row.field, row.sign, apart), [])
        if row.value not in values:
            values.append(row.value)
    parts = [_part(field, values, sign) for (field, sign, _apart), values in gathered.items()]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else {"op": "or" if rows.any_of else "and", "parts": parts}


def offers(document: Mapping[str, Any], *, page_id: str, question_id: str = "") -> list[Offer]:
    """What a condition of this page, or of this question on it, may be about: what is asked before it."""
    found = []
    for page, question in questions_of(document):
        if question["id"] == question_id or (page["id"] == page_id and not question_id):
            break
        if question["type"] in ASKABLE and ("repeat" not in page or page["id"] == page_id):
            found.append(Offer(text(question["label"]), _answers(question)))
    return found


def in_words(document: Mapping[str, Any], condition: Mapping[str, Any]) -> str:
    """The condition as a sentence without its beginning: “câu “X” là “Y” và câu …”."""
    named = {question["id"]: question for _page, question in questions_of(document)}
    counted = {page["id"]: page for page in pages_of(document)}
    return _words(condition, named, counted)


def text(words: Any) -> str:
    return words if isinstance(words, str) else str(words.get("vi", ""))


def _said(value: str | bool) -> str:
    return {True: "yes:", False: "no:"}[value] if isinstance(value, bool) else value


def _row_of(part: Mapping[str, Any]) -> list[Row] | None:
    negative = part.get("op") == "not"
    inner = part["part"] if negative else part
    sign = "not" if negative else "is"
    match inner.get("op"):
        case "eq" if isinstance(inner.get("value"), str | bool):
            return [Row(inner["field"], inner["value"], sign)]
        case "ne" if isinstance(inner.get("value"), str | bool) and not negative:
            return [Row(inner["field"], inner["value"], "other")]
        case "in" if all(isinstance(value, str) for value in inner["values"]):
            return [Row(inner["field"], value, sign) for value in inner["values"]]
        case _:
            return None


def _part(field: str, values: Sequence[str | bool], sign: str) -> Document:
    if sign == "other":
        return {"op": "ne", "field": field, "value": values[0]}
    made: Document = (
        {"op": "eq", "field": field, "value": values[0]}
        if len(values) == 1
        else {"op": "in", "field": field, "values": list(values)}
    )
    return {"op": "not", "part": made} if sign == "not" else made


def _answers(question: Mapping[str, Any]) -> list[tuple[str, str]]:
    name = question["id"]
    if question["type"] == "yes_no":
        return [(f"{name}=yes:", _("Có")), (f"{name}=no:", _("Không"))]
    choices = question.get("choices", [])
    if question["type"] == "choices":
        said = [(one["value"], {"text": text(one["label"])}) for one in choices]
        chosen = [(f"{name}__{value}=yes:", _("có chọn “%(text)s”") % words) for value, words in said]
        return chosen + [
            (f"{name}__{value}=no:", _("không chọn “%(text)s”") % words) for value, words in said
        ]
    return [(f"{name}={one['value']}", text(one["label"])) for one in choices]


def _words(part: Mapping[str, Any], named: Mapping[str, Document], counted: Mapping[str, Document]) -> str:
    op = part.get("op")
    if op in ("and", "or"):
        glue = _(" và ") if op == "and" else _(" hoặc ")
        told = [_words(one, named, counted) for one in part["parts"]]
        nested = [f"({said})" if one.get("op") in ("and", "or") else said
                  for one, said in zip(part["parts"], told, strict=True)]  # fmt: skip
        return glue.join(nested)
    if op == "not":
        return _("không phải: %(part)s") % {"part": _words(part["part"], named, counted)}
    subject = _subject(str(part.get("field", "")), named, counted)
    if op == "null":
        return _("%(subject)s chưa trả lời") % {"subject": subject}
    values = part["values"] if op == "in" else [part.get("value", part.get("other"))]
    said = _(" hoặc ").join(_value(str(part["field"]), value, named) for value in values)
    frame = {
        "ne": _("%(subject)s khác %(value)s"),
        "lt": _("%(subject)s nhỏ hơn %(value)s"),
        "le": _("%(subject)s không quá %(value)s"),
        "gt": _("%(subject)s lớn hơn %(value)s"),
        "ge": _("%(subject)s từ %(value)s trở lên"),
    }.get(str(op), _("%(subject)s là %(value)s"))
    return frame % {"subject": subject, "value": said}


def _subject(field: str, named: Mapping[str, Document], counted: Mapping[str, Document]) -> str:
    name, _mark, part = field.partition("__")
    if part == "count" and name in counted:
        return _("số mục ở trang “%(title)s”") % {"title": text(counted[name]["title"])}
    if name not in named:
        return _("một câu không còn trong biểu mẫu")
    question = named[name]
    label = _("câu “%(label)s”") % {"label": text(question["label"])}
    chosen = next((one for one in question.get("choices", []) if part and one["value"] == part), None)
    if chosen is not None:
        return _("ý “%(choice)s” ở %(question)s") % {"choice": text(chosen["label"]), "question": label}
    return label


def _value(field: str, value: Any, named: Mapping[str, Document]) -> str:
    if isinstance(value, bool):
        chosen = "__" in field
        return (
            (_("được chọn") if value else _("không được chọn"))
            if chosen
            else (_("Có") if value else _("Không"))
        )
    question = named.get(field, {})
    choice = next((one for one in question.get("choices", []) if one["value"] == value), None)
    return f"“{text(choice['label'])}”" if choice else f"“{value}”"


def fields(condition: Any) -> Iterator[str]:
    """The names of all fields it reads, in order."""
    if isinstance(condition, list):
        for one in condition:
            yield from fields(one)
    elif isinstance(condition, Mapping):
        for key in ("field", "other"):
            if isinstance(condition.get(key), str):
                yield condition[key]
        for key in ("parts", "part"):
            yield from fields(condition.get(key))
