"""Classes: opened, shown with their QR and who is there, names added, closed."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.learning import actions, permissions, queries
from camtay.domains.learning.models import Session
from camtay.domains.people import queries as people
from camtay.domains.people.models import Person
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.learning import presenters
from camtay.entrances.desk.learning.forms.classes import AttendeeForm, ClassForm
from camtay.entrances.desk.learning.views.sessions import GET_OR_POST, check_may
from camtay.foundation.access import Refused
from camtay.foundation.calendar import day_key
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.qr import qr_png_data_uri
from camtay.foundation.ui.requests import Request

PER_PAGE = 50
QR_SCALE = 16  # a square this many pixels wide stays sharp on a wall


@require_safe
@staff
def classes(request: Request) -> HttpResponse:
    """Those of one's places, the latest first."""
    check_may(request, permissions.SEE)
    shown = Paginator(queries.classes(request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "tabs": presenters.tabs(request.actor, "desk:classes"),
        "page": shown,
        "lines": presenters.classes(shown, today=day_key(timezone.now())),
        "opens": may(permissions.TEACH, request.actor),
    }
    return page(request, "desk/classes.html", context)


@require_http_methods(GET_OR_POST)
@staff
def begin(request: Request) -> HttpResponse:
    """What is taught, where and when."""
    check_may(request, permissions.TEACH)
    now, by = timezone.now(), request.actor
    form = ClassForm(
        request.POST if request.method == "POST" else None, initial={"at": now}, places=queries.places_to_teach(by)
    )  # fmt: skip
    number = _number(request)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.open_class(
                session_id=number, skill=said["skill"], place=form.where, occurred_at=said["at"],
                title=said["title"], by=by, now=now,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error("at", refusal.message)
        else:
            messages.success(request, _("Đã mở lớp. Chiếu hoặc in mã dưới đây cho bà con quét."))
            return redirect("desk:class", class_id=made.pk)
    return page(
        request, "desk/class_open.html", {"form": form, "key": number}, status=422 if form.errors else 200
    )


def _number(request: Request) -> UUID:
    """Of the thing the form makes, so that sent twice it is made once."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid7()


@require_safe
@staff
def one(request: Request, class_id: UUID) -> HttpResponse:
    """The code to be scanned, and who is there. The names are a look."""
    return _shown(request, queries.class_of(class_id, by=request.actor))


def _shown(request: Request, found: Session, *, status: int = 200, overtaken: str = "") -> HttpResponse:
    now = timezone.now()
    seen, today = queries.seen_in(found), day_key(now)
    actions.look_at_names(listed="session", found=len(seen), by=request.actor, now=now)
    address = f"{settings.CAMTAY_PUBLIC_URL}/lop/{found.token}/"
    state, tone = presenters.open_or_not(found, today=today)
    standing = found.closed_at is None and found.cancelled_at is None
    context = {
        "session": found, "title": found.title or presenters.title_of(found.skill), "state": state, "tone": tone,
        "rows": presenters.rows_of_class(found), "people": presenters.people_in(seen), "overtaken": overtaken,
        "address": address, "qr": qr_png_data_uri(address, scale=QR_SCALE) if standing and found.occurred_day >= today else "",
        "adds": _adds(request, found, today),
        "closes": standing and permissions.can_change(found, by=request.actor),
    }  # fmt: skip
    return page(request, "desk/class.html", context, status=status)


def _adds(request: Request, found: Session, today: int) -> bool:
    held = found.cancelled_at is None and found.occurred_day <= today
    return held and permissions.can_teach(found.place, by=request.actor)


@require_http_methods(GET_OR_POST)
@staff
def add(request: Request, class_id: UUID) -> HttpResponse:
    """Somebody who is there and has no phone: found by name, or written down newly. The names are a look."""
    found = queries.class_of(class_id, by=request.actor)
    permissions.check_can_teach(found.place, [], by=request.actor)
    data = request.POST if request.method == "POST" else request.GET
    q, now = data.get("q", "").strip()[:100], timezone.now()
    near = _near(request, found, q)
    if near:
        actions.look_at_names(listed="learners", found=len(near), by=request.actor, now=now)
    form = AttendeeForm(
        request.POST if request.method == "POST" else None, people=near, new=_("Người khác, chưa có trong danh sách"),
        initial={"name": q, "person": "" if near else "moi"},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and not _overlooked(request, form):
        try:
            _write(request, found, form, now)
        except Refused as refusal:
            form.add_error("person", refusal.message)
        else:
            messages.success(request, _("Đã ghi có mặt."))
            return redirect("desk:class", class_id=found.pk)
    context = {
        "session": found,
        "form": form,
        "q": q,
        "key": _number(request),
        "shown": " ".join(form.people),
    }
    return page(request, "desk/class_add.html", context, status=422 if form.errors else 200)


def _near(request: Request, found: Session, q: str) -> list[Person]:
    """Those of that name in one's places, and whom the one written down newly may already be."""
    near = queries.find_learners(q, by=request.actor) if q else []
    name = request.POST.get("name", "").strip()
    alike = people.alike(name, place=found.place) if name else []
    seen = [one for one in alike if permissions.can_see(one, by=request.actor)]
    return list({one.pk: one for one in [*near, *seen]}.values())


def _overlooked(request: Request, form: AttendeeForm) -> bool:
    """Somebody of the name that is written down newly, who was not among those shown: said once."""
    # Pressed twice, the one of that name is the one just written down.
    told = {*request.POST.get("shown", "").split(), str(_number(request))}
    if form.cleaned_data["person"] != "moi" or form.people.keys() <= told:
        return False
    form.add_error(
        "person", _("Đã có người cùng tên. Đúng người ấy thì chọn; không phải thì bấm “Ghi có mặt” lần nữa.")
    )
    return True


def _write(request: Request, found: Session, form: AttendeeForm, now: Any) -> None:
    said = form.cleaned_data
    who = form.who(_number(request))

    def deed() -> object:
        return actions.add_attendee(session_id=found.pk, who=who, by=request.actor, now=now)

    do_once(
        request, [str(found.pk), said["person"], said["name"], said["birth_year"], said["house"]], now, deed
    )


@require_POST
@staff
def close(request: Request, class_id: UUID) -> HttpResponse:
    """The code opens nothing any more; where somebody was quicker, the class as it stands."""
    found = queries.class_of(class_id, by=request.actor)
    version = request.POST.get("version", "")
    try:
        actions.close_class(
            session_id=found.pk, version=int(version) if version.isdigit() else 0, by=request.actor, now=timezone.now()
        )  # fmt: skip
    except actions.Changed as changed:
        fresh = queries.class_of(class_id, by=request.actor)
        return _shown(request, fresh, status=409, overtaken=changed.message)
    messages.success(request, _("Đã đóng lớp. Mã này không dùng được nữa."))
    return redirect("desk:class", class_id=found.pk)
