"""A page of a form as the templates in ui/questions draw it: plain values, no decisions left to the template.

Names of inputs: QUESTION, or QUESTION.N for item N of a page that repeats; parts are .day .month .year, .code .text;
a file question has .upload (new files) and .remove (ids to drop). A page that repeats has PAGE.count, PAGE.add and
PAGE.remove.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from camtay.foundation.predicates import fields_of, to_json
from camtay.foundation.questions.answering import Errors, count_of
from camtay.foundation.questions.flow import Seen, sound_answer, walk
from camtay.foundation.questions.form import Answers, Form, Page, Question, Value
from camtay.foundation.questions.inputs import (
    Option,
    Part,
    UploadedFile,
    input_attributes,
    options,
    parts,
    template,
)
from camtay.foundation.questions.kept import items_of, typed_from
from camtay.foundation.questions.typed import Raw, texts


@dataclass(frozen=True)
class Field:
    """One question as drawn. `heading`: its label is the heading of the page. `when`: JSON of the condition on
    other questions of the same page, for the script that hides what does not apply; without the script all are
    shown and what does not apply is ignored."""

    id: str
    name: str
    type: str
    template: str
    label: str
    hint: str
    error: str
    note: str
    value: str
    required: bool
    heading: bool
    when: str
    unit: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    choices: Sequence[Option] = ()
    parts: Sequence[Part] = ()
    files: Sequence[UploadedFile] = ()

    @property
    def anchor(self) -> str:
        """Id of the first thing one can type or press in."""
        if self.parts:
            return self.parts[0].id
        if self.choices:
            return self.choices[0].id
        return f"{self.id}-upload" if self.type == "file" else self.id

    @property
    def described_by(self) -> str:
        """For aria-describedby: the parts that are there."""
        told = (("hint", self.hint), ("error", self.error), ("note", self.note))
        return " ".join(f"{self.id}-{part}" for part, words in told if words)


@dataclass(frozen=True)
class Group:
    """One item of a page that repeats. `remove`: value of the button that takes it away, "" where none may go."""

    title: str
    fields: Sequence[Field]
    remove: str


@dataclass(frozen=True)
class Problem:
    """A line of the error summary."""

    href: str
    text: str


@dataclass(frozen=True)
class PageView:
    """`fields` or, on a page that repeats, `groups`. `add`: label of the button for one more item, "" when full."""

    id: str
    title: str
    hint: str
    fields: Sequence[Field]
    groups: Sequence[Group]
    problems: Sequence[Problem]
    has_files: bool
    add: str = ""
    count: int = 0

    @property
    def heading(self) -> str:
        """The page's own heading, "" when the only question is the heading."""
        return "" if any(one.heading for one in self.fields) else self.title


@dataclass(frozen=True)
class Around:
    """What is drawn besides the answers."""

    raw: Raw | None
    errors: Errors
    notes: Errors
    places: Sequence[tuple[str, str]]
    files: Mapping[str, str]


def page_view(
    form: Form,
    page_id: str,
    answers: Answers,
    *,
    raw: Raw | None = None,
    errors: Errors | None = None,
    notes: Errors | None = None,
    places: Sequence[tuple[str, str]] = (),
    files: Mapping[str, str] | None = None,
) -> PageView:
    """The page with what was typed (`raw`, after an error) or else what is kept in `answers`.

    `places`: (code, name) offered by place questions. `files`: id → name of the files of this draft.
    Raises KeyError for a page the form does not have.
    """
    page = form.page(page_id)
    around = Around(raw, errors or {}, notes or {}, places, files or {})
    before = next((stop.before for stop in walk(form, answers) if stop.page is page), Seen())
    fields: list[Field] = []
    groups: list[Group] = []
    count = 0
    if page.repeat is None:
        fields = _fields(page, answers, before, around, None)
    else:
        items = items_of(answers.get(page.id))
        count = count_of(page, raw) if raw is not None else max(len(items), page.repeat.minimum)
        groups = [_group(page, items, before, around, index, count) for index in range(count)]
    drawn = [*fields, *(one for group in groups for one in group.fields)]
    return PageView(
        id=page.id,
        title=str(page.title),
        hint=str(page.hint),
        fields=fields,
        groups=groups,
        problems=_problems(page, drawn, around),
        has_files=any(question.type == "file" for question in page.questions),
        add=str(page.repeat.add) if page.repeat and count < page.repeat.maximum else "",
        count=count,
    )


def file_inputs(form: Form, page_id: str, names: Iterable[str]) -> dict[str, Question]:
    """Of the names of uploaded files, those this page has, with their question (what it accepts, how many)."""
    own = {question.id: question for question in form.page(page_id).questions if question.type == "file"}
    found = {}
    for name in names:
        question_id = name.partition(".")[0]
        if name.endswith(".upload") and question_id in own:
            found[name] = own[question_id]
    return found


def with_files(raw: Raw, name: str, file_ids: Iterable[str]) -> dict[str, str | list[str]]:
    """The page's input with files that were just stored; `name` as `file_inputs` gives it."""
    kept = name.removesuffix(".upload")
    return {**raw, kept: [*texts(raw, kept), *file_ids]}


def _group(
    page: Page, items: Sequence[Mapping[str, Value]], before: Seen, around: Around, index: int, count: int
) -> Group:
    item = items[index] if index < len(items) else {}
    title = f"{page.repeat.item} {index + 1}" if page.repeat else ""
    removable = page.repeat is not None and count > page.repeat.minimum
    return Group(title, _fields(page, item, before.copy(), around, index), str(index) if removable else "")


def _fields(
    page: Page, answers: Mapping[str, Value], seen: Seen, around: Around, index: int | None
) -> list[Field]:
    here = {question.id for question in page.questions}
    shown: list[tuple[Question, Value | None, str]] = []
    for question in page.questions:
        depends = (
            set() if question.when is None else {name.split("__")[0] for name in fields_of(question.when)}
        )
        when = json.dumps(to_json(question.when)) if question.when is not None and depends & here else ""
        value = sound_answer(question, answers)
        if when or seen.asks(question):
            shown.append((question, value, when))
        seen.take(question, value)
    heading = len(shown) == 1 and index is None and not page.hint
    return [_field(question, value, when, around, index, heading) for question, value, when in shown]


def _field(
    question: Question, value: Value | None, when: str, around: Around, index: int | None, heading: bool
) -> Field:
    name = question.id if index is None else f"{question.id}.{index}"
    typed: Raw = around.raw if around.raw is not None else typed_from(question, value, name)
    label = str(question.label)
    error = around.errors.get(name, "")
    return Field(
        id=name.replace(".", "-"),
        name=name,
        type=question.type,
        template=template(question),
        label=label if question.required else _("%(label)s (không bắt buộc)") % {"label": label},
        hint=str(question.hint),
        error=error,
        note=around.notes.get(name, ""),
        value=_shown(typed, name),
        required=question.required,
        heading=heading,
        when=when,
        unit=str(question.unit),
        attributes=input_attributes(question),
        choices=options(question, typed, name),
        parts=parts(question, typed, name, around.places),
        files=[
            UploadedFile(one, around.files.get(one, _("Tệp đã gửi")), f"{name.replace('.', '-')}-remove-{n}")
            for n, one in enumerate(_kept_files(question, typed, name, around))
        ],
    )


def _shown(typed: Raw, name: str) -> str:
    """As typed, not tidied: people must recognise what they wrote."""
    found = texts(typed, name)
    return found[-1] if found else ""


def _kept_files(question: Question, typed: Raw, name: str, around: Around) -> list[str]:
    if question.type != "file":
        return []
    removed = set(texts(typed, f"{name}.remove"))
    known = around.files if around.raw is not None else None
    return [
        one for one in texts(typed, name) if one and one not in removed and (known is None or one in known)
    ]


def _problems(page: Page, drawn: Sequence[Field], around: Around) -> list[Problem]:
    told = [Problem(f"#{one.anchor}", one.error) for one in drawn if one.error]
    # A page of one question may bear its name: only a page that repeats has an error of its own.
    whole = around.errors.get(page.id, "") if page.repeat is not None else ""
    return [*told, Problem(f"#{drawn[0].anchor}" if drawn else "#", whole)] if whole else told
