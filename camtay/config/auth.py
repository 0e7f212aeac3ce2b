"""How people come in: accounts, passwords, second factors, how long a session lasts."""

from typing import Any

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600  # seconds
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"

SESSION_ENGINE = "camtay.config.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # the longest there is; the middleware ends idle and staff sessions sooner

ACCOUNT_ADAPTER = "camtay.entrances.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation's link came to that address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letter to an address that nobody has
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False  # who came in by telephone may come in again as staff
ACCOUNT_SESSION_REMEMBER = False  # the office's computers are shared
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "login": "camtay.entrances.sign_in.staff.forms.LoginForm",
    "reset_password": "camtay.entrances.sign_in.staff.forms.ResetPasswordForm",
    "reset_password_from_key": "camtay.entrances.sign_in.staff.forms.NewPasswordForm",
    "reauthenticate": "camtay.entrances.sign_in.staff.forms.ReauthenticateForm",
}

MFA_ADAPTER = "camtay.entrances.sign_in.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see ACCOUNT_EMAIL_VERIFICATION
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Cầm Tay"
MFA_TOTP_TOLERANCE = 1  # telephones' clocks are off by up to half a minute
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "camtay.entrances.sign_in.staff.forms.FactorForm",
    "reauthenticate": "camtay.entrances.sign_in.staff.forms.FactorAgainForm",
    "activate_totp": "camtay.entrances.sign_in.staff.forms.ActivateForm",
    "add_webauthn": "camtay.entrances.sign_in.staff.forms.PasskeyForm",
    "edit_webauthn": "camtay.entrances.sign_in.staff.forms.PasskeyNameForm",
}
