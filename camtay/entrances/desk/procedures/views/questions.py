"""The editor: one question, its choices, and what its answers must satisfy."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.procedures import actions
from camtay.entrances.desk.frame.views import staff
from camtay.entrances.desk.procedures.forms.checks import CheckForm
from camtay.entrances.desk.procedures.forms.editing import (
    ChoiceForm,
    NewQuestionForm,
    QuestionForm,
    TypeForm,
    words_from,
)
from camtay.entrances.desk.procedures.presenters import editing as presenting
from camtay.entrances.desk.procedures.views.drafts import GET_OR_POST, Draft, draft_of, form_page, save, saved
from camtay.foundation.questions import editing
from camtay.foundation.questions.editing_conditions import text
from camtay.foundation.ui.requests import Request


def question_of(draft: Draft, part: str) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        return editing.question_of(draft.form, part)
    except KeyError as error:
        raise Http404 from error


@require_http_methods(GET_OR_POST)
@staff
def add(request: Request, code: str, part: str) -> HttpResponse:
    """One question more on this page: its wording and its kind, then its own page."""
    draft = draft_of(request, code)
    if part not in [one["id"] for one in editing.pages_of(draft.form)]:
        raise Http404
    form = NewQuestionForm(request.POST or None)
    overtaken = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        taken = [one["code"] for one in draft.edition.papers]
        name = editing.new_id(draft.form, said["label_vi"], "cau", taken)
        question = {"id": name, "type": said["type"], "label": words_from(said, "label")}
        question |= editing.fresh(said["type"], question)
        try:
            save(request, draft, form=editing.add_question(draft.form, part, question))
        except actions.Overtaken as refusal:
            overtaken = refusal
        else:
            saved(request, _("Đã thêm câu hỏi. Ghi thêm ở đây nếu cần, rồi bấm Lưu."))
            return redirect("desk:edition_question", draft.procedure.code, name)
    return form_page(
        request, draft, form, title=_("Thêm câu hỏi"), back=f"{draft.url}#{part}", label=_("Thêm câu hỏi"),
        overtaken=overtaken,
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@staff
def change(request: Request, code: str, part: str) -> HttpResponse:
    """One question."""
    draft = draft_of(request, code)
    home, found = question_of(draft, part)
    papers = presenting.paper_choices(draft.edition, found)
    form = QuestionForm(
        request.POST or None, kind=found["type"], papers=papers, initial=QuestionForm.typed(found)
    )
    overtaken = None
    if request.method == "POST" and form.is_valid():
        document = editing.put_question(draft.form, part, form.changes(found))
        document, rows = _with_paper(draft, document, part, form.cleaned_data)
        try:
            save(request, draft, form=document, papers=rows)
        except actions.Overtaken as refusal:
            overtaken = refusal
        else:
            saved(request)
            return redirect(f"{draft.url}#{home['id']}")
    more: dict[str, Any] = {
        "condition_url": draft.to("edition_condition", "cau", part),
        "condition": presenting.condition(draft.form, found),
        "arrange_url": draft.to("edition_arrange"), "kind": "cau", "part": part,
        "remove_url": draft.to("edition_remove", "cau", part),
        "question": {
            "type": presenting.KINDS[found["type"]], "type_url": draft.to("edition_type", part),
            "has_choices": "choices" in found, "choices": presenting.choices(found, draft.procedure.code),
            "checks": presenting.checks(draft.form, found, draft.procedure.code),
            "check_url": draft.to("edition_check", part, 0),
        },
    }  # fmt: skip
    return form_page(
        request, draft, form, title=_("Sửa câu hỏi"), back=f"{draft.url}#{home['id']}", overtaken=overtaken,
        template="desk/edition_part.html", **more,
    )  # fmt: skip


def _with_paper(
    draft: Draft, document: dict[str, Any], part: str, said: dict[str, Any]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A file question bears the code of its paper; a paper that is not there yet is made of the question."""
    rows = list(draft.edition.papers)
    if "paper" not in said:
        return document, rows
    if said["paper"] != part:
        return editing.rename_question(document, part, said["paper"]), rows
    if part not in [one["code"] for one in rows]:
        name = said["short_vi"] or said["label_vi"]
        rows.append({
            "code": part, "name": name[:400], "act": "", "verified": False, "originals": 1, "copies": 0,
            "required": said["required"], "replaced_by_data": "", "condition": "",
        })  # fmt: skip
    return document, rows


@require_http_methods(GET_OR_POST)
@staff
def retype(request: Request, code: str, part: str) -> HttpResponse:
    """Another kind of answer; what does not belong to it goes."""
    draft = draft_of(request, code)
    _page, found = question_of(draft, part)
    form = TypeForm(request.POST or None, initial={"type": found["type"]})
    back, overtaken = draft.to("edition_question", part), None
    if request.method == "POST" and form.is_valid():
        try:
            save(request, draft, form=editing.retype(draft.form, part, form.cleaned_data["type"]))
        except actions.Overtaken as refusal:
            overtaken = refusal
        else:
            saved(request)
            return redirect(back)
    lead = _("Những gì chỉ loại cũ mới có (các ý để chọn, điều phải đúng…) sẽ mất.")
    return form_page(
        request, draft, form, title=_("Đổi loại câu trả lời"), back=back, lead=lead, overtaken=overtaken
    )


@require_http_methods(GET_OR_POST)
@staff
def choice(request: Request, code: str, part: str, value: str) -> HttpResponse:
    """One of the choices: its words, where it stands, or away with it."""
    draft = draft_of(request, code)
    _page, found = question_of(draft, part)
    choices = found.get("choices", [])
    order = [one["value"] for one in choices]
    if value not in order:
        raise Http404
    here = order.index(value)
    form = ChoiceForm(request.POST or None, initial=ChoiceForm.typed(choices[here], here + 1))
    back, overtaken, made = draft.to("edition_question", part), None, None
    if request.method == "POST" and "take_out" in request.POST:
        made = [one for one in choices if one["value"] != value]
    elif request.method == "POST" and form.is_valid():
        made = form.put(choices, value)
    if made is not None:
        try:
            save(request, draft, form=editing.put_question(draft.form, part, {"choices": made}))
        except actions.Overtaken as refusal:
            form.is_valid()
            overtaken = refusal
        else:
            saved(request)
            return redirect(back)
    return form_page(
        request, draft, form, title=_("Ý để chọn"), back=back, take_out=_("Bỏ ý này"), overtaken=overtaken
    )


@require_http_methods(GET_OR_POST)
@staff
def check(request: Request, code: str, part: str, number: int) -> HttpResponse:
    """What the answer must satisfy: the `number`th, or a new one (0)."""
    draft = draft_of(request, code)
    _page, found = question_of(draft, part)
    checks = list(found.get("checks", []))
    if number > len(checks):
        raise Http404
    former = checks[number - 1] if number else {}
    form = CheckForm(
        request.POST or None, question=found, before=_before(draft, part), standing=former.get("kind", ""),
        initial=CheckForm.typed(former),
    )  # fmt: skip
    back, overtaken, made = draft.to("edition_question", part), None, None
    if request.method == "POST" and number and "take_out" in request.POST:
        made = [one for place, one in enumerate(checks, 1) if place != number]
    elif request.method == "POST" and form.is_valid():
        new = form.check(former)
        made = (
            [new if place == number else one for place, one in enumerate(checks, 1)]
            if number
            else [*checks, new]
        )
    if made is not None:
        try:
            save(request, draft, form=editing.put_question(draft.form, part, {"checks": made or None}))
        except actions.Overtaken as refusal:
            form.is_valid()
            overtaken = refusal
        else:
            saved(request)
            return redirect(back)
    return form_page(
        request, draft, form, title=_("Điều phải đúng"), back=back, take_out=_("Bỏ điều này") if number else "",
        lead=text(found["label"]), overtaken=overtaken,
    )  # fmt: skip


def _before(draft: Draft, part: str) -> list[dict[str, Any]]:
    """The questions asked before this one."""
    found: list[dict[str, Any]] = []
    for _page, one in editing.questions_of(draft.form):
        if one["id"] == part:
            break
        found.append(one)
    return found
