"""Every shipped form goes through the small pages of the editor, part by part, and comes out as it went in."""

import copy
import json
from pathlib import Path

import pytest
from django.utils.datastructures import MultiValueDict

from camtay.domains import procedures
from camtay.domains.procedures.models import Paper
from camtay.domains.procedures.queries import paper_row
from camtay.entrances.desk.procedures.forms.checks import CheckForm
from camtay.entrances.desk.procedures.forms.editing import (
    ChoiceForm,
    ConditionForm,
    PageForm,
    PaperForm,
    QuestionForm,
    TitleForm,
)
from camtay.foundation.questions import editing
from camtay.foundation.questions.editing_conditions import offers, parse

FORMS = Path(procedures.__file__).parent / "data" / "forms"
DOCUMENTS = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FORMS.glob("*.json"))]
every_form = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one["code"])


def sent(form):
    """The page sent back as it was drawn."""
    typed = MultiValueDict()
    for name in form.fields:
        value = form.initial.get(name)
        if isinstance(value, list):
            typed.setlist(name, [str(one) for one in value])
        elif value is True:
            typed[name] = "on"
        elif value is not None and value is not False:
            typed[name] = str(value)
    return typed


def same(made, **kwargs):
    drawn = made(**kwargs)
    form = made(sent(drawn), **kwargs)
    assert form.is_valid(), form.errors
    return form


@every_form
def test_pages(document):
    assert {**document, **same(TitleForm, initial=TitleForm.typed(document)).changes()} == document
    for page in document["pages"]:
        form = same(PageForm, initial=PageForm.typed(page))
        assert editing.put_page(document, page["id"], form.changes()) == document


@every_form
def test_questions_and_their_choices(document):
    for _page, question in editing.questions_of(document):
        papers = [(question["id"], "x")]
        form = same(QuestionForm, kind=question["type"], papers=papers, initial=QuestionForm.typed(question))
        assert editing.put_question(document, question["id"], form.changes(question)) == document
        for place, choice in enumerate(question.get("choices", []), 1):
            form = same(ChoiceForm, initial=ChoiceForm.typed(choice, place))
            assert form.put(question["choices"], choice["value"]) == question["choices"]


@every_form
def test_conditions(document):
    for page in document["pages"]:
        for part in (page, *page["questions"]):
            former = part.get("when")
            rows = parse(former) if former else None
            name = "" if part is page else part["id"]
            form = same(
                ConditionForm, offers=offers(document, page_id=page["id"], question_id=name),
                lines=max(3, (len(rows.rows) if rows else 0) + 2), kept=bool(former) and rows is None,
                initial=ConditionForm.typed(former),
            )  # fmt: skip
            assert form.condition(former) == former


@every_form
def test_checks(document):
    before = []
    for _page, question in editing.questions_of(document):
        for check in question.get("checks", []):
            form = same(
                CheckForm,
                question=question,
                before=before,
                standing=check["kind"],
                initial=CheckForm.typed(check),
            )
            assert form.check(copy.deepcopy(check)) == check
        before.append(question)


def test_papers():
    row = paper_row(
        Paper(
            code="x",
            name="Đơn",
            act="NĐ 1",
            verified=True,
            originals=1,
            copies=2,
            required=True,
            condition="khi",
        )
    )
    assert same(PaperForm, initial=row).row("x") == row
