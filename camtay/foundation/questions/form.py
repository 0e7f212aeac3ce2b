"""What a form consists of, once read and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeAlias

from camtay.foundation.predicates import Predicate
from camtay.foundation.questions.words import NOTHING, Words

Value: TypeAlias = Any  # JSON: text, number, truth, list of texts, or {"code", "text"} of a place
Answers: TypeAlias = Mapping[str, Value]
Level: TypeAlias = Literal["error", "note"]

TYPES = (
    "text",
    "textarea",
    "number",
    "date",
    "partial_date",
    "choice",
    "choices",
    "yes_no",
    "phone",
    "person_name",
    "citizen_number",
    "place",
    "file",
)
TEXTS = frozenset({"text", "textarea", "person_name"})
DATES = frozenset({"date", "partial_date"})


@dataclass(frozen=True)
class Choice:
    value: str
    label: Words
    hint: Words = NOTHING


@dataclass(frozen=True)
class Check:
    """What a given answer must satisfy (checking.py lists the kinds). A "note" informs and hinders nothing.

    `value`: the bound. `other`: the question it is compared with. `sex`, `birth`: questions a citizen number is
    compared with; `sex_is`: the same when the form knows it.
    """

    kind: str
    value: Any = None
    other: str = ""
    sex: str = ""
    sex_is: str = ""
    birth: str = ""
    holds: Predicate | None = None
    message: Words = NOTHING
    level: Level = "error"

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(name for name in (self.other, self.sex, self.birth) if name)


@dataclass(frozen=True)
class Question:
    """`short`: how the answer is named in lists, where the label is a whole question. `when`: asked only if so."""

    id: str
    type: str
    label: Words
    hint: Words = NOTHING
    short: Words = NOTHING
    required: bool = True
    required_message: Words = NOTHING
    when: Predicate | None = None
    checks: tuple[Check, ...] = ()
    choices: tuple[Choice, ...] = ()
    decimals: int = 0
    unit: Words = NOTHING
    accept: tuple[str, ...] = ()
    max_files: int = 1
    in_words: bool = False
    autocomplete: str = ""

    @property
    def name(self) -> Words:
        """The short label where there is one."""
        return self.short or self.label

    @cached_property
    def choice_by_value(self) -> dict[str, Choice]:
        return {choice.value: choice for choice in self.choices}


@dataclass(frozen=True)
class Repeat:
    """The page is answered for several things alike. `item`: what one is called; `add`: the button for one more."""

    item: Words
    add: Words
    minimum: int = 1
    maximum: int = 10


@dataclass(frozen=True)
class Page:
    id: str
    title: Words
    questions: tuple[Question, ...]
    hint: Words = NOTHING
    when: Predicate | None = None
    repeat: Repeat | None = None


@dataclass(frozen=True)
class Form:
    code: str
    version: int
    title: Words
    pages: tuple[Page, ...] = field(default=())

    def page(self, page_id: str) -> Page:
        """Raises KeyError where there is none."""
        return self._page_by_id[page_id]

    def question(self, question_id: str) -> Question:
        """Raises KeyError where there is none."""
        return self._question_by_id[question_id]

    def questions(self) -> Iterator[Question]:
        for page in self.pages:
            yield from page.questions

    def position(self, page_id: str) -> int:
        """Which page it is, from 0. Raises KeyError where there is none."""
        return self._position_by_id[page_id]

    @cached_property
    def _position_by_id(self) -> dict[str, int]:
        return {page.id: position for position, page in enumerate(self.pages)}

    @cached_property
    def _page_by_id(self) -> dict[str, Page]:
        return {page.id: page for page in self.pages}

    @cached_property
    def _question_by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions()}
