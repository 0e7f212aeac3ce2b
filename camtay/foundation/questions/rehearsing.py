"""A form gone through for show or to practise, with the same pages as in earnest. Nothing is stored: what was answered
travels with the page itself, in fields `page`, `answers` and `slips`; of files only their names are looked at.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from camtay.foundation.questions.answering import Errors, check_page, notes, rearrange
from camtay.foundation.questions.fields import PageView, file_inputs, page_view, with_files
from camtay.foundation.questions.flow import next_page, pages, previous_page
from camtay.foundation.questions.form import Form, Page
from camtay.foundation.questions.saying import PlaceName, summary
from camtay.foundation.questions.typed import Raw

END = "*"  # stands for “check your answers”, where no page could be called so
MAX_ANSWERS = 200_000


@dataclass(frozen=True)
class Turn:
    """Where somebody stands. `raw`: what was typed, where it has to be shown again; `slips`: pages that were not right
    at once."""

    page_id: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    raw: Raw | None = None
    errors: Errors = field(default_factory=dict)
    slips: tuple[str, ...] = ()

    @property
    def at_end(self) -> bool:
        return self.page_id == END

    @property
    def travelling(self) -> dict[str, str]:
        """The hidden fields of the page."""
        return {
            "page": self.page_id,
            "answers": json.dumps(self.answers, ensure_ascii=False),
            "slips": ",".join(self.slips),
        }


def begin(form: Form) -> Turn:
    return Turn(form.pages[0].id)


def where(form: Form, sent: QueryDict) -> Turn:
    """Where the page that was sent stood. The engine distrusts what travelled as all that comes from elsewhere."""
    here = sent.get("page", "")
    known = {one.id for one in form.pages}
    slips = tuple(dict.fromkeys(one for one in sent.get("slips", "").split(",") if one in known))
    return Turn(here if here in known or here == END else form.pages[0].id, _answers(sent), slips=slips)


def turn(form: Form, sent: QueryDict, uploads: Mapping[str, Sequence[str]], *, today: date) -> Turn:
    """One page sent: the same again, the one before, or the next. `uploads`: input → names of the files chosen."""
    at = where(form, sent)
    if "back" in sent:
        return Turn(_before(form, at), at.answers, slips=at.slips)
    if at.at_end:
        return at
    raw: Raw = {name: values if len(values) > 1 else values[0] for name, values in sent.lists() if values}
    moved = rearrange(form, at.page_id, raw)
    if moved is not None:
        return Turn(at.page_id, at.answers, moved, slips=at.slips)
    for name, question in file_inputs(form, at.page_id, uploads).items():
        raw = with_files(raw, name, list(uploads[name])[: question.max_files])
    known = [one for value in raw.values() for one in (value if isinstance(value, list) else [value])]
    clean, errors = check_page(form, at.page_id, raw, answers=at.answers, today=today, files=known)
    answers = {key: one for key, one in {**at.answers, **clean}.items() if one is not None}
    if errors:
        return Turn(at.page_id, answers, raw, errors, tuple(dict.fromkeys((*at.slips, at.page_id))))
    following = next_page(form, answers, at.page_id)
    return Turn(following.id if following else END, answers, slips=at.slips)


def view(form: Form, at: Turn, *, today: date) -> PageView:
    """The page as it is drawn."""
    return page_view(
        form,
        at.page_id,
        at.answers,
        raw=at.raw,
        errors=at.errors,
        files=_names(at.answers),
        notes=notes(form, at.answers, today=today, page_id=at.page_id),
    )


def step(form: Form, at: Turn) -> tuple[int, int]:
    """(which page, of how many)."""
    order = [one.id for one in pages(form, at.answers)]
    return (order.index(at.page_id) + 1 if at.page_id in order else 1, len(order))


def told(form: Form, at: Turn, *, place_name: PlaceName) -> list[tuple[Page, list[tuple[str, str]]]]:
    """All answers in words."""
    return summary(form, at.answers, place_name=place_name, files=_names(at.answers))


def _answers(sent: QueryDict) -> dict[str, Any]:
    said = sent.get("answers", "")
    try:
        found = json.loads(said) if len(said) <= MAX_ANSWERS else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _before(form: Form, at: Turn) -> str:
    if at.at_end:
        return pages(form, at.answers)[-1].id
    found = previous_page(form, at.answers, at.page_id)
    return found.id if found else at.page_id


def _names(answers: Mapping[str, Any]) -> dict[str, str]:
    """A file's name stands for the file."""
    lists = [value for value in answers.values() if isinstance(value, list)]
    return {one: one for value in lists for one in value if isinstance(one, str)}
