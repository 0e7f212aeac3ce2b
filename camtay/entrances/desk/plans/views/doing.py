"""Carrying out what a form about a plan says: once, with what is refused beside its field, or what changed meanwhile."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise

from camtay.domains.plans.actions import Unfit
from camtay.entrances.desk.frame.views import MAX_KEY, do_once, page
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]


def data(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def key(request: Request) -> str:
    """Of the form: the one it was sent with, so that it is carried out once."""
    return request.POST.get("key", "")[:MAX_KEY] or str(uuid7())


def carried(request: Request, form: forms.Form, deed: Callable[[datetime], object]) -> bool:
    """Carry it out once; False with the sentence beside the field that is not in order."""
    now = timezone.now()
    said = {name: str(value) for name, value in form.cleaned_data.items()}
    try:
        do_once(request, [request.path, said], now, lambda: deed(now))
    except Unfit as unfit:
        form.add_error(unfit.field if unfit.field in form.fields else None, unfit.message)
        return False
    return True


def form_page(
    request: Request, form: forms.Form, *, title: str | Promise, caption: str, back: str, label: str | Promise,
    warning: bool = False, overtaken: str = "", changes: Any = (),
) -> HttpResponse:  # fmt: skip
    """The form, with what was typed. `overtaken`: what somebody else changed meanwhile stands above it."""
    context = {
        "form": form, "title": title, "caption": caption, "back": back, "label": label, "warning": warning,
        "overtaken": overtaken, "changes": changes,
        "key": str(uuid7()) if overtaken else key(request),  # sent after looking again it is another sending
    }  # fmt: skip
    status = 409 if overtaken else 422 if form.errors else 200
    return page(request, "desk/plan_form.html", context, status=status)


def with_version(form: forms.Form, version: int) -> None:
    """Sent once more, the form means the record as it is shown now."""
    said: Any = form.data.copy()  # type: ignore[attr-defined]
    said["version"] = str(version)
    form.data = said
