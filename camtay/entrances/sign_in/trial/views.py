"""The demonstration's own pages. Their addresses do not exist without CAMTAY_DEMO."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.dispatch import queries as dispatch
from camtay.domains.people import queries
from camtay.entrances.sign_in.residents.views import let_in
from camtay.entrances.sign_in.trial import presenters
from camtay.foundation.ui.requests import Request


def _check_demo() -> None:
    """Asked again in each view: a wrong line in the addresses must not open every account."""
    if not settings.CAMTAY_DEMO:
        raise Http404


@never_cache
@require_http_methods(["GET", "POST"])
def personas(request: Request) -> HttpResponse:
    """Sign in as one of the demo's people, second factor included."""
    _check_demo()
    if request.method == "POST":
        account = queries.demo_account(request.POST.get("persona", ""))
        if account is None:
            raise Http404
        let_in(request, account, "mfa", type="demo")
        return redirect(presenters.home_of(account))
    return render(request, "sign_in/personas.html", {"groups": presenters.groups()})


@never_cache
@require_safe
def inbox(request: Request) -> HttpResponse:
    """What was sent, codes included: this is why the page exists only here."""
    _check_demo()
    return render(request, "sign_in/inbox.html", {"letters": dispatch.inbox()})
