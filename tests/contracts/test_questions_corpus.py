"""The corpus that every engine of questions must pass, in whatever language it is written.

One file: {about, today, files?, places?, form, steps: [{page, raw, answers, errors}], visible, pruned, missing,
problems, notes, summary, kept?}. Each step is sent to its page, its `answers` are merged into what is kept (an answer of
null empties it), and what follows the steps is asked of the answers kept at the end, with `kept` laid over them. Sentences are the Vietnamese ones. Cases of
grown.jsonl, one a line, were put together by chance (grow.py); the phone's engine runs them all too.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from camtay.foundation.questions import check_page, load, missing, notes, pages, problems, prune, summary
from camtay.foundation.questions.form import TYPES

CORPUS = sorted((Path(__file__).parent / "questions").glob("*.json"))
GROWN = (Path(__file__).parent / "questions" / "grown.jsonl").read_text(encoding="utf-8").splitlines()


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(params=CORPUS, ids=lambda path: path.stem)
def case(request):
    with override("vi"):
        yield read(request.param)


def judged(case):
    form, today = load(case["form"]), date.fromisoformat(case["today"])
    answers = kept_after_steps(case, form) | case.get("kept", {})
    assert [page.id for page in pages(form, answers)] == case["visible"]
    assert prune(form, answers) == case["pruned"]
    assert [gap.name for gap in missing(form, answers)] == case["missing"]
    assert problems(form, answers, today=today) == case["problems"]
    assert notes(form, answers, today=today) == case["notes"]
    told = [[page.id, [list(row) for row in rows]] for page, rows in summary(form, answers)]
    assert told == case["summary"]


def kept_after_steps(case, form):
    answers = {}
    for number, step in enumerate(case["steps"]):
        clean, errors = check_page(
            form,
            step["page"],
            step["raw"],
            answers=answers,
            today=date.fromisoformat(case["today"]),
            files=case.get("files"),
            places=case.get("places"),
        )
        assert (clean, errors) == (step["answers"], step["errors"]), f"step {number}"
        answers = {**answers, **clean}
    return answers


def test_it_takes_every_step_as_agreed(case):
    judged(case)


def test_it_takes_what_chance_puts_together_as_agreed():
    assert len(GROWN) >= 200
    with override("vi"):
        for line in GROWN:
            judged(json.loads(line))


def test_the_corpus_covers_every_type_of_question():
    asked = {
        question["type"]
        for path in CORPUS
        for page in read(path)["form"]["pages"]
        for question in page["questions"]
    }
    assert asked == set(TYPES)
    assert len(CORPUS) >= 12
