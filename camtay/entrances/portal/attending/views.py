"""What the class is, and “I am here”: pressed by a person who has signed in, on their own phone."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from camtay.domains.learning import actions, queries
from camtay.entrances.portal.attending import presenters
from camtay.foundation.access import Refused
from camtay.foundation.calendar import day_key
from camtay.foundation.ui.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def attend(request: Request, class_token: str) -> HttpResponse:
    """Pressed twice is once; a guest signs in first and comes back here."""
    guest = request.actor.kind == "guest"
    if request.method == "POST" and guest:
        return redirect_to_login(request.path, settings.LOGIN_URL)
    found, now, refused = queries.class_by_token(class_token), timezone.now(), ""
    if found is None:
        return render(request, "portal/class_unknown.html", status=404)
    if request.method == "POST":
        try:
            actions.attend(token=class_token, by=request.actor, now=now)
        except Refused as refusal:
            refused = str(refusal.message)
        else:
            return redirect("portal:attend", class_token=class_token)
    context = {
        "shown": presenters.shown(found, today=day_key(now)),
        "guest": guest,
        "refused": refused,
        "here": queries.attends(found, request.actor.person_id),
    }
    response = render(request, "portal/class.html", context, status=422 if refused else 200)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
