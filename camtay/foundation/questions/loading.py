"""From a JSON document to a Form. Strict: a form that contradicts itself is refused when it is read, with the place
of the fault, never when somebody is filling it in.

    {"code", "version", "title", "pages": [
        {"id", "title", "hint"?, "when"?, "repeat"? {"item", "add", "minimum"?, "maximum"?}, "questions": [
            {"id", "type", "label", "hint"?, "short"?, "required"? (true), "required_message"?, "when"?, "checks"?,
             "choices"?, "decimals"?, "unit"?, "accept"?, "max_files"?, "in_words"?, "autocomplete"?}]}]}

A text is {"vi", "en"}, or a plain string that is the same in both. A condition is a predicate document
(foundation/predicates) over earlier answers, named as kept.flat names them, and `PAGE__count` of a page that repeats.
"""

import re
from collections.abc import Mapping
from typing import Any

from camtay.foundation.predicates import (
    And,
    Compare,
    In,
    IsNull,
    Not,
    Or,
    Predicate,
    PredicateError,
    from_json,
)
from camtay.foundation.predicates import Field as PredicateField
from camtay.foundation.questions.form import DATES, TYPES, Check, Choice, Form, Page, Question, Repeat
from camtay.foundation.questions.kept import flat_kinds
from camtay.foundation.questions.loading_checks import check_problem
from camtay.foundation.questions.typed import MOST_DECIMALS
from camtay.foundation.questions.words import NOTHING, Words

_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_KINDS_OF_FILE = frozenset({"pdf", "jpeg", "png", "docx", "xlsx"})  # as foundation/files names them
_ONLY_FOR: dict[str, frozenset[str]] = {
    "choices": frozenset({"choice", "choices"}),
    "decimals": frozenset({"number"}),
    "unit": frozenset({"number"}),
    "accept": frozenset({"file"}),
    "max_files": frozenset({"file"}),
    "in_words": DATES,
}
_QUESTION_KEYS = [
    "id",
    "type",
    "label",
    "hint",
    "short",
    "required",
    "required_message",
    "when",
    "checks",
    "autocomplete",
]


class FormError(ValueError):
    """Says where in the document and what."""


def load(document: object) -> Form:
    """Raises FormError."""
    root = _object(document, "form", ["code", "version", "title", "pages"])
    if not isinstance(root.get("version"), int) or root["version"] < 1:
        raise FormError("form: `version` is a whole number from 1")
    loader = _Loader()
    pages = tuple(loader.page(page, f"pages[{n}]") for n, page in enumerate(_list(root, "pages", "form")))
    if not pages:
        raise FormError("form: has no pages")
    for page in pages:
        if page.repeat is not None and page.id in loader.questions:
            raise FormError(f"page {page.id}: a page that repeats may not be named as a question is")
    return Form(_string(root, "code", "form"), root["version"], _words(root, "title", "form"), pages)


class _Loader:
    """Reads in order, so that it knows what was asked before."""

    def __init__(self) -> None:
        self.pages: set[str] = set()
        self.questions: set[str] = set()
        self.kinds: dict[str, str] = {}
        self.asked: dict[str, Question] = {}

    def page(self, document: object, where: str) -> Page:
        page = _object(document, where, ["id", "title", "hint", "when", "repeat", "questions"])
        page_id = _new_id(page, self.pages, where)
        self.pages.add(page_id)
        where = f"page {page_id}"
        when = self._condition(page, where)
        repeat = _repeat(page["repeat"], where) if "repeat" in page else None
        kinds, asked = dict(self.kinds), dict(self.asked)
        questions = tuple(self.question(one, where) for one in _list(page, "questions", where))
        if not questions:
            raise FormError(f"{where}: has no questions")
        if repeat is not None:  # what is answered several times cannot be asked about from elsewhere
            self.kinds, self.asked = {**kinds, f"{page_id}__count": "number"}, asked
        return Page(
            page_id, _words(page, "title", where), questions, _maybe_words(page, "hint", where), when, repeat
        )

    def question(self, document: object, where: str) -> Question:
        question = _object(document, f"{where}, a question", [*_QUESTION_KEYS, *_ONLY_FOR])
        question_id = _new_id(question, self.questions, f"{where}, a question")
        self.questions.add(question_id)
        where = f"{where}, question {question_id}"
        kind = _string(question, "type", where)
        if kind not in TYPES:
            raise FormError(f"{where}: type {kind!r} is not one of {', '.join(TYPES)}")
        for key, types in _ONLY_FOR.items():
            if key in question and kind not in types:
                raise FormError(f"{where}: `{key}` does not belong to type {kind}")
        made = Question(
            id=question_id,
            type=kind,
            label=_words(question, "label", where),
            hint=_maybe_words(question, "hint", where),
            short=_maybe_words(question, "short", where),
            required=_typed(question, "required", bool, True, where),
            required_message=_maybe_words(question, "required_message", where),
            when=self._condition(question, where),
            choices=_choices(question, kind, where),
            decimals=_typed(question, "decimals", int, 0, where),
            unit=_maybe_words(question, "unit", where),
            accept=_accept(question, kind, where),
            max_files=_typed(question, "max_files", int, 1, where),
            in_words=_typed(question, "in_words", bool, False, where),
            autocomplete=_typed(question, "autocomplete", str, "", where),
        )
        if made.decimals > MOST_DECIMALS:
            raise FormError(f"{where}: `decimals` goes up to {MOST_DECIMALS}")
        self.kinds |= flat_kinds(made)
        self.asked[made.id] = made
        checks = tuple(self._check(one, made, where) for one in _list(question, "checks", where, []))
        object.__setattr__(made, "checks", checks)
        return made

    def _condition(self, document: Mapping[str, Any], where: str, key: str = "when") -> Predicate | None:
        if key not in document:
            return None
        try:
            predicate = from_json(document[key])
        except PredicateError as error:
            raise FormError(f"{where}: {error}") from error
        self._check_condition(predicate, f"{where}, `{key}`")
        return predicate

    def _check_condition(self, predicate: Predicate, where: str) -> None:
        match predicate:
            case And(parts) | Or(parts):
                for part in parts:
                    self._check_condition(part, where)
            case Not(part):
                self._check_condition(part, where)
            case IsNull(field):
                self._kind(field, where)
            case In(field, values):
                for value in values:
                    self._check_value(field, value, where)
            case Compare(field, _, value):
                self._check_value(field, value, where)

    def _kind(self, field: str, where: str) -> str:
        if field not in self.kinds:
            raise FormError(f"{where}: {field} is not an answer asked for earlier")
        return self.kinds[field]

    def _check_value(self, field: str, value: object, where: str) -> None:
        kind = self._kind(field, where)
        if isinstance(value, PredicateField):
            found = self._kind(value.name, where)
        else:
            found = {bool: "flag", str: "text"}.get(type(value), "number")
        if found != kind:
            raise FormError(f"{where}: {field} is a {kind}, it cannot be compared with a {found} ({value!r})")
        asked = self.asked.get(field)
        if asked and asked.type == "choice" and isinstance(value, str) and value not in asked.choice_by_value:
            raise FormError(f"{where}: {field} has no choice {value!r}")

    def _check(self, document: object, question: Question, where: str) -> Check:
        keys = ["kind", "value", "other", "sex", "sex_is", "birth", "holds", "message", "level"]
        check = _object(document, f"{where}, a check", keys)
        where = f"{where}, check {check.get('kind')!r}"
        made = Check(
            kind=_string(check, "kind", where),
            value=check.get("value"),
            other=_typed(check, "other", str, "", where),
            sex=_typed(check, "sex", str, "", where),
            sex_is=_typed(check, "sex_is", str, "", where),
            birth=_typed(check, "birth", str, "", where),
            holds=self._condition(check, where, "holds"),
            message=_maybe_words(check, "message", where),
            level=check.get("level", "error"),
        )
        problem = check_problem(made, question, self.asked)
        if problem:
            raise FormError(f"{where}: {problem}")
        return made


def _new_id(document: Mapping[str, Any], taken: set[str], where: str) -> str:
    found = _string(document, "id", where)
    if not _ID.fullmatch(found):
        raise FormError(
            f"{where}: the id {found!r} must be of small letters and digits, single _ between them"
        )
    if found in taken:
        raise FormError(f"{where}: the id {found} is there twice")
    return found


def _repeat(document: object, where: str) -> Repeat:
    where = f"{where}, `repeat`"
    repeat = _object(document, where, ["item", "add", "minimum", "maximum"])
    least, most = (
        _typed(repeat, key, int, default, where) for key, default in (("minimum", 1), ("maximum", 10))
    )
    if not 0 <= least <= most <= 50 or most == 0:
        raise FormError(
            f"{where}: minimum {least} and maximum {most} do not fit (0 ≤ minimum ≤ maximum ≤ 50)"
        )
    return Repeat(_words(repeat, "item", where), _words(repeat, "add", where), least, most)


def _choices(question: Mapping[str, Any], kind: str, where: str) -> tuple[Choice, ...]:
    made = []
    for document in _list(question, "choices", where, []):
        choice = _object(document, f"{where}, a choice", ["value", "label", "hint"])
        value = _string(choice, "value", f"{where}, a choice")
        if not re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*", value):
            raise FormError(f"{where}: the choice {value!r} must be of small letters, digits and single _")
        at = f"{where}, choice {value}"
        made.append(Choice(value, _words(choice, "label", at), _maybe_words(choice, "hint", at)))
    values = [choice.value for choice in made]
    if len(set(values)) < len(values):
        raise FormError(f"{where}: a choice is there twice")
    if kind in _ONLY_FOR["choices"] and not values:
        raise FormError(f"{where}: has no choices")
    return tuple(made)


def _accept(question: Mapping[str, Any], kind: str, where: str) -> tuple[str, ...]:
    accept = _list(question, "accept", where, [])
    unknown = [one for one in accept if one not in _KINDS_OF_FILE]
    if unknown:
        raise FormError(
            f"{where}: unknown kinds of file {unknown!r}, known are {', '.join(sorted(_KINDS_OF_FILE))}"
        )
    if kind == "file" and not accept:
        raise FormError(f"{where}: `accept` must list the kinds of file that are taken")
    return tuple(accept)


def _object(document: object, where: str, keys: list[str]) -> Mapping[str, Any]:
    if not isinstance(document, Mapping):
        raise FormError(f"{where}: an object was expected, not {document!r}")
    extra = sorted(set(document) - set(keys))
    if extra:
        raise FormError(f"{where}: unknown key {', '.join(map(str, extra))}; known are {', '.join(keys)}")
    return document


def _list(document: Mapping[str, Any], key: str, where: str, default: list[Any] | None = None) -> list[Any]:
    found = document.get(key, default)
    if not isinstance(found, list):
        raise FormError(f"{where}: `{key}` must be a list")
    return found


def _string(document: Mapping[str, Any], key: str, where: str) -> str:
    found = document.get(key)
    if not isinstance(found, str) or not found:
        raise FormError(f"{where}: `{key}` must be a text")
    return found


def _typed(document: Mapping[str, Any], key: str, kind: type, default: Any, where: str) -> Any:
    found = document.get(key, default)
    if type(found) is not kind or (isinstance(found, int) and found < 0):
        raise FormError(f"{where}: `{key}` is not as expected: {found!r}")
    return found


def _words(document: Mapping[str, Any], key: str, where: str) -> Words:
    found = document.get(key)
    if isinstance(found, str) and found.strip():
        return Words(found, found)
    if (
        isinstance(found, Mapping)
        and set(found) == {"vi", "en"}
        and all(isinstance(text, str) and text.strip() for text in found.values())
    ):
        return Words(found["vi"], found["en"])
    raise FormError(f'{where}: `{key}` must be {{"vi": "…", "en": "…"}}, or one text for both')


def _maybe_words(document: Mapping[str, Any], key: str, where: str) -> Words:
    return _words(document, key, where) if key in document else NOTHING
