"""Carrying out what a form says, saying beside a field what is refused of it, and showing what changed meanwhile."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from camtay.domains.teams.actions import Unfit
from camtay.entrances.desk.frame.views import MAX_KEY, do_once
from camtay.foundation import files
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
KINDS = files.PAPERS


def data(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def sent(request: Request) -> Any:
    return request.FILES if request.method == "POST" else None


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


def stored(request: Request, form: forms.Form) -> StoredFile | None:
    """The scan that was sent with a form in order; None with the sentence where it cannot be taken."""
    upload = request.FILES.get("file")
    if upload is None:
        return None
    try:
        return files.store(upload, name=upload.name or "", kinds=KINDS, now=timezone.now())
    except files.BadFile as bad:
        form.add_error("file", bad.message)
        return None


def with_version(form: forms.Form, version: int) -> None:
    """Sent once more, the form means the record as it is shown now."""
    said: Any = form.data.copy()  # type: ignore[attr-defined]
    said["version"] = str(version)
    form.data = said
