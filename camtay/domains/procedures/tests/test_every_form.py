"""What holds of every form in data/forms, each with one complete set of answers in tests/answers/CODE.json."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from camtay.domains import procedures
from camtay.foundation.questions import check_page, load, missing, next_page, pages, problems, prune, summary
from camtay.foundation.questions.kept import typed_from

DATA = Path(procedures.__file__).parent / "data"
ANSWERS = Path(__file__).parent / "answers"
DOCUMENTS = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (DATA / "forms").glob("*.json")
}
IN_FORCE = sorted(name for name in DOCUMENTS if ".v" not in name)
TODAY = date(2026, 11, 24)
FROM_DEMO = {
    "1.001193": Path(__file__).parents[3] / "demo/data/birth.json"
}  # what is left open there stands in ANSWERS
SAME_IN_BOTH = {"Việt Nam"}
TEXTS = ("label", "title", "hint", "short", "message", "required_message", "unit", "item", "add")

every_form = pytest.mark.parametrize("code", IN_FORCE)


def answers_of(code: str) -> dict[str, Any]:
    paths = [path for path in (FROM_DEMO.get(code), ANSWERS / f"{code}.json") if path is not None]
    return {
        key: value for path in paths for key, value in json.loads(path.read_text(encoding="utf-8")).items()
    }


def papers_of(code: str) -> dict[str, dict[str, str]]:
    with (DATA / "papers.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row for row in csv.DictReader(lines) if row["procedure"] == code}


def texts(node: object) -> Iterator[object]:
    if isinstance(node, list):
        for one in node:
            yield from texts(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in TEXTS:
                yield value
            else:
                yield from texts(value)


def typed(page, answers):
    raw: dict[str, Any] = {}
    if page.repeat is None:
        for question in page.questions:
            raw |= typed_from(question, answers.get(question.id), question.id)
        return raw
    items = answers.get(page.id, [])
    raw[f"{page.id}.count"] = str(len(items))
    for index, item in enumerate(items):
        for question in page.questions:
            raw |= typed_from(question, item.get(question.id), f"{question.id}.{index}")
    return raw


def files_of(form, answers):
    found = {
        one
        for question in form.questions()
        if question.type == "file"
        for one in answers.get(question.id, [])
    }
    for page in form.pages:
        for item in answers.get(page.id, []) if page.repeat else []:
            found |= {
                one
                for question in page.questions
                if question.type == "file"
                for one in item.get(question.id, [])
            }
    return found


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_it_loads_under_the_name_of_its_file(name):
    form = load(DOCUMENTS[name])
    assert name in (form.code, f"{form.code}.v{form.version}")


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_text_is_there_in_both_languages(name):
    for text in texts(DOCUMENTS[name]):
        assert isinstance(text, dict), text
        assert set(text) == {"vi", "en"}
        assert text["vi"] != text["en"] or text["vi"] in SAME_IN_BOTH


@every_form
def test_every_file_it_asks_for_is_a_paper_of_the_procedure(code):
    asked = {question.id for question in load(DOCUMENTS[code]).questions() if question.type == "file"}
    assert asked - set(papers_of(code)) == set()


@every_form
def test_every_paper_that_must_be_handed_in_is_asked_for(code):
    """A required paper that has no question would be missing in every case; one that data replaces is not asked for."""
    asked = {question.id for question in load(DOCUMENTS[code]).questions() if question.type == "file"}
    papers = papers_of(code)
    assert {
        name for name, row in papers.items() if row["required"] == "yes" and not row["replaced_by_data"]
    } <= asked
    assert not {name for name, row in papers.items() if row["replaced_by_data"]} & asked


@every_form
def test_a_whole_set_of_answers_leads_to_the_end(code):
    form, wanted = load(DOCUMENTS[code]), answers_of(code)
    answers: dict[str, Any] = {}
    page = pages(form, {})[0]
    while page is not None:
        clean, errors = check_page(
            form, page.id, typed(page, wanted), answers=answers, today=TODAY, files=files_of(form, wanted)
        )
        assert errors == {}, page.id
        answers |= {name: value for name, value in clean.items() if value is not None}
        page = next_page(form, answers, page.id)
    assert answers == wanted, "every example answer is asked for on the way"
    assert missing(form, answers) == []
    assert problems(form, answers, today=TODAY) == {}
    assert prune(form, answers) == answers
    for language in ("vi", "en"):
        with override(language):
            assert all(words for _page, rows in summary(form, answers) for row in rows for words in row)


@every_form
def test_without_answers_it_says_what_is_missing(code):
    form = load(DOCUMENTS[code])
    assert missing(form, {})
    assert set(problems(form, {}, today=TODAY)) == {one.name for one in missing(form, {})}


@every_form
def test_it_takes_no_picture_of_an_identity_card(code):
    asked = [question for question in load(DOCUMENTS[code]).questions() if question.type == "file"]
    assert not [one.id for one in asked if "căn cước" in f"{one.label.vi} {one.short.vi}".lower()]
