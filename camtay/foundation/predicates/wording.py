"""The tree as a sentence for people: the formula under a figure, an audience before it is written to."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from camtay.foundation.predicates.tree import And, Compare, Field, In, IsNull, Literal, Not, Op, Or, Predicate

Labels = Mapping[str, str | Promise]
Say = Callable[[str, Literal], str]


def words(predicate: Predicate, labels: Labels, say: Say | None = None) -> str:
    """In the active language. `labels`: field → what people call it; `say(field, value)`: a value in words
    (a state's label, a day key as a date). Without `say` values are written plainly."""
    return _Wording(labels, say or (lambda _field, value: plain(value))).of(predicate)


def plain(value: Literal) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%H:%M %d/%m/%Y")
    if isinstance(value, int | Decimal):
        written = f"{value:,}"
        return written if get_language() == "en" else written.translate(str.maketrans(",.", ".,"))
    return f"“{value}”"


class _Wording:
    def __init__(self, labels: Labels, say: Say) -> None:
        self.labels, self.say = labels, say

    def of(self, predicate: Predicate) -> str:
        match predicate:
            case Compare(field, op, value):
                return self._compare(field, op, value)
            case IsNull(field):
                return _("chưa có %(field)s") % {"field": self._label(field)}
            case Not(IsNull(field)):
                return _("đã có %(field)s") % {"field": self._label(field)}
            case In(field, values):
                listed = ", ".join(self.say(field, value) for value in values) or _("không giá trị nào")
                return _("%(field)s là một trong: %(values)s") % {
                    "field": self._label(field),
                    "values": listed,
                }
            case And(parts):
                return self._joined(parts, _(" và "), _("mọi trường hợp"))
            case Or(parts):
                return self._joined(parts, _(" hoặc "), _("không trường hợp nào"))
            case Not(part):
                return _("không phải (%(condition)s)") % {"condition": self.of(part)}

    def _label(self, field: str) -> str:
        return str(self.labels.get(field, field))

    def _compare(self, field: str, op: Op, value: Literal | Field) -> str:
        right = self._label(value.name) if isinstance(value, Field) else self.say(field, value)
        return _frame(op, isinstance(value, datetime)) % {"field": self._label(field), "value": right}

    def _joined(self, parts: tuple[Predicate, ...], by: str, empty: str) -> str:
        if not parts:
            return empty
        if len(parts) == 1:
            return self.of(parts[0])
        return by.join(
            f"({self.of(p)})" if isinstance(p, And | Or) and len(p.parts) > 1 else self.of(p) for p in parts
        )


def _frame(op: Op, is_time: bool) -> str:
    if is_time and op in ("lt", "le", "gt", "ge"):
        return {
            "lt": _("%(field)s trước %(value)s"),
            "le": _("%(field)s không sau %(value)s"),
            "gt": _("%(field)s sau %(value)s"),
            "ge": _("%(field)s từ %(value)s trở đi"),
        }[op]
    return {
        "eq": _("%(field)s là %(value)s"),
        "ne": _("%(field)s khác %(value)s"),
        "lt": _("%(field)s dưới %(value)s"),
        "le": _("%(field)s không quá %(value)s"),
        "gt": _("%(field)s trên %(value)s"),
        "ge": _("%(field)s từ %(value)s trở lên"),
    }[op]
