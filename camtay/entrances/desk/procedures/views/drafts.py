"""What all pages of the editor share: which draft, saving it, and the second editor who is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from camtay.domains.procedures import actions, permissions, queries
from camtay.domains.procedures.models import Edition, Procedure
from camtay.entrances.desk.frame.views import page
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "POST"]


@dataclass
class Draft:
    """The edition in work of one procedure."""

    procedure: Procedure
    edition: Edition

    @property
    def form(self) -> dict[str, Any]:
        found: dict[str, Any] = self.edition.form
        return found

    @property
    def url(self) -> str:
        return reverse("desk:edition", args=[self.procedure.code])

    def to(self, name: str, *more: object) -> str:
        return reverse(f"desk:{name}", args=[self.procedure.code, *more])


def procedure_of(request: Request, code: str) -> Procedure:
    """For who may draft."""
    permissions.check_can_edit(by=request.actor)
    found = queries.by_code(code)
    if found is None:
        raise Http404
    return found


def draft_of(request: Request, code: str) -> Draft:
    procedure = procedure_of(request, code)
    edition = queries.edition_in_work(procedure)
    if edition is None:
        raise Refused(actions.GONE)
    return Draft(procedure, edition)


def save(
    request: Request,
    draft: Draft,
    *,
    form: Mapping[str, Any] | None = None,
    papers: Sequence[Mapping[str, Any]] | None = None,
) -> None:
    """Keep it, at the version the page was opened with. Raises Overtaken."""
    version = request.POST.get("version", "")
    draft.edition = actions.save_edition(
        edition_id=draft.edition.pk,
        row_version=int(version) if version.isdecimal() and len(version) < 9 else 0,
        form=form,
        papers=papers,
        by=request.actor,
        now=timezone.now(),
    )


def saved(request: Request, what: str = "") -> None:
    messages.success(request, what or _("Đã lưu vào bản đang soạn. Bà con chưa thấy gì cho tới khi công bố."))


def form_page(
    request: Request,
    draft: Draft,
    form: forms.Form,
    *,
    title: str,
    back: str,
    label: str = "",
    overtaken: actions.Overtaken | None = None,
    template: str = "desk/edition_form.html",
    **more: Any,
) -> HttpResponse:
    """One small page of the editor. Who was overtaken sees what stands now, beside what was typed."""
    status = 409 if overtaken else 422 if form.errors else 200
    context = {
        "form": form,
        "procedure": draft.procedure,
        "version": draft.edition.row_version,
        "title": title,
        "back": back,
        "label": label or _("Lưu"),
        "overtaken": overtaken.message if overtaken else "",
        "standing": _standing(form) if overtaken else [],
        "lead": "",
        "take_out": "",
        "remove_url": "",
        **more,
    }
    return page(request, template, context, status=status)


def _standing(form: forms.Form) -> list[tuple[str, str]]:
    """(field, what stands there now) where somebody else wrote another thing than was typed here."""
    found = []
    for name, field in form.fields.items():
        now, typed = form.initial.get(name), form.cleaned_data.get(name)
        if (now or "") != (typed or ""):
            found.append((str(field.label), _in_words(now)))
    return found


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return _("để trống") if value in (None, "") else str(value)
