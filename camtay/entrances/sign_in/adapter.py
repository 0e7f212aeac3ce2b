"""What allauth asks of us: staff alone, by invitation alone, every letter through the outbox, secrets sealed."""

from datetime import timedelta
from time import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import actions
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.entrances.sign_in.middleware import BEGAN, SEEN, forget_who

DESK = "/can-bo/"  # the permanent address of the door officials go on to
FRESH = 15 * 60  # seconds in which a password just typed is not asked for again

TOO_MANY = _("Đã thử sai nhiều lần. Hãy nghỉ 5 phút rồi thử lại.")
WRONG_CODE = _("Mã chưa đúng. Hãy lấy mã đang hiện trong ứng dụng, hoặc một mã dự phòng chưa dùng.")

# What somebody is told by letter, by the library's name of its own letter.
CHANGES = {
    "account/email/password_reset": _("Mật khẩu của anh/chị vừa được đặt lại."),
    "mfa/email/totp_activated": _("Vừa thêm ứng dụng sinh mã vào tài khoản của anh/chị."),
    "mfa/email/totp_deactivated": _("Vừa gỡ ứng dụng sinh mã khỏi tài khoản của anh/chị."),
    "mfa/email/webauthn_added": _("Vừa thêm một khóa truy cập vào tài khoản của anh/chị."),
    "mfa/email/webauthn_removed": _("Vừa gỡ một khóa truy cập khỏi tài khoản của anh/chị."),
    "mfa/email/recovery_codes_generated": _("Vừa tạo bộ mã dự phòng mới cho tài khoản của anh/chị."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Passwords, sessions and letters of staff."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Tài khoản này đã đóng. Hãy hỏi người quản trị của xã, phường."),
        "email_password_mismatch": _("Địa chỉ thư điện tử hoặc mật khẩu chưa đúng."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("Mật khẩu chưa đúng."),
        "invalid_login": _("Địa chỉ thư điện tử hoặc mật khẩu chưa đúng."),
        "invalid_password_reset": _("Đường dẫn này đã dùng hoặc đã quá hạn. Hãy xin một đường dẫn khác."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth names it
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        """A new session's time begins now, whatever the browser did before."""
        super().login(request, user)
        for key in (BEGAN, SEEN):
            request.session.pop(key, None)

    def post_login(self, request: HttpRequest, user: Account, **more: Any) -> HttpResponse:
        forget_who(request)
        actions.note_sign_in(account=user, method=_method(request, user), now=timezone.now())
        response: HttpResponse = super().post_login(request, user, **more)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To work; or, without a second factor, to setting one up."""
        methods = {one.get("method") for one in get_authentication_records(request, request.user)}
        return DESK if "mfa" in methods else reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Who typed the password a moment ago to come in, and now sets up the second factor, is not asked twice."""
        user = self.request.user
        if user.is_authenticated:
            records = get_authentication_records(self.request, user)
            typed = [one["at"] for one in records if one.get("method") == "password"]
            if typed and time() - max(typed) < FRESH:
                return False
        return bool(super().is_reauthentication_required(app=app, **more))

    def send_password_reset_mail(self, user: Account, email: str, context: dict[str, Any]) -> None:
        """Nothing for who has left, or has not taken up the invitation: that link is their way in."""
        if user.left_at is not None or not user.has_usable_password():
            return
        until = timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
        actions.send_password_link(
            account=user, address=email, link=context["password_reset_url"], until=until, now=timezone.now()
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Account,
        context: dict[str, Any] | None = None,  # noqa: ARG002  allauth names them
        email: str | None = None,  # noqa: ARG002
    ) -> None:
        account = people.with_person(user.pk)
        if account is not None and template_prefix in CHANGES:
            actions.tell_sign_in_changed(
                account=account, what=str(CHANGES[template_prefix]), now=timezone.now()
            )

    def add_message(  # the names it passes are the library's
        self, request: HttpRequest, level: int, *_template: Any, **more: Any
    ) -> None:
        """The library's own sentences about every step stay away; errors of ours are said."""
        if message := more.get("message"):
            super().add_message(request, level, message=str(message))


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their secrets lie encrypted under the key file, and the last one stays."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Đây là lớp bảo vệ cuối cùng. Hãy thêm cách khác trước khi gỡ cách này."
        ),
        "cannot_generate_recovery_codes": _("Hãy cài ứng dụng sinh mã hoặc khóa truy cập trước."),
        "incorrect_code": WRONG_CODE,
    }

    def encrypt(self, text: str) -> str:
        return people.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        return people.unsealed(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last of those that open a session: staff must have one."""
        return people.has_other_factor(authenticator.user_id, authenticator.pk)

    def generate_authenticator_name(self, user: Account, type: str) -> str:
        return str(_("Khóa %(n)s") % {"n": people.factors_of(user.pk, type) + 1})

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        account = people.with_person(user.pk)
        name = account.person.name if account else ""
        return {**super().get_public_key_credential_user_entity(user), "display_name": name}


def _method(request: HttpRequest, user: Account) -> str:
    records = get_authentication_records(request, user)
    last = records[-1] if records else {}
    return str(last.get("type") or last.get("method") or "")
