"""Claims drawn to be seen again, and what was seen. Never by telephone."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.learning import actions, permissions, queries
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.learning import presenters
from camtay.entrances.desk.learning.forms.asking import ReviewForm
from camtay.entrances.desk.learning.views.sessions import GET_OR_POST, check_may
from camtay.foundation.access import Refused
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

PER_PAGE = 50


@require_safe
@staff
def reviews(request: Request) -> HttpResponse:
    """Those that wait in one's places and in which one had no hand. The names are a look."""
    check_may(request, permissions.REVIEW)
    shown = Paginator(queries.reviews_waiting(request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    lines = presenters.claims(shown)
    actions.look_at_names(listed="reviews", found=len(lines), by=request.actor, now=timezone.now())
    context = {"tabs": presenters.tabs(request.actor, "desk:reviews"), "page": shown, "lines": lines}
    return page(request, "desk/reviews.html", context)


@require_http_methods(GET_OR_POST)
@staff
def settle(request: Request, review_id: UUID) -> HttpResponse:
    """What was seen the second time."""
    found = queries.review(review_id, by=request.actor)
    if found is None:
        if request.method == "POST" and queries.was_settled(review_id, by=request.actor):
            messages.success(request, _("Lời ghi này đã có người xem lại."))
            return redirect("desk:reviews")
        raise Refused(_("Không có lời ghi này, hoặc tài khoản này không được xem lại."))
    form = ReviewForm(request.POST if request.method == "POST" else None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        now, said = timezone.now(), form.cleaned_data
        do_once(
            request, [str(review_id), said["state"]], now,
            lambda: actions.settle_review(
                review_id=review_id, version=said["version"] or 0, state=said["state"], by=request.actor, now=now
            ),
        )  # fmt: skip
        messages.success(request, _("Đã ghi kết quả xem lại."))
        return redirect("desk:reviews")
    [claim] = presenters.claims([found])
    context = {"claim": claim, "form": form, "key": request.POST.get("key", "")[:80] or str(uuid7())}
    return page(request, "desk/review.html", context, status=422 if form.errors else 200)
