"""Taking a page in: what was typed becomes answers or sentences. And the whole form once more, before it is filed."""

from collections.abc import Collection
from datetime import date

from camtay.foundation.questions import sentences
from camtay.foundation.questions.checking import Around, first_failure
from camtay.foundation.questions.flow import Seen, Slot, Stop, walk
from camtay.foundation.questions.form import Answers, Form, Level, Page, Question, Value
from camtay.foundation.questions.kept import items_of
from camtay.foundation.questions.typed import Known, Raw, Unreadable, read, text

Errors = dict[str, str]


def check_page(
    form: Form,
    page_id: str,
    raw: Raw,
    *,
    answers: Answers,
    today: date,
    files: Collection[str] | None = None,
    places: Collection[str] | None = None,
) -> tuple[dict[str, Value], Errors]:
    """Answers of this page that are in order, and a sentence for each that is not, by name of input.

    `raw`: what the page sent. `answers`: all kept so far. `files`: ids of files that belong to this draft, others
    are dropped; `places`: codes that may be chosen (None: any). An emptied answer comes back as None; answers in
    error or to questions not asked do not come back. A page that repeats gives {page id: [one object an item]}.
    Merge with `kept = {**answers, **clean}`. Raises KeyError for a page the form does not have.
    """
    page, known = form.page(page_id), Known(files, places)
    before = next((stop.before for stop in walk(form, answers) if stop.page is page), Seen())
    if page.repeat is None:
        return _take(form, page, raw, before, today, known, None)
    errors: Errors = {}
    items: list[dict[str, Value]] = []
    for index in range(count_of(page, raw)):
        clean, wrong = _take(form, page, raw, before.copy(), today, known, index)
        given = {name: value for name, value in clean.items() if value is not None}
        if given or index < page.repeat.minimum or not _is_blank(page, raw, index, known):
            items.append(given)
            errors |= wrong
    if len(items) > page.repeat.maximum:
        errors[page.id] = sentences.too_many(page.repeat.maximum)
    return {page.id: items}, errors


def _is_blank(page: Page, raw: Raw, index: int, known: Known) -> bool:
    """Was nothing typed for this item? An item nobody filled in is no item."""
    for question in page.questions:
        try:
            if read(question, raw, f"{question.id}.{index}", known) is not None:
                return False
        except Unreadable:
            return False
    return True


def _take(
    form: Form, page: Page, raw: Raw, seen: Seen, today: date, known: Known, index: int | None
) -> tuple[dict[str, Value], Errors]:
    clean: dict[str, Value] = {}
    errors: Errors = {}
    for question in page.questions:
        if not seen.asks(question):
            continue
        name = question.id if index is None else f"{question.id}.{index}"
        try:
            value = read(question, raw, name, known)
        except Unreadable as error:
            errors[name] = str(error)
            continue
        seen.take(question, value)
        wrong = _wrong(form, question, value, seen, today)
        if wrong is None:
            clean[question.id] = value
        else:
            errors[name] = wrong
    return clean, errors


def _wrong(form: Form, question: Question, value: Value | None, seen: Seen, today: date) -> str | None:
    if value is None:
        return _required(question) if question.required else None
    return first_failure(question, value, Around(form, seen, today), "error")


def _required(question: Question) -> str:
    if question.required_message:
        return str(question.required_message)
    return sentences.required(question.type, question.name)


def count_of(page: Page, raw: Raw) -> int:
    """How many items the page was drawn with; never more than two above what is allowed."""
    if page.repeat is None:
        return 0
    typed = text(raw, f"{page.id}.count")
    count = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    return min(max(count, page.repeat.minimum), page.repeat.maximum + 2)


def rearrange(form: Form, page_id: str, raw: Raw) -> dict[str, str | list[str]] | None:
    """When the button pressed adds or removes an item: the page's input with one more or without that one, to be
    drawn again without being checked. Else None."""
    page = form.page(page_id)
    if page.repeat is None:
        return None
    count = count_of(page, raw)
    removed = text(raw, f"{page.id}.remove")
    if text(raw, f"{page.id}.add"):
        return {**raw, f"{page.id}.count": str(min(count + 1, page.repeat.maximum))}
    if not (removed.isascii() and removed.isdigit() and int(removed) < count):
        return None
    left: dict[str, str | list[str]] = {f"{page.id}.count": str(max(count - 1, page.repeat.minimum))}
    for key, value in raw.items():
        question_id, dot, rest = key.partition(".")
        index, more, part = rest.partition(".")
        if not dot or question_id == page.id or not index.isdigit() or int(index) == int(removed):
            continue
        shifted = int(index) - (int(index) > int(removed))
        left[f"{question_id}.{shifted}{more}{part}"] = value
    return left


def problems(form: Form, answers: Answers, *, today: date) -> Errors:
    """Everything that hinders filing, by name of input: required and missing, unsound, or failing a check.

    For answers from a store or another machine, which may be old or tampered with.
    """
    found: Errors = {}
    for stop, slot, seen in _slots_with_seen(form, answers):
        original = _original(answers, stop, slot)
        if slot.value is None and original is not None:
            found[slot.name] = sentences.unreadable("again")
            continue
        wrong = _wrong(form, slot.question, slot.value, seen, today)
        if wrong is not None:
            found[slot.name] = wrong
    for stop in walk(form, answers):
        if stop.page.repeat and stop.count > stop.page.repeat.maximum:
            found[stop.page.id] = sentences.too_many(stop.page.repeat.maximum)
    return found


def notes(form: Form, answers: Answers, *, today: date, page_id: str = "") -> Errors:
    """What people are told about their answers without being hindered; on one page, or on all."""
    level: Level = "note"
    found: Errors = {}
    for stop, slot, seen in _slots_with_seen(form, answers):
        if slot.value is not None and page_id in ("", stop.page.id):
            said = first_failure(slot.question, slot.value, Around(form, seen, today), level)
            if said is not None:
                found[slot.name] = said
    return found


def _slots_with_seen(form: Form, answers: Answers) -> list[tuple[Stop, Slot, Seen]]:
    """Each slot with all that was answered up to and with it."""
    found: list[tuple[Stop, Slot, Seen]] = []
    for stop in walk(form, answers):
        seen, index = stop.before.copy(), None
        for slot in stop.slots:
            if slot.index != index:
                seen, index = stop.before.copy(), slot.index
            seen.take(slot.question, slot.value)
            found.append((stop, slot, seen.copy()))
    return found


def _original(answers: Answers, stop: Stop, slot: Slot) -> object:
    if slot.index is None:
        return answers.get(slot.question.id)
    items = items_of(answers.get(stop.page.id))
    return items[slot.index].get(slot.question.id) if slot.index < len(items) else None
