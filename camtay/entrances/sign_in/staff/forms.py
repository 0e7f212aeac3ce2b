"""allauth's forms in our words, and the first password."""

from typing import Any

from allauth.account.forms import LoginForm as Login
from allauth.account.forms import ReauthenticateForm as Reauthenticate
from allauth.account.forms import ResetPasswordForm as Reset
from allauth.account.forms import ResetPasswordKeyForm as NewPassword
from allauth.mfa.base.forms import AuthenticateForm as Factor
from allauth.mfa.base.forms import ReauthenticateForm as FactorAgain
from allauth.mfa.totp.forms import ActivateTOTPForm as Activate
from allauth.mfa.webauthn.forms import AddWebAuthnForm as Passkey
from allauth.mfa.webauthn.forms import EditWebAuthnForm as PasskeyName
from django import forms
from django.utils.translation import gettext_lazy as _

EMAIL = _("Địa chỉ thư điện tử công vụ")
PASSWORD = _("Mật khẩu")
NEW = _("Mật khẩu mới")
AGAIN = _("Nhập lại mật khẩu mới")
STRONG = _("Từ 12 ký tự trở lên. Một câu dễ nhớ thì tốt hơn một từ khó nhớ.")
BAD_EMAIL = _("Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@hue.gov.vn.")
CODE = _("Mã 6 số trong ứng dụng, hoặc một mã dự phòng")


def _say(form: forms.Form, name: str, label: Any, help_text: Any = "") -> None:
    """Our label and help in place of the library's, without text inside the box."""
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class LoginForm(Login):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "login", EMAIL)
        _say(self, "password", PASSWORD)
        self.fields["login"].error_messages["invalid"] = BAD_EMAIL
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ResetPasswordForm(Reset):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "email", EMAIL)
        self.fields["email"].error_messages["invalid"] = BAD_EMAIL


class NewPasswordForm(NewPassword):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password1", NEW, STRONG)
        _say(self, "password2", AGAIN)


class ReauthenticateForm(Reauthenticate):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password", PASSWORD)


class FactorForm(Factor):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "code", CODE)


class FactorAgainForm(FactorAgain):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "code", CODE)


class ActivateForm(Activate):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "code", _("Mã 6 số đang hiện trong ứng dụng"))
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "govuk-input--width-5"}


class PasskeyForm(Passkey):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self, "name", _("Tên khóa"), _("Để sau này biết khóa nào là khóa nào, ví dụ: điện thoại của tôi.")
        )
        _say(
            self, "passwordless", _("Dùng khóa này thay cho mật khẩu"),
            _("Đăng nhập chỉ cần vân tay, khuôn mặt hoặc mã mở máy."),
        )  # fmt: skip
        self.fields["passwordless"].initial = True


class PasskeyNameForm(PasskeyName):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "name", _("Tên khóa"))


class PasswordForm(forms.Form):
    """The first password, typed twice."""

    password = forms.CharField(
        label=NEW, help_text=STRONG, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=AGAIN, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("password") and found.get("again") and found["password"] != found["again"]:
            self.add_error("again", _("Hai lần nhập chưa giống nhau."))
        return found
