"""The app's calls. A phone shows its secret at each; only to be enrolled it needs the owner's session."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from django.db import OperationalError
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from camtay.domains.people import queries as people
from camtay.domains.places import queries as places
from camtay.domains.rounds import actions, queries
from camtay.domains.rounds.models import Device
from camtay.domains.rounds.states import DeviceState
from camtay.entrances.field.api import forms, presenters
from camtay.foundation import files
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]


def answer(content: dict[str, Any], status: int = 200) -> HttpResponse:
    """JSON that no browser keeps."""
    return JsonResponse(content, status=status, headers={"Cache-Control": "no-store"})


def error(words: object, status: int, **more: Any) -> HttpResponse:
    return answer({"error": str(words), **more}, status)


def in_json(view: View) -> View:
    """Refusals and broken content are answered in words, as JSON."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except forms.BrokenError:
            return error(_("Nội dung gửi lên bị hỏng. Hãy gửi lại."), 400)
        except (actions.TakenId, actions.OtherContent) as refusal:
            return error(refusal.message, 409)
        except files.BadFile as refusal:
            return error(refusal, 422)
        except actions.BadRescue as refusal:
            return error(refusal.message, 422)
        except Refused as refusal:
            return error(refusal.message, 403)
        except OperationalError:
            logger.exception("a phone's call met a database that cannot answer")
            return error(_("Máy chủ đang bận. Máy sẽ tự gửi lại."), 503)

    return guarded


def from_phone(view: View) -> View:
    """Only a phone in use is let in; any other that we know is told to wipe itself."""

    @csrf_exempt  # no cookie is looked at: another site cannot speak for the phone
    @wraps(view)
    @in_json
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        device = _device(request)
        if device is None:
            return error(_("Máy này chưa được ghi tên. Hãy đăng nhập để ghi máy."), 401, wipe=False)
        if device.state != DeviceState.IN_USE:
            actions.note_wiped(device=device, now=timezone.now())
            return error(_("Máy này đã báo mất hoặc thôi dùng. Dữ liệu trên máy được xóa."), 401, wipe=True)
        return view(request, device, *args, **kwargs)

    return guarded


def _device(request: Request) -> Device | None:
    scheme, _space, said = request.headers.get("Authorization", "").partition(" ")
    device_id, _dot, secret = said.partition(".")
    if scheme != "Device" or not secret:
        return None
    try:
        return queries.device_of(UUID(device_id), secret)
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
@in_json
def enrol(request: Request) -> HttpResponse:
    """Who is signed in, and the token that the form goes with; sent: this phone is theirs from now on."""
    by = request.actor
    if request.method == "GET":
        who = {"signed_in": by.kind == "account", "may": queries.helps(by), "account": {"name": by.name}}
        return answer({**who, "csrf": get_token(request)})
    if by.kind == "guest":
        return error(_("Cần đăng nhập để ghi máy này."), 401, wipe=False)
    if not queries.helps(by):
        return error(_("Chỉ người đang ở trong tổ công nghệ số mới ghi máy được."), 403)
    try:
        said = forms.document(request)
    except forms.BrokenError:
        return error(_("Nội dung gửi lên bị hỏng. Hãy gửi lại."), 422)
    now = timezone.now()
    label, app = str(said.get("label") or ""), str(said.get("app") or "")
    _phone, secret = actions.enrol(
        device_id=forms.uuid(said.get("device")), label=label, app=app, by=by, now=now
    )
    held = [held.place_id for held in by.roles if held.role in ("helper", "team_leader", "village_head")]
    where = [{"code": one.code, "name": one.name} for one in places.by_ids(held).values()]
    return answer(
        {"secret": secret, "account": {"name": by.name}, "places": where, "server_time": now.isoformat()}
    )


@gzip_page
@require_GET
@from_phone
def pack(request: Request, device: Device) -> HttpResponse:
    """What the phone carries out, as far as it has changed."""
    now = timezone.now()
    by = _owner(device, now)
    if by is None:
        return _role_ended(request, device)
    found = actions.hand_out(
        device=device,
        cursor=request.GET.get("cursor", "")[:40],
        language=device.account.language,
        by=by,
        now=now,
    )
    return answer(presenters.page(found, now))


def _role_ended(request: Request, device: Device) -> HttpResponse:
    """Wiped only once it has said that nothing waits on it."""
    empty = request.GET.get("waiting", "") == "0"
    if empty:
        actions.note_wiped(device=device, now=timezone.now())
    return error(_("Vai trò trong tổ công nghệ số đã hết. Việc đã ghi vẫn gửi được."), 403, wipe=empty)


def _owner(device: Device, now: Any) -> Actor | None:
    """The owner with the roles of today; None where none of them helps."""
    found = people.acting(device.account_id, on=local_day(now), official=True)
    return found[1] if found is not None and queries.helps(found[1]) else None


@require_POST
@from_phone
def outbox(request: Request, device: Device) -> HttpResponse:
    """What was recorded, each answered with its receipt."""
    said, now = forms.document(request), timezone.now()
    found = actions.take_in(
        device=device, commands=forms.commands(said.get("commands")), sent_at=forms.moment(said.get("sent_at")),
        app=str(said.get("app") or ""), now=now,
    )  # fmt: skip
    receipts = [presenters.receipt(one) for one in found]
    return answer({"receipts": receipts, "server_time": now.isoformat(), "wipe": False})


@require_POST
@from_phone
def rescue(request: Request, device: Device) -> HttpResponse:
    """Another phone's rescue file, as it is."""
    now = timezone.now()
    by = _owner(device, now)
    if by is None:
        return error(_("Vai trò trong tổ công nghệ số đã hết. Hãy đưa tệp cho xã, phường."), 403, wipe=False)
    found = actions.take_rescue(content=forms.rescue(request), by=by, now=now)
    return answer(presenters.rescued(found, now))


@require_POST
@from_phone
def known(request: Request, device: Device) -> HttpResponse:
    """What we have of these commands and attachments."""
    asked = forms.ids(forms.document(request).get("ids"))
    return answer({"known": queries.states_of(asked, device.account_id)})


@require_http_methods(["PUT"])
@from_phone
def attachment(request: Request, device: Device, attachment_id: UUID) -> HttpResponse:
    """A photo or paper, as it is."""
    found = actions.receive(
        device=device, attachment_id=attachment_id, name=unquote(request.headers.get("X-Name", ""))[:200], content=request,  # type: ignore[arg-type]  # it reads as a file
        now=timezone.now(),
    )  # fmt: skip
    return answer({"id": str(found.pk), "receipt": queries.receipt_of(found)})
