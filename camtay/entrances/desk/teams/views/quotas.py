"""What the superior asks of teams in a month, for all teams of a commune on one page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.teams import actions, queries
from camtay.domains.teams.actions import Changed, Unfit
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.teams.presenters import quotas as presenting
from camtay.entrances.desk.teams.presenters.team import month_links
from camtay.entrances.desk.teams.views import doing
from camtay.entrances.desk.teams.views.lists import today
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request


@require_http_methods(doing.GET_OR_POST)
@staff
def quotas(request: Request) -> HttpResponse:
    """Written all at once; what is typed above fills every empty box first, without writing."""
    kept = queries.places_kept(request.actor)
    if not kept:
        raise Refused(_("Chỉ cán bộ dữ liệu và quản trị xã, phường giao chỉ tiêu cho tổ."))
    asked = request.POST.get("noi") or request.GET.get("noi")
    commune = next((one for one in kept if one.code == asked), kept[0])
    month = presenting.month_of(request.GET.get("thang", ""), today())
    shown = presenting.boxes(queries.quotas_of(commune, month=month), request.POST)
    error = ""
    if request.method == "POST" and request.POST.get("deed") != "fill" and not shown.wrong:
        now = timezone.now()
        try:
            do_once(
                request, [commune.pk, f"{month}", shown.content], now,
                lambda: actions.set_quotas(
                    commune=commune, month=month, asked=shown.asked, by=request.actor, now=now
                ),
            )  # fmt: skip
        except (Changed, Unfit) as refusal:
            error = refusal.message
            shown = presenting.boxes(queries.quotas_of(commune, month=month), request.POST, again=True)
        else:
            messages.success(request, _("Đã ghi chỉ tiêu."))
            return redirect(f"{reverse('desk:team_quotas')}?noi={commune.code}&thang={month:%Y%m}")
    words, before, after = month_links(month, presenting.furthest(today()))
    context = {
        "kept": kept, "commune": commune, "shown": shown, "error": error or shown.wrong, "month": words,
        "before": before, "after": after, "key": "" if error else doing.key(request),
    }  # fmt: skip
    status = 409 if error else 422 if shown.wrong else 200
    return page(request, "desk/team_quotas.html", context, status=status)
