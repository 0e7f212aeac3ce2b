"""What lets others check: who may do what, and what was done."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.people import permissions, queries
from camtay.domains.people.states import ROLE_BY_CODE
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import page
from camtay.entrances.desk.frame.views import staff as for_staff
from camtay.entrances.desk.people.forms import JournalFilter
from camtay.entrances.desk.people.presenters import control as presenting
from camtay.entrances.desk.people.presenters.staff import tabs
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

PER_PAGE = 50


@require_safe
@for_staff
def matrix_page(request: Request) -> HttpResponse:
    """The permission matrix, as what the checks themselves read; for one role or for all."""
    role = request.GET.get("vai-tro", "")
    context = {
        "tabs": tabs(request.actor, "desk:matrix"),
        "areas": presenting.areas(role if role in ROLE_BY_CODE else ""),
        "roles": list(presenting.role_choices()),
        "role": role,
    }
    return page(request, "desk/matrix.html", context)


@require_safe
@for_staff
def journal(request: Request) -> HttpResponse:
    """What was done in the actor's places, newest first. Names of fields, never what stood in them."""
    if not may(permissions.JOURNAL, request.actor):
        raise Refused(_("Tài khoản này không xem nhật ký. Hãy hỏi người quản trị của xã, phường."))
    form = JournalFilter(request.GET, areas=presenting.area_choices())
    entries = queries.journal(request.actor, form.asked())
    shown = Paginator(entries, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "tabs": tabs(request.actor, "desk:journal"),
        "filter_form": form,
        "page": shown,
        "lines": presenting.journal_lines(list(shown), by=request.actor),
    }
    return page(request, "desk/journal.html", context)
