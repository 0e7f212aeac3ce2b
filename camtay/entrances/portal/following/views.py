"""Following: what a bearer of the QR sees is where the case is, never its papers or the person's data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.cases import queries
from camtay.domains.people import actions as people
from camtay.entrances.portal.filing import presenters
from camtay.entrances.portal.following.forms import CodeForm, FollowForm
from camtay.foundation.access import Refused
from camtay.foundation.ui.qr import qr_svg

_ASKED = "follow_asked"


@require_safe
def by_token(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the QR."""
    case = queries.by_token(token)
    if case is None:
        raise Http404
    context = {
        "case": case,
        "line": presenters.line(case),
        "apology": queries.promised_anew(case),
        "events": queries.timeline(case),
        "awaits_rating": queries.awaits_rating(case),
    }
    response = render(request, "portal/follow.html", context)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def qr(request: HttpRequest, token: str) -> HttpResponse:
    """The QR of a case, as a picture."""
    case = queries.by_token(token)
    if case is None:
        raise Http404
    return HttpResponse(qr_svg(request.build_absolute_uri(case.path)), content_type="image/svg+xml")


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Code and telephone: a one-time code is sent, whether or not they belong together."""
    form = FollowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        phone, code = form.cleaned_data["phone"], form.cleaned_data["code"]
        if not request.session.keys():  # an old cookie's key would not be the one the code is asked back with
            request.session.create()
        try:
            people.request_code(
                phone=phone,
                purpose="follow",
                session_key=request.session.session_key or "",
                address=request.META.get("REMOTE_ADDR", ""),
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("phone", refusal.message)
        else:
            request.session[_ASKED] = {"phone": phone, "code": code}
            return redirect("portal:follow_code")
    return render(request, "portal/follow_ask.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """The one-time code opens the case's page."""
    asked = request.session.get(_ASKED)
    if not asked:
        return redirect("portal:follow")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            people.redeem_code(
                phone=asked["phone"],
                purpose="follow",
                code=form.cleaned_data["one_time_code"],
                session_key=request.session.session_key or "",
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("one_time_code", refusal.message)
        else:
            del request.session[_ASKED]
            case = queries.by_code_and_phone(asked["code"], asked["phone"])
            if case is not None and case.token:
                return redirect("portal:token", token=case.token)
            form.add_error(
                None, _("Không có hồ sơ nào mang mã và số điện thoại này. Hãy xem lại giấy tiếp nhận.")
            )
    return render(request, "portal/follow_code.html", {"form": form}, status=422 if form.errors else 200)
