"""Who works here; ending a role, leaving, helping who lost the second factor."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.people import actions, permissions, queries
from camtay.domains.people.states import ROLE_BY_CODE
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import do_once, page
from camtay.entrances.desk.frame.views import staff as for_staff
from camtay.entrances.desk.people.forms import StaffFilter
from camtay.entrances.desk.people.presenters import staff as presenting
from camtay.foundation.access import Permission, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

PER_PAGE = 50
GET_OR_POST = ["GET", "POST"]
NOT_YOURS = gettext_lazy("Không có người này, hoặc tài khoản này không quản lý người này.")


@require_safe
@for_staff
def people(request: Request) -> HttpResponse:
    """The staff of the place with their roles. Who sees none is led to what they do see."""
    actor = request.actor
    if not may(permissions.SEE_STAFF, actor):
        open_to = presenting.tabs(actor, "")
        return redirect(open_to[0].url)
    form = StaffFilter(request.GET, places=presenting.places_seen(actor))
    shown = Paginator(queries.staff_accounts(actor, **form.asked()), PER_PAGE).get_page(
        request.GET.get("trang")
    )
    today = local_day(timezone.now())
    context = {
        "tabs": presenting.tabs(actor, "desk:people"),
        "filter_form": form,
        "page": shown,
        "lines": presenting.lines(queries.members(list(shown), by=actor), by=actor, today=today),
        "may_invite": bool(presenting.places_to_give(actor)),
    }
    return page(request, "desk/people.html", context)


def member_of(request: Request, account_id: int) -> queries.Member:
    """One of those the actor sees; refused in the same words for those who are not there."""
    found = queries.member(account_id, by=request.actor)
    if found is None:
        raise Refused(NOT_YOURS)
    return found


def _whom(request: Request, account_id: int, permission: Permission) -> queries.Member:
    """One of those the actor may do this to: whoever may not is not asked to confirm it either."""
    found = member_of(request, account_id)
    standing = queries.standing_roles(found.account, on=local_day(timezone.now()))
    permissions.check_over(permission, standing, person_id=found.account.person_id, by=request.actor)
    return found


@require_safe
@for_staff
def account(request: Request, account_id: int) -> HttpResponse:
    """One member of staff."""
    found = member_of(request, account_id)
    today = local_day(timezone.now())
    may_read = may(permissions.JOURNAL, request.actor)
    context = {
        "line": presenting.line(found, by=request.actor, today=today),
        "deeds": presenting.deeds(found, by=request.actor, today=today),
        "last_login": found.account.last_login,
        "journal": f"{reverse('desk:journal')}?nguoi={account_id}" if may_read else "",
    }
    return page(request, "desk/account.html", context)


@require_http_methods(GET_OR_POST)
@for_staff
def end_role(request: Request, role_id: int) -> HttpResponse:
    """Take a role back."""
    held = queries.role_held(role_id, by=request.actor)
    if held is None:
        raise Refused(NOT_YOURS)
    permissions.check_can_end(held, by=request.actor)
    question = _("Thôi vai trò “%(role)s” của %(name)s?") % {
        "role": ROLE_BY_CODE[held.role].label, "name": held.account.person.name,
    }  # fmt: skip
    text = _("Vai trò hết ngay. Những gì người ấy đã làm vẫn còn trong nhật ký.")

    def deed(now: datetime) -> object:
        return actions.end_role(held=held, by=request.actor, now=now)

    return _confirm(request, held.account_id, deed, question, text, _("Thôi vai trò"))


@require_http_methods(GET_OR_POST)
@for_staff
def leave(request: Request, account_id: int) -> HttpResponse:
    """Somebody leaves."""
    found = _whom(request, account_id, permissions.END_ROLE)
    question = _("Cho %(name)s nghỉ việc ở đây?") % {"name": found.account.person.name}
    text = _(
        "Mọi vai trò, mật khẩu và phiên đăng nhập hết ngay. Việc riêng của người ấy với tư cách người dân vẫn còn."
    )

    def deed(now: datetime) -> object:
        return actions.leave(account=found.account, by=request.actor, now=now)

    return _confirm(request, account_id, deed, question, text, _("Cho nghỉ"))


@require_http_methods(GET_OR_POST)
@for_staff
def reset_factor(request: Request, account_id: int) -> HttpResponse:
    """Help somebody who lost the telephone with the codes."""
    found = _whom(request, account_id, permissions.RESET_FACTOR)
    question = _("Đặt lại lớp bảo vệ thứ hai của %(name)s?") % {"name": found.account.person.name}
    text = _(
        "Chỉ làm khi gặp tận mặt người ấy: kẻ gian hay gọi điện giả làm đồng nghiệp. Người ấy nhận thư báo,"
        " các phiên đăng nhập kết thúc, lần tới đăng nhập bằng mật khẩu rồi cài lại."
    )

    def deed(now: datetime) -> object:
        return actions.reset_second_factor(account=found.account, by=request.actor, now=now)

    return _confirm(request, account_id, deed, question, text, _("Đặt lại"))


@require_http_methods(GET_OR_POST)
@for_staff
def invite_again(request: Request, account_id: int) -> HttpResponse:
    """A new link for who let the first run out."""
    found = _whom(request, account_id, permissions.INVITE)
    question = _("Gửi lại lời mời cho %(name)s?") % {"name": found.account.person.name}
    text = _("Đường dẫn mới dùng được 7 ngày, đường dẫn cũ hết dùng được.")

    def deed(now: datetime) -> object:
        return actions.invite_again(account=found.account, by=request.actor, now=now)

    return _confirm(request, account_id, deed, question, text, _("Gửi lại"), warning=False)


def _confirm(
    request: Request,
    account_id: int,
    deed: Callable[[datetime], object],
    question: str,
    text: str,
    label: str | Promise,
    *,
    warning: bool = True,
) -> HttpResponse:
    """Ask once; then do it and go back to the list or to who it was about."""
    if request.method == "POST":
        now = timezone.now()
        do_once(request, [request.path], now, lambda: deed(now))
        messages.success(request, _("Đã ghi: %(label)s.") % {"label": label})
        still_there = queries.member(account_id, by=request.actor) is not None
        return redirect("desk:account", account_id) if still_there else redirect("desk:people")
    context: dict[str, Any] = {
        "question": question, "text": text, "label": label, "warning": warning, "key": str(uuid7()),
        "back": reverse("desk:account", args=[account_id]),
    }  # fmt: skip
    return page(request, "desk/person_confirm.html", context)
