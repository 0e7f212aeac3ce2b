"""Which pages and questions are asked, given the answers so far.

A condition reads only what was asked before it, so one walk from the first page decides everything, and an answer
to a question that is no longer asked counts as not given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from camtay.foundation.predicates import holds
from camtay.foundation.questions.form import Answers, Form, Page, Question, Value
from camtay.foundation.questions.kept import flat, items_of, sound


@dataclass(frozen=True)
class Slot:
    """One question as it is asked: on a page that repeats once for each item (`index`)."""

    page: Page
    question: Question
    value: Value | None
    index: int | None = None

    @property
    def name(self) -> str:
        """Name of its input and key of its error."""
        return self.question.id if self.index is None else f"{self.question.id}.{self.index}"


@dataclass
class Seen:
    """What was asked and answered so far: `values` by question, `fields` for conditions."""

    values: dict[str, Value] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)

    def asks(self, question: Question) -> bool:
        return question.when is None or holds(question.when, self.fields)

    def take(self, question: Question, value: Value | None) -> None:
        if value is not None:
            self.values[question.id] = value
            self.fields |= flat(question, value)

    def copy(self) -> "Seen":
        return Seen(dict(self.values), dict(self.fields))


@dataclass(frozen=True)
class Stop:
    """A visible page: what was seen before it, its slots, and how many items it has."""

    page: Page
    before: Seen
    slots: tuple[Slot, ...]
    count: int = 0


@dataclass(frozen=True)
class Missing:
    """A required answer that is not there; `name` is the name of its input."""

    page: Page
    question: Question
    name: str


def walk(form: Form, answers: Answers) -> Iterator[Stop]:
    """Every visible page in order."""
    seen = Seen()
    for page in form.pages:
        if page.when is not None and not holds(page.when, seen.fields):
            continue
        before = seen.copy()
        if page.repeat is None:
            yield Stop(page, before, tuple(_slots(page, answers, seen, None)))
            continue
        items = items_of(answers.get(page.id))
        count = max(len(items), page.repeat.minimum)
        slots: list[Slot] = []
        for index in range(count):
            item = items[index] if index < len(items) else {}
            slots += _slots(page, item, seen.copy(), index)
        seen.fields[f"{page.id}__count"] = len(items)
        yield Stop(page, before, tuple(slots), count)


def _slots(page: Page, answers: Mapping[str, Value], seen: Seen, index: int | None) -> Iterator[Slot]:
    for question in page.questions:
        if not seen.asks(question):
            continue
        kept = sound_answer(question, answers)
        seen.take(question, kept)
        yield Slot(page, question, kept, index)


def sound_answer(question: Question, answers: Mapping[str, Value]) -> Value | None:
    value = answers.get(question.id)
    return value if value is not None and sound(question, value) else None


def pages(form: Form, answers: Answers) -> list[Page]:
    """The pages this person is asked, in order."""
    return [stop.page for stop in walk(form, answers) if stop.slots or not stop.page.questions]


def next_page(form: Form, answers: Answers, page_id: str) -> Page | None:
    """The page after `page_id` (which may itself be hidden by now), None at the end. Raises KeyError."""
    here = form.position(page_id)
    return next((page for page in pages(form, answers) if form.position(page.id) > here), None)


def previous_page(form: Form, answers: Answers, page_id: str) -> Page | None:
    """The page before `page_id`, None at the beginning. Raises KeyError."""
    here = form.position(page_id)
    earlier = [page for page in pages(form, answers) if form.position(page.id) < here]
    return earlier[-1] if earlier else None


def asked(form: Form, answers: Answers) -> frozenset[str]:
    """Ids of the questions this person is asked."""
    return frozenset(slot.question.id for stop in walk(form, answers) for slot in stop.slots)


def missing(form: Form, answers: Answers) -> list[Missing]:
    """Required questions that are asked and not answered, in order."""
    return [
        Missing(slot.page, slot.question, slot.name)
        for stop in walk(form, answers)
        for slot in stop.slots
        if slot.question.required and slot.value is None
    ]


def first_missing_page(form: Form, answers: Answers) -> Page | None:
    """Where to go on after a break; None when all is answered."""
    return next((gap.page for gap in missing(form, answers)), None)


def prune(form: Form, answers: Answers) -> dict[str, Value]:
    """Only sound answers to questions that are asked: what is filed."""
    kept: dict[str, Value] = {}
    for stop in walk(form, answers):
        if stop.page.repeat is not None:
            items = [_given(stop, index) for index in range(stop.count)]
            kept |= {stop.page.id: [item for item in items if item]} if any(items) else {}
        else:
            kept |= _given(stop, None)
    return kept


def _given(stop: Stop, index: int | None) -> dict[str, Value]:
    return {
        slot.question.id: slot.value for slot in stop.slots if slot.index == index and slot.value is not None
    }
