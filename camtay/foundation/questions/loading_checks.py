"""Is a check of a form document one that can be carried out?"""

import re
from collections.abc import Mapping

from camtay.foundation.questions.checking import KINDS
from camtay.foundation.questions.form import DATES, Check, Question

_PARTS = ("value", "other", "holds")
_YEARS = DATES | {"number"}


def check_problem(check: Check, question: Question, asked: Mapping[str, Question]) -> str:
    """What is wrong with it, empty when nothing is. `asked`: the question itself and all before it."""
    kind = KINDS.get(check.kind)
    if kind is None:
        return f"no such check; there are {', '.join(KINDS)}"
    if kind.types and question.type not in kind.types:
        return f"does not belong to type {question.type}"
    if check.level not in ("error", "note"):
        return f"`level` is error or note, not {check.level!r}"
    for part in _PARTS:
        given = getattr(check, part) not in (None, "")
        if part == kind.needs and not given:
            return f"needs `{part}`"
        if part != kind.needs and given:
            return f"takes no `{part}`"
    if check.kind in ("pattern", "holds") and not check.message:
        return "needs a `message`, since only the form knows what is meant"
    return _value_problem(check) or _others_problem(check, asked)


def _value_problem(check: Check) -> str:
    if check.kind == "pattern":
        try:
            re.compile(check.value)
        except (re.error, TypeError) as error:
            return f"`value` is no regular expression: {error}"
        return ""
    if check.value is not None and (
        isinstance(check.value, bool) or not isinstance(check.value, int | float)
    ):
        return f"`value` must be a number, not {check.value!r}"
    if check.kind not in ("min", "max") and isinstance(check.value, float):
        return f"`value` must be a whole number, not {check.value!r}"
    return ""


def _others_problem(check: Check, asked: Mapping[str, Question]) -> str:
    if check.kind != "matches_person" and (check.sex or check.sex_is or check.birth):
        return "only matches_person takes `sex`, `sex_is` and `birth`"
    if check.kind == "matches_person" and not (check.sex or check.sex_is or check.birth):
        return "needs `sex`, `sex_is` or `birth`"
    if check.sex_is not in ("", "male", "female"):
        return f"`sex_is` is male or female, not {check.sex_is!r}"
    for name in check.others:
        if name not in asked:
            return f"{name} is not a question asked earlier"
    if check.other and asked[check.other].type not in DATES:
        return f"{check.other} is not a date"
    if check.sex and not {"male", "female"} <= set(asked[check.sex].choice_by_value):
        return f"{check.sex} does not offer the choices male and female"
    if check.birth and asked[check.birth].type not in _YEARS:
        return f"{check.birth} is neither a date nor a year"
    return ""
