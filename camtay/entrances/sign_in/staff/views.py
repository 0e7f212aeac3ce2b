"""An invitation opened; and the steps of allauth that need a word from us."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from camtay.domains.people import actions, queries
from camtay.entrances.sign_in.residents.presenters import with_next
from camtay.entrances.sign_in.staff.forms import PasswordForm
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request


class AfterPassword:
    """A second factor comes second. Who came in by telephone and has no password yet (invited, or a resident) would
    else pass for staff with nothing but the telephone: the library asks nobody again who has nothing to be asked for.
    """

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Refused(
                _("Hãy mở đường dẫn trong thư mời và đặt mật khẩu trước, rồi mới cài lớp bảo vệ này.")
            )
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class ActivateView(AfterPassword, ActivateTOTPView):  # type: ignore[misc]
    """Whoever just showed a right code has passed the second factor in this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="totp")
        return response


class AddPasskeyView(AfterPassword, AddWebAuthnView):  # type: ignore[misc]
    """Whoever just used the new key has passed the second factor in this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="webauthn")
        return response


class RemovePasskeyView(RemoveWebAuthnView):  # type: ignore[misc]
    """Not the last factor."""

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            raise Refused(adapter.error_messages["cannot_delete_authenticator"])
        response: HttpResponse = super().form_valid(form)
        return response


activate_totp = ActivateView.as_view()
add_webauthn = AddPasskeyView.as_view()
remove_webauthn = RemovePasskeyView.as_view()


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: Request, token: str) -> HttpResponse:
    """The first password; then the ordinary sign-in with its second factor. The link is dead afterwards."""
    try:
        invited = queries.invited(token, now=timezone.now())
    except Refused as refusal:
        return render(request, "sign_in/invitation_over.html", {"said": refusal.message}, status=403)
    if queries.needs_telephone(invited) and request.actor.account_id != invited.account_id:
        # Their own account already: the link alone must not give a stranger its affairs.
        return render(
            request, "sign_in/invitation_phone.html", {"go": with_next("sign_in:phone", request.path)}
        )
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_invitation(
                token=token, password=form.cleaned_data["password"], by=request.actor, now=timezone.now()
            )
        except ValidationError as weak:
            form.add_error("password", weak)
        else:
            return redirect("account_login")
    context = {"form": form, "name": invited.account.person.name, "email": invited.email}
    return render(request, "sign_in/invitation.html", context, status=422 if form.errors else 200)
