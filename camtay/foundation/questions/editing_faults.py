"""What must be put right in a form document before it can be read, in words, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from camtay.foundation.questions.editing import pages_of, questions_of
from camtay.foundation.questions.editing_conditions import fields, text
from camtay.foundation.questions.loading import FormError, load


@dataclass(frozen=True)
class Fault:
    """`page_id`, `question_id`: where it is put right; "" where that is the form as a whole."""

    text: str
    page_id: str = ""
    question_id: str = ""


def faults(document: Mapping[str, Any]) -> list[Fault]:
    """Empty where `load` reads it."""
    found = [*_of_pages(document), *_of_questions(document)]
    if found:
        return found
    try:
        load(document)
    except FormError as error:
        return [Fault(_("Còn chỗ chưa khớp trong biểu mẫu: %(error)s") % {"error": error})]
    return []


def untranslated(document: Any) -> int:
    """How many texts say the same in English as in Vietnamese."""
    if isinstance(document, list):
        return sum(untranslated(one) for one in document)
    if not isinstance(document, Mapping):
        return 0
    if set(document) == {"vi", "en"}:
        return int(document["vi"] == document["en"] and document["vi"] != "Việt Nam")
    return sum(untranslated(one) for one in document.values())


def _of_pages(document: Mapping[str, Any]) -> Iterator[Fault]:
    if not pages_of(document):
        yield Fault(_("Biểu mẫu chưa có trang nào."))
    for page in pages_of(document):
        if not page["questions"]:
            yield Fault(
                _("Trang “%(title)s” chưa có câu hỏi nào.") % {"title": text(page["title"])}, page["id"]
            )


def _of_questions(document: Mapping[str, Any]) -> Iterator[Fault]:
    """Conditions and checks speak of what was asked before them."""
    known: dict[str, Mapping[str, Any]] = {}
    for page in pages_of(document):
        label = _("Trang “%(title)s”") % {"title": text(page["title"])}
        yield from _of_condition(document, page.get("when"), known, Fault(label, page["id"]))
        before = dict(known)
        for question in page["questions"]:
            label = _("Câu “%(label)s”") % {"label": text(question["label"])}
            here = Fault(label, page["id"], question["id"])
            yield from _of_condition(document, question.get("when"), known, here)
            known[question["id"]] = question
            if question["type"] in ("choice", "choices") and not question.get("choices"):
                yield _at(here, _("%(where)s chưa có ý nào để chọn."))
            for check in question.get("checks", []):
                yield from _of_condition(document, check.get("holds"), known, here)
                names = [check[key] for key in ("other", "sex", "birth") if check.get(key)]
                if any(name not in known for name in names):
                    yield _at(here, _("%(where)s được đối chiếu với một câu không còn, hoặc đứng sau nó."))
        if "repeat" in page:
            known = {**before, page["id"]: page}


def _of_condition(
    document: Mapping[str, Any], condition: Any, known: Mapping[str, Mapping[str, Any]], here: Fault
) -> Iterator[Fault]:
    if condition is None:
        return
    asked = {question["id"]: question for _page, question in questions_of(document)}
    for field in fields(condition):
        name, _mark, part = field.partition("__")
        if name not in known:
            said = (
                _("%(where)s có điều kiện theo câu “%(other)s”, nhưng câu ấy đứng sau nó.")
                if name in asked
                else _("%(where)s có điều kiện theo một câu không còn trong biểu mẫu.")
            )
            yield _at(here, said, other=text(asked[name]["label"]) if name in asked else "")
        elif known[name].get("type") == "choices" and part and part not in _values(known[name]):
            yield _at(here, _("%(where)s có điều kiện theo một ý không còn để chọn."))
    for field, value in _compared(condition):
        question = known.get(field, {})
        if question.get("type") == "choice" and isinstance(value, str) and value not in _values(question):
            yield _at(here, _("%(where)s có điều kiện theo một ý không còn để chọn."))


def _compared(condition: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(condition, list):
        for one in condition:
            yield from _compared(one)
    elif isinstance(condition, Mapping):
        for value in [*condition.get("values", []), condition.get("value")]:
            yield str(condition.get("field", "")), value
        for key in ("parts", "part"):
            yield from _compared(condition.get(key))


def _values(question: Mapping[str, Any]) -> set[str]:
    return {one["value"] for one in question.get("choices", [])}


def _at(here: Fault, frame: str, **more: str) -> Fault:
    return Fault(frame % {"where": here.text, **more}, here.page_id, here.question_id)
