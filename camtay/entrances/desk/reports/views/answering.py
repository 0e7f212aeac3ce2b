"""How a form about reports is answered: shown, done once, shown again with what is wrong."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone

from camtay.domains.reports.actions import Changed, Unfit
from camtay.entrances.desk.frame.views import do_once, page
from camtay.foundation import files
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
OFFICE = frozenset({"xlsx", "docx"})
ANY_PAPER = files.PAPERS | OFFICE


def stored(form: forms.Form, kinds: Collection[str]) -> tuple[StoredFile | None, str]:
    """The file of a valid form, taken in; None with the sentence beside its field."""
    upload: Any = form.cleaned_data["file"]
    try:
        kept = files.store(upload, name=upload.name, kinds=kinds, now=timezone.now())
    except files.BadFile as bad:
        form.add_error("file", bad.message)
        return None, ""
    return kept, files.safe_name(upload.name)


def done(
    request: Request,
    form: forms.Form,
    content: object,
    deed: Callable[[datetime], object],
    fresh: int | None = None,
) -> bool:
    """Carried out once; False with what is wrong said in the form. `fresh`: the version as it stands, for who sends
    again on purpose."""
    now = timezone.now()
    try:
        do_once(request, content, now, lambda: deed(now))
    except Changed as refusal:
        data: Any = dict(form.data.items())
        if fresh is not None:
            data["version"] = str(fresh)
        form.data = data
        form.add_error(None, refusal.message)
        return False
    except Unfit as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True


def form_page(request: Request, form: forms.Form, **more: Any) -> HttpResponse:
    """`title`, `label`, `back`; `caption` and `about` as wanted."""
    context = {"form": form, "key": str(uuid7()), "caption": "", "about": "", "warning": False, **more}
    return page(request, "desk/report_simple.html", context, status=422 if form.errors else 200)
