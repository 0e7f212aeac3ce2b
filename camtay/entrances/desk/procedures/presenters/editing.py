"""A form document in words, as the editor shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.procedures import queries
from camtay.domains.procedures.models import Edition
from camtay.entrances.desk.procedures.forms.checks import NAMES
from camtay.entrances.desk.procedures.forms.editing import TYPES
from camtay.entrances.desk.procedures.presenters.lines import paper_note
from camtay.foundation.questions import editing
from camtay.foundation.questions.editing_conditions import in_words, text

KINDS: dict[str, Any] = dict(TYPES)
Part = Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """A question in the list of its page. `part`: its name, for the buttons."""

    label: str
    note: str
    part: str
    url: str = ""


@dataclass(frozen=True)
class Page:
    """A page of the form with its questions."""

    number: int
    title: str
    when: str
    repeat: bool
    part: str
    questions: list[Question]
    url: str = ""
    add_url: str = ""


@dataclass(frozen=True)
class Paper:
    name: str
    note: str
    part: str
    url: str = ""


@dataclass(frozen=True)
class Fault:
    text: str
    url: str


@dataclass(frozen=True)
class Overview:
    """The whole of an edition."""

    pages: list[Page]
    papers: list[Paper]
    faults: list[Fault] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)


def overview(edition: Edition, code: str) -> Overview:
    """With the ways to change each part, and what is still to be put right."""
    found = queries.reviewed(edition)
    faults = [Fault(one.text, _place(code, one.page_id, one.question_id)) for one in found.faults]
    return Overview(_pages(edition.form, code), _papers(edition.papers, code), faults, found.cautions)


def shown(source: queries.Source) -> Overview:
    """Only to be read."""
    return Overview(_pages(source.form, ""), _papers(source.papers, ""))


def _place(code: str, page_id: str, question_id: str) -> str:
    if question_id:
        return reverse("desk:edition_question", args=[code, question_id])
    return reverse("desk:edition_page", args=[code, page_id]) if page_id else "#them"


def _pages(document: Part, code: str) -> list[Page]:
    def to(name: str, *more: str) -> str:
        return reverse(f"desk:{name}", args=[code, *more]) if code else ""

    return [
        Page(
            number=number,
            title=text(page["title"]),
            when=in_words(document, page["when"]) if "when" in page else "",
            repeat="repeat" in page,
            part=page["id"],
            questions=[
                Question(
                    text(one["label"]),
                    question_note(document, one),
                    one["id"],
                    to("edition_question", one["id"]),
                )
                for one in page["questions"]
            ],
            url=to("edition_page", page["id"]),
            add_url=to("edition_question_add", page["id"]),
        )
        for number, page in enumerate(editing.pages_of(document), 1)
    ]


def question_note(document: Part, question: Part) -> str:
    told = [str(KINDS[question["type"]]), "" if question.get("required", True) else _("không bắt buộc")]
    if "when" in question:
        told.append(_("chỉ hỏi khi %(condition)s") % {"condition": in_words(document, question["when"])})
    return " · ".join(one for one in told if one)


def _papers(rows: Sequence[dict[str, Any]], code: str) -> list[Paper]:
    return [
        Paper(
            one["name"], paper_note(one), one["code"],
            reverse("desk:edition_paper", args=[code, one["code"]]) if code else "",
        )
        for one in rows
    ]  # fmt: skip


def condition(document: Part, part: Part) -> str:
    return in_words(document, part["when"]) if "when" in part else ""


def checks(document: Part, question: Part, code: str) -> list[tuple[str, str, str]]:
    """(what must hold, what is said when it does not, where it is changed)."""
    return [
        (
            _check(document, check), text(check.get("message", "")),
            reverse("desk:edition_check", args=[code, question["id"], number]),
        )
        for number, check in enumerate(question.get("checks", []), 1)
    ]  # fmt: skip


def _check(document: Part, check: Part) -> str:
    named = {one["id"]: text(one["label"]) for _page, one in editing.questions_of(document)}
    said = str(NAMES[check["kind"]])
    if check["kind"] == "holds":
        return _("Phải đúng: %(condition)s") % {"condition": in_words(document, check["holds"])}
    if check["kind"] != "pattern" and check.get("value") is not None:
        said = f"{said} {check['value']}"
    others = [f"“{named.get(check[key], '…')}”" for key in ("other", "birth", "sex") if check.get(key)]
    return " ".join([said, ", ".join(others)]).strip()


def choices(question: Part, code: str) -> list[tuple[str, str]]:
    """(the choice, where it is changed)."""
    return [
        (text(one["label"]), reverse("desk:edition_choice", args=[code, question["id"], one["value"]]))
        for one in question.get("choices", [])
    ]


def paper_choices(edition: Edition, question: Part) -> list[tuple[str, str]]:
    """The papers a file question may stand for: those no other question asks for, or a new one."""
    asked = {one["id"] for _page, one in editing.questions_of(edition.form) if one["type"] == "file"} - {
        question["id"]
    }
    taken = {page["id"] for page in editing.pages_of(edition.form)}
    taken |= {one["id"] for _page, one in editing.questions_of(edition.form)} - {question["id"]}
    free = [(one["code"], one["name"]) for one in edition.papers if one["code"] not in asked | taken]
    if question["id"] not in {code for code, _name in free}:
        free.insert(0, (question["id"], _("một giấy tờ mới, mang tên câu này")))
    return free
