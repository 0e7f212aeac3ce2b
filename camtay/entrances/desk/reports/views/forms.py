"""The superior's forms: taken in, changed, laid aside; their files."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.reports import actions, permissions, queries
from camtay.domains.reports.models import Form
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.reports.forms import AddForm, ChangeForm, EditionForm
from camtay.entrances.desk.reports.presenters import pages as presenting
from camtay.entrances.desk.reports.views.answering import GET_OR_POST, OFFICE, done, form_page, stored
from camtay.entrances.desk.reports.views.lists import place_asked
from camtay.foundation import files
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request


def kept_form(request: Request, form_id: UUID) -> Form:
    """A form that the actor may change. Raises Refused."""
    found = queries.form(form_id, by=request.actor)
    permissions.check_can_keep(found.place, by=request.actor)
    return found


@require_http_methods(GET_OR_POST)
@staff
def add(request: Request) -> HttpResponse:
    """A form that the superior sent; its cells are pointed next."""
    place, _mine = place_asked(request, keeping=True)
    regimes = queries.regimes_of(place, local_day(timezone.now()))
    data = request.POST if request.method == "POST" else None
    form = AddForm(
        data, request.FILES or None, regimes=regimes, initial={"regime": request.GET.get("che-do", "")}
    )
    if form.is_valid():
        file, name = stored(form, OFFICE)
        made: list[Form] = []
        said = form.cleaned_data
        if file is not None and done(
            request, form, [place.code, said["title"], file.pk],
            lambda now: made.append(
                actions.add_form(
                    place=place, regime=form.regimes[said["regime"]], title=said["title"], file=file, file_name=name,
                    by=request.actor, now=now,
                )
            ),
        ):  # fmt: skip
            if not made:
                return redirect(f"{reverse('desk:reports')}?noi={place.code}")
            messages.success(
                request, _("Đã nhận biểu mẫu. Hãy chỉ cho máy ô nào điền số nào; chỉ làm một lần.")
            )
            return redirect("desk:report_point", form_id=made[0].pk)
    about = _(
        "Máy giữ nguyên tệp của cấp trên: công thức, định dạng, ô gộp, hình và biểu đồ; chỉ ghi vào ô anh/chị chỉ."
    )
    return form_page(
        request, form, title=_("Nạp biểu mẫu của cấp trên"), label=_("Nạp biểu mẫu"), caption=place.name, about=about,
        back=reverse("desk:reports"), place=place,
    )  # fmt: skip


@require_safe
@staff
def one(request: Request, form_id: UUID) -> HttpResponse:
    """A form: fill the next period, what was filled, its files."""
    found = queries.form(form_id, by=request.actor)
    editions = queries.editions_of(found)
    filings = list(queries.filings_of(found)[:36])
    context: dict[str, Any] = {
        "report": found, "edition": editions[0], "editions": editions,
        "pointed": len(queries.pointings_of(editions[0])),
        "keeps": found.retired_at is None and permissions.can_keep(found.place, by=request.actor),
        "periods": presenting.period_choices(found, on=local_day(timezone.now())),
        "lines": [(filing, *presenting.filing_state(filing)) for filing in filings], "key": str(uuid7()),
    }  # fmt: skip
    return page(request, "desk/report_form.html", context)


@require_http_methods(GET_OR_POST)
@staff
def change(request: Request, form_id: UUID) -> HttpResponse:
    """Its title, who signs, what stands where a figure is missing."""
    found = kept_form(request, form_id)
    standing = {
        "version": found.version, "title": found.title, "missing": found.missing, "signer": str(found.signer_id or ""),
    }  # fmt: skip
    data = request.POST if request.method == "POST" else None
    signers = queries.signers_of(found.place, local_day(timezone.now()))
    form = ChangeForm(data, initial=standing, signers=signers)
    if form.is_valid():
        said = form.cleaned_data
        if done(
            request, form, [str(found.pk), *map(str, said.values())],
            lambda now: actions.change_form(
                form_id=found.pk, title=said["title"], missing=said["missing"], signer=form.signers.get(said["signer"]),
                version=said["version"] or 0, by=request.actor, now=now,
            ),
            found.version,
        ):  # fmt: skip
            messages.success(request, _("Đã lưu."))
            return redirect("desk:report_form", form_id=found.pk)
    return form_page(
        request, form, title=_("Sửa biểu mẫu"), label=_("Lưu"), caption=found.title, back=_page_of(found)
    )


@require_POST
@staff
def retire(request: Request, form_id: UUID) -> HttpResponse:
    """The superior asks for it no more; what was filled stays."""
    found = kept_form(request, form_id)
    try:
        actions.retire_form(form_id=found.pk, version=_version(request), by=request.actor, now=timezone.now())
        messages.success(request, _("Đã thôi dùng biểu mẫu. Các bản đã điền vẫn còn."))
    except actions.Changed as refusal:
        messages.error(request, refusal.message)
        return redirect("desk:report_form", form_id=found.pk)
    return redirect(f"{reverse('desk:reports')}?noi={found.place.code}")


@require_http_methods(GET_OR_POST)
@staff
def edition(request: Request, form_id: UUID) -> HttpResponse:
    """The superior's new file: what still fits comes along."""
    found = kept_form(request, form_id)
    data = request.POST if request.method == "POST" else None
    form = EditionForm(data, request.FILES or None, initial={"version": found.version})
    if form.is_valid():
        file, name = stored(form, OFFICE)
        made: list[tuple[int, int]] = []
        if file is not None and done(
            request, form, [str(found.pk), file.pk], lambda now: made.append(_added(request, found, form, file, name, now)),
            found.version,
        ):  # fmt: skip
            kept, lost = made[0] if made else (0, 0)
            messages.success(request, _kept_words(kept, lost))
            return redirect("desk:report_form", form_id=found.pk)
    return form_page(
        request, form, title=_("Nạp tệp mới của cấp trên"), label=_("Nạp tệp mới"), caption=found.title,
        back=_page_of(found),
    )  # fmt: skip


def _added(
    request: Request, found: Form, form: EditionForm, file: Any, name: str, now: Any
) -> tuple[int, int]:
    _edition, refit = actions.add_edition(
        form_id=found.pk,
        file=file,
        file_name=name,
        version=form.cleaned_data["version"] or 0,
        by=request.actor,
        now=now,
    )
    return len(refit.moved), len(refit.lost)


def _kept_words(kept: int, lost: int) -> str:
    said = ngettext("Giữ được %(count)s ô đã chỉ.", "Giữ được %(count)s ô đã chỉ.", kept) % {"count": kept}
    if lost:
        said += " " + _("%(count)s ô không còn trong tệp mới: xem danh sách bên dưới.") % {"count": lost}
    return said


@require_safe
@staff
def file(request: Request, form_id: UUID, number: int) -> HttpResponseBase:
    """A file as the superior sent it."""
    found = queries.form(form_id, by=request.actor)
    kept = next((each for each in queries.editions_of(found) if each.number == number), None)
    if kept is None:
        raise Http404
    return files.answer(kept.file, kept.file_name)


def _page_of(found: Form) -> str:
    return reverse("desk:report_form", args=[found.pk])


def _version(request: Request) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isdigit() and len(said) < 9 else 0
