"""Changing a form document, one deed at a time: each takes a document and gives a new one, the old one untouched.

A document that is being worked on may contradict itself for a while (a page without questions, a condition on a
question that was taken out): editing_faults.py says in words what must be put right before it can be read.
"""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from camtay.foundation.questions.checking import KINDS
from camtay.foundation.vietnamese import fold

Document = dict[str, Any]
KINDS_OF_FILE = ("pdf", "jpeg", "png")
# What only some types of question have.
_OWN = {
    "choices": {"choice", "choices"},
    "decimals": {"number"},
    "unit": {"number"},
    "accept": {"file"},
    "max_files": {"file"},
    "in_words": {"date", "partial_date"},
}


def pages_of(document: Mapping[str, Any]) -> list[Document]:
    found: list[Document] = document.get("pages", [])
    return found


def questions_of(document: Mapping[str, Any]) -> Iterator[tuple[Document, Document]]:
    """(page, question), in order."""
    for page in pages_of(document):
        for question in page["questions"]:
            yield page, question


def page_of(document: Mapping[str, Any], page_id: str) -> Document:
    """Raises KeyError."""
    for page in pages_of(document):
        if page["id"] == page_id:
            return page
    raise KeyError(page_id)


def question_of(document: Mapping[str, Any], question_id: str) -> tuple[Document, Document]:
    """(its page, the question). Raises KeyError."""
    for page, question in questions_of(document):
        if question["id"] == question_id:
            return page, question
    raise KeyError(question_id)


def new_id(document: Mapping[str, Any], said: str, kind: str, taken: Iterable[str] = ()) -> str:
    """A name for a page or question, out of its own words: “Tên con là gì?” becomes ten_con_la_gi."""
    used = {page["id"] for page in pages_of(document)} | {one["id"] for _page, one in questions_of(document)}
    used |= set(taken)
    words = re.findall(r"[a-z0-9]+", fold(said))[:6]
    stem = "_".join(words)[:40].strip("_")
    if not stem or not stem[0].isalpha():
        stem = f"{kind}_{stem}".strip("_")
    return next(name for n in range(1, 10_000) if (name := stem if n == 1 else f"{stem}_{n}") not in used)


def choice_values(choices: list[Document], labels: Iterable[str]) -> list[str]:
    """A value for each new label, unlike those that stand."""
    used = {one["value"] for one in choices}
    made = []
    for label in labels:
        stem = "_".join(re.findall(r"[a-z0-9]+", fold(label))[:5])[:40].strip("_") or "y"
        value = next(name for n in range(1, 1000) if (name := stem if n == 1 else f"{stem}_{n}") not in used)
        used.add(value)
        made.append(value)
    return made


def add_page(document: Document, page: Document, *, after: str = "") -> Document:
    """`after`: the page it is to follow; "": at the end."""
    made = copy.deepcopy(document)
    order = [one["id"] for one in made["pages"]]
    place = order.index(after) + 1 if after else len(order)
    made["pages"].insert(place, {**page, "questions": page.get("questions", [])})
    return made


def put_page(document: Document, page_id: str, changes: Mapping[str, Any]) -> Document:
    """`changes`: keys with their new values; None takes the key out."""
    made = copy.deepcopy(document)
    _put(page_of(made, page_id), changes)
    return made


def add_question(document: Document, page_id: str, question: Document) -> Document:
    made = copy.deepcopy(document)
    page_of(made, page_id)["questions"].append(question)
    return made


def put_question(document: Document, question_id: str, changes: Mapping[str, Any]) -> Document:
    """As `put_page`."""
    made = copy.deepcopy(document)
    _put(question_of(made, question_id)[1], changes)
    return made


def retype(document: Document, question_id: str, kind: str) -> Document:
    """Another type; what does not belong to it is taken out."""
    made = copy.deepcopy(document)
    question = question_of(made, question_id)[1]
    question["type"] = kind
    for key, types in _OWN.items():
        if kind not in types:
            question.pop(key, None)
    checks = [one for one in question.get("checks", []) if fits(one["kind"], kind)]
    _put(question, {"checks": checks or None, **fresh(kind, question)})
    return made


def fits(check: str, kind: str) -> bool:
    """May a check of this kind stand at a question of this type?"""
    return not KINDS[check].types or kind in KINDS[check].types


def fresh(kind: str, question: Mapping[str, Any]) -> Document:
    """What a question of this type must have from the first."""
    if kind in ("choice", "choices"):
        return {"choices": question.get("choices", [])}
    if kind == "file":
        return {
            "accept": question.get("accept", list(KINDS_OF_FILE)), "max_files": question.get("max_files", 3),
        }  # fmt: skip
    return {}


def move_page(document: Document, page_id: str, by: int) -> Document:
    """`by`: -1 up, 1 down; at the edge nothing happens."""
    made = copy.deepcopy(document)
    _shift(made["pages"], page_id, by)
    return made


def move_question(document: Document, question_id: str, by: int) -> Document:
    """Up or down on its page; beyond its edge onto the neighbouring page."""
    made = copy.deepcopy(document)
    page, question = question_of(made, question_id)
    if _shift(page["questions"], question_id, by):
        return made
    order = [one["id"] for one in made["pages"]]
    there = order.index(page["id"]) + by
    if 0 <= there < len(order):
        page["questions"].remove(question)
        made["pages"][there]["questions"].insert(0 if by > 0 else 10**6, question)
    return made


def remove_page(document: Document, page_id: str) -> Document:
    made = copy.deepcopy(document)
    made["pages"].remove(page_of(made, page_id))
    return made


def remove_question(document: Document, question_id: str) -> Document:
    made = copy.deepcopy(document)
    page, question = question_of(made, question_id)
    page["questions"].remove(question)
    return made


def duplicate_question(document: Document, question_id: str) -> tuple[Document, str]:
    """The same once more, after it, under a name of its own."""
    made = copy.deepcopy(document)
    page, question = question_of(made, question_id)
    twin = copy.deepcopy(question)
    twin["id"] = new_id(made, _stem(question_id), "cau")
    _rename_in(twin.get("checks", []), question_id, twin["id"])
    page["questions"].insert(page["questions"].index(question) + 1, twin)
    return made, twin["id"]


def duplicate_page(document: Document, page_id: str) -> tuple[Document, str]:
    """The same page once more, after it; its conditions on its own questions are on the new ones."""
    made = copy.deepcopy(document)
    page = page_of(made, page_id)
    twin = copy.deepcopy(page)
    twin["id"] = new_id(made, _stem(page_id), "trang")
    taken = {twin["id"]}
    for question in twin["questions"]:
        name = new_id(made, _stem(question["id"]), "cau", taken)
        taken.add(name)
        former, question["id"] = question["id"], name
        _rename_in(twin["questions"], former, name)
    made["pages"].insert(made["pages"].index(page) + 1, twin)
    return made, twin["id"]


def rename_question(document: Document, question_id: str, name: str) -> Document:
    """Under another name, everywhere it is spoken of."""
    made = copy.deepcopy(document)
    question_of(made, question_id)[1]["id"] = name
    _rename_in(made["pages"], question_id, name)
    return made


def _put(node: Document, changes: Mapping[str, Any]) -> None:
    for key, value in changes.items():
        if value is None:
            node.pop(key, None)
        else:
            node[key] = value


def _shift(rows: list[Document], row_id: str, by: int) -> bool:
    here = next(place for place, one in enumerate(rows) if one["id"] == row_id)
    there = here + by
    if not 0 <= there < len(rows):
        return False
    rows.insert(there, rows.pop(here))
    return True


def _stem(name: str) -> str:
    return re.sub(r"_\d+$", "", name).replace("_", " ")


def _rename_in(node: Any, former: str, name: str) -> None:
    """In conditions and checks, wherever they lie below `node`."""
    if isinstance(node, list):
        for one in node:
            _rename_in(one, former, name)
        return
    if not isinstance(node, dict):
        return
    for key in ("field", "other", "sex", "birth"):
        said = node.get(key)
        if isinstance(said, str) and said.split("__")[0] == former:
            node[key] = said.replace(former, name, 1)
    for value in node.values():
        _rename_in(value, former, name)
