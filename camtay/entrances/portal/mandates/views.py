"""Mandates: one action a view. Both sides see theirs, nobody sees another's."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.cases import queries as cases
from camtay.domains.people import actions, queries
from camtay.domains.people.models import Authorisation
from camtay.domains.people.states import GivenBy, MandateState
from camtay.domains.places import queries as places
from camtay.entrances.portal.mandates import presenters
from camtay.entrances.portal.mandates.forms import PaperForm, PressedForm, SlipForm
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.once.once import digest_of, once
from camtay.foundation.ui.pdf import render_pdf
from camtay.foundation.ui.requests import Request
from camtay.foundation.vietnamese import date_words

KEPT = "portal.mandate"  # the salt of notes about pictures taken in
PER_PAGE = 10
GET_OR_POST = ["GET", "POST"]
View = Callable[..., HttpResponseBase]


def account(view: View) -> View:
    """Guests are asked to sign in, and come back."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor.kind == "guest":
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@account
def mandates(request: Request) -> HttpResponse:
    """What I have given, and what I hold."""
    person_id = request.actor.person_id or 0
    today = local_day(timezone.now())
    given = Paginator(queries.mandates_of(person_id), PER_PAGE).get_page(request.GET.get("trang"))
    held = Paginator(queries.mandates_held(person_id), PER_PAGE).get_page(request.GET.get("trang-thay"))
    context = {
        "given_page": given,
        "held_page": held,
        "given": presenters.given(list(given), on=today),
        "held": presenters.held(list(held), by=request.actor, on=today),
    }
    return render(request, "portal/mandates.html", context)


@require_http_methods(GET_OR_POST)
@account
def on_paper(request: Request) -> HttpResponse:
    """Write down a signed slip, with its picture; I am the one who acts."""
    now = timezone.now()
    form = PaperForm(
        request.POST or None, request.FILES or None,
        places=places.with_own_intake(), procedures=presenters.filable(), today=local_day(now),
    )  # fmt: skip
    kept_name = ""
    if request.method == "POST":
        stored, kept_name = _picture(request, form, now)
        if form.is_valid() and stored is not None:
            picture = stored

            def deed() -> dict[str, str]:
                done = actions.give_mandate_on_paper(
                    principal=form.principal(), place=form.place(), terms=form.terms(), file=picture,
                    by=request.actor, now=now,
                )  # fmt: skip
                return {"mandate": str(done.pk)}

            try:
                once(key=_key(request), by=request.actor, digest=digest_of(_content(form)), now=now, do=deed)
            except Refused as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(
                    request, _("Đã gửi giấy. Người ủy quyền được nhắn tin; chờ xác nhận rồi mới nộp được.")
                )
                return redirect("portal:mandates")
    context = {"form": form, "key": str(uuid7()), "kept_name": kept_name}
    return render(request, "portal/mandate_on_paper.html", context, status=422 if form.errors else 200)


def _content(form: PaperForm | PressedForm) -> dict[str, str]:
    return {name: str(value) for name, value in form.cleaned_data.items() if name not in ("file", "kept")}


def _key(request: Request) -> str:
    return request.POST.get("key", "")[:80] or str(uuid7())


def _picture(request: Request, form: PaperForm, now: datetime) -> tuple[StoredFile | None, str]:
    """The slip's picture: sent now, or taken in before, when something else was wrong. And its name."""
    upload = request.FILES.get("file")
    if upload is not None and upload.size:
        name = files.safe_name(upload.name or "")
        try:
            stored = files.store(upload, name=name, kinds=files.PAPERS, now=now)
        except files.BadFile as bad:
            form.add_error("file", str(bad))
            return None, ""
        note = signing.dumps([stored.pk, name], salt=f"{KEPT}:{request.actor.label}")
        form.data = request.POST.copy()
        form.data["kept"] = note
        return stored, name
    try:
        pk, name = signing.loads(
            request.POST.get("kept", ""), salt=f"{KEPT}:{request.actor.label}", max_age=86_400
        )
    except (signing.BadSignature, ValueError):
        form.add_error("file", _("Hãy chọn ảnh hoặc tệp PDF của giấy đã ký."))
        return None, ""
    return cases.stored_file(pk), name


@require_http_methods(GET_OR_POST)
@account
def pressed(request: Request) -> HttpResponse:
    """Say, before a witness, who may act for me."""
    now = timezone.now()
    person = queries.get(request.actor.person_id or 0)
    unknown = person is None or person.commune_id is None
    form = PressedForm(
        request.POST or None, procedures=presenters.filable(), today=local_day(now),
        places=places.with_own_intake() if unknown else [],
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():

        def deed() -> dict[str, str]:
            done = actions.give_mandate_pressed(
                agent=form.agent(), witness_id=form.cleaned_data["witness"], place=form.place(),
                terms=form.terms(), by=request.actor, now=now,
            )  # fmt: skip
            return {"mandate": str(done.pk)}

        try:
            once(key=_key(request), by=request.actor, digest=digest_of(_content(form)), now=now, do=deed)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Đã ghi. Người làm chứng xác nhận trên máy của họ là xong."))
            return redirect("portal:mandates")
    context = {"form": form, "key": str(uuid7())}
    return render(request, "portal/mandate_pressed.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
@account
def slip(request: Request) -> HttpResponse:
    """The slip to print and sign, filled with what is known; what is not is a dotted line."""
    today = local_day(timezone.now())
    form = SlipForm(
        request.POST if request.method == "POST" else None, procedures=presenters.filable(), today=today
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        names = {one.code: one.name for one in presenters.filable()}
        context = {
            "principal": said["principal_name"],
            "agent": said["agent_name"],
            "procedures": [names[code] for code in said["procedures"] if code in names],
            "everything": "*" in said["procedures"],
            "until": date_words(said["valid_until"]) if said["valid_until"] else "",
        }
        with override("vi"):
            pdf = render_pdf("portal/mandate_slip_pdf.html", context)
        return HttpResponse(pdf, content_type="application/pdf")
    return render(request, "portal/mandate_slip.html", {"form": form}, status=422 if form.errors else 200)


def _own(request: Request, mandate_id: UUID) -> Authorisation:
    found = queries.own_mandate(mandate_id, by=request.actor)
    if found is None:
        raise Http404
    return found


@require_http_methods(GET_OR_POST)
@account
def confirm(request: Request, mandate_id: UUID) -> HttpResponse:
    """“Yes, I signed this”: asked once, with the slip beside it."""
    found = _own(request, mandate_id)
    if not queries.is_principal(found, request.actor) or found.given_by != GivenBy.PAPER:
        raise Http404
    now = timezone.now()
    if found.standing(local_day(now)) != MandateState.WAITING:
        return redirect("portal:mandates")
    if request.method == "POST":
        actions.confirm_mandate(mandate_id=found.pk, by=request.actor, now=now)
        messages.success(request, _("Đã xác nhận. Thôi ủy quyền lúc nào cũng được, ở trang này."))
        return redirect("portal:mandates")
    [shown] = presenters.given([found], on=local_day(now))
    return render(request, "portal/mandate_confirm.html", {"mandate": shown})


@require_http_methods(GET_OR_POST)
@account
def end(request: Request, mandate_id: UUID) -> HttpResponse:
    """Take it back, or lay it down; after asking once."""
    found = _own(request, mandate_id)
    now = timezone.now()
    if request.method == "POST":
        actions.end_mandate(mandate_id=found.pk, by=request.actor, now=now)
        messages.success(request, _("Đã thôi ủy quyền. Hai bên đều được nhắn tin."))
        return redirect("portal:mandates")
    mine = queries.is_principal(found, request.actor)
    return render(request, "portal/mandate_end.html", {"mandate": found, "mine": mine})


@require_safe
@account
def paper(request: Request, mandate_id: UUID) -> FileResponse:
    """The picture of the slip: for who gave it, and for who acts, as long as it stands."""
    found = _own(request, mandate_id)
    over = found.standing(local_day(timezone.now())) in presenters.OVER
    if found.file is None or (over and not queries.is_principal(found, request.actor)):
        raise Http404
    headers = files.headers(found.file, "giay-uy-quyen", inline=True)
    return FileResponse(files.open_file(found.file), headers=headers)
