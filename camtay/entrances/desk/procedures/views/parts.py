"""The editor: the order of things, conditions, papers; and taking a part out, after asking once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from camtay.domains.procedures import actions
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.procedures.forms.editing import ConditionForm, PaperForm
from camtay.entrances.desk.procedures.presenters import editing as presenting
from camtay.entrances.desk.procedures.views.drafts import GET_OR_POST, Draft, draft_of, form_page, save, saved
from camtay.foundation.questions import editing
from camtay.foundation.questions.editing_conditions import offers, parse, text
from camtay.foundation.ui.requests import Request

STEPS = {"len": -1, "xuong": 1}


@require_POST
@staff
def arrange(request: Request, code: str) -> HttpResponse:
    """Up, down, or once more. Who was overtaken is told, and looks again."""
    draft = draft_of(request, code)
    kind, part, deed = (request.POST.get(name, "") for name in ("kind", "part", "deed"))
    try:
        document, rows = _arranged(draft, kind, part, deed)
    except (KeyError, StopIteration) as error:
        raise Http404 from error
    try:
        save(request, draft, form=document, papers=rows)
    except actions.Overtaken as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{draft.url}#{part}")


def _arranged(
    draft: Draft, kind: str, part: str, deed: str
) -> tuple[dict[str, Any] | None, list[dict[str, Any]] | None]:
    """Raises KeyError for a deed or part that is not there."""
    form = draft.form
    if deed == "nhan-doi":
        twice = {"trang": editing.duplicate_page, "cau": editing.duplicate_question}[kind]
        return twice(form, part)[0], None
    step = STEPS[deed]
    if kind == "giay":
        rows = list(draft.edition.papers)
        here = next(place for place, one in enumerate(rows) if one["code"] == part)
        rows.insert(max(here + step, 0), rows.pop(here))
        return None, rows
    move = {"trang": editing.move_page, "cau": editing.move_question}[kind]
    return move(form, part, step), None


@require_http_methods(GET_OR_POST)
@staff
def remove(request: Request, code: str, kind: str, part: str) -> HttpResponse:
    """Take a page, a question or a paper out of the draft, after asking once."""
    draft = draft_of(request, code)
    try:
        question, document, rows = _removed(draft, kind, part)
    except (KeyError, StopIteration) as error:
        raise Http404 from error
    if request.method == "POST":
        try:
            save(request, draft, form=document, papers=rows)
        except actions.Overtaken as refusal:
            messages.error(request, refusal.message)
        else:
            saved(request)
            return redirect(draft.url)
    context = {
        "procedure": draft.procedure, "question": question, "version": draft.edition.row_version, "back": draft.url,
        "text": _("Chỉ bỏ khỏi bản đang soạn. Bản đang dùng không đổi cho tới khi công bố."), "label": _("Bỏ"),
    }  # fmt: skip
    return page(request, "desk/edition_confirm.html", context)


def _removed(
    draft: Draft, kind: str, part: str
) -> tuple[str, dict[str, Any] | None, list[dict[str, Any]] | None]:
    """Raises KeyError for what is not there."""
    if kind == "trang":
        title = text(editing.page_of(draft.form, part)["title"])
        said = _("Bỏ trang “%(title)s” và mọi câu hỏi của trang?") % {"title": title}
        return said, editing.remove_page(draft.form, part), None
    if kind == "cau":
        label = text(editing.question_of(draft.form, part)[1]["label"])
        return _("Bỏ câu “%(label)s”?") % {"label": label}, editing.remove_question(draft.form, part), None
    if kind != "giay":
        raise KeyError(kind)
    name = next(one["name"] for one in draft.edition.papers if one["code"] == part)
    rows = [one for one in draft.edition.papers if one["code"] != part]
    return _("Bỏ giấy tờ “%(name)s”?") % {"name": name}, None, rows


@require_http_methods(GET_OR_POST)
@staff
def condition(request: Request, code: str, kind: str, part: str) -> HttpResponse:
    """When a page or a question is asked."""
    draft = draft_of(request, code)
    try:
        home, found = _conditional(draft, kind, part)
    except KeyError as error:
        raise Http404 from error
    former = found.get("when")
    rows = parse(former) if former else None
    standing = len(rows.rows) if rows else 0
    form = ConditionForm(
        request.POST or None,
        offers=offers(draft.form, page_id=home["id"], question_id=part if kind == "cau" else ""),
        lines=max(3, standing + 2),
        kept=bool(former) and rows is None,
        initial=ConditionForm.typed(former),
    )
    back = draft.to("edition_page" if kind == "trang" else "edition_question", part)
    overtaken = None
    if request.method == "POST" and form.is_valid():
        put = editing.put_page if kind == "trang" else editing.put_question
        try:
            save(request, draft, form=put(draft.form, part, {"when": form.condition(former)}))
        except actions.Overtaken as refusal:
            overtaken = refusal
        else:
            saved(request)
            return redirect(back)
    said = presenting.condition(draft.form, found)
    lead = _("Đang là: chỉ hỏi khi %(condition)s.") % {"condition": said} if said else _("Đang là: luôn hỏi.")
    return form_page(request, draft, form, title=_("Khi nào hỏi"), back=back, lead=lead, overtaken=overtaken)


def _conditional(draft: Draft, kind: str, part: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the page it lies on, the page or question itself)."""
    if kind == "cau":
        return editing.question_of(draft.form, part)
    if kind != "trang":
        raise KeyError(kind)
    found = editing.page_of(draft.form, part)
    return found, found


@require_http_methods(GET_OR_POST)
@staff
def paper_add(request: Request, code: str) -> HttpResponse:
    """One paper more."""
    draft = draft_of(request, code)
    form = PaperForm(request.POST or None, initial={"originals": 1, "copies": 0, "required": True})
    overtaken = None
    if request.method == "POST" and form.is_valid():
        taken = [one["code"] for one in draft.edition.papers]
        name = editing.new_id(draft.form, form.cleaned_data["name"], "giay", taken)
        try:
            save(request, draft, papers=[*draft.edition.papers, form.row(name)])
        except actions.Overtaken as refusal:
            overtaken = refusal
        else:
            saved(request)
            return redirect(f"{draft.url}#giay-to")
    return form_page(
        request, draft, form, title=_("Thêm giấy tờ"), back=f"{draft.url}#giay-to", label=_("Thêm giấy tờ"),
        overtaken=overtaken,
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@staff
def paper(request: Request, code: str, part: str) -> HttpResponse:
    """One paper."""
    draft = draft_of(request, code)
    found = next((one for one in draft.edition.papers if one["code"] == part), None)
    if found is None:
        raise Http404
    form = PaperForm(request.POST or None, initial=found)
    overtaken = None
    if request.method == "POST" and form.is_valid():
        rows = [form.row(part) if one["code"] == part else one for one in draft.edition.papers]
        try:
            save(request, draft, papers=rows)
        except actions.Overtaken as refusal:
            overtaken = refusal
        else:
            saved(request)
            return redirect(f"{draft.url}#giay-to")
    return form_page(
        request, draft, form, title=_("Sửa giấy tờ"), back=f"{draft.url}#giay-to", overtaken=overtaken,
        remove_url=draft.to("edition_remove", "giay", part),
    )  # fmt: skip
