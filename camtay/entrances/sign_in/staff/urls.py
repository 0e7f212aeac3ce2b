"""Addresses of staff's sign-in. The names are allauth's own; only the steps that are used have an address."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from camtay.entrances.sign_in.staff import views

HERE = "dang-nhap/can-bo/"
SECOND = "dang-nhap/lop-hai/"

urlpatterns = [
    path("loi-moi/<str:token>/", views.invitation, name="invitation"),
    path(HERE, account.login, name="account_login"),
    path(f"{HERE}da-dong/", account.account_inactive, name="account_inactive"),
    path(f"{HERE}xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path(f"{HERE}quen-mat-khau/", account.password_reset, name="account_reset_password"),
    path(f"{HERE}quen-mat-khau/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        rf"^{HERE}mat-khau-moi/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        f"{HERE}mat-khau-moi/xong/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(SECOND, mfa.index, name="mfa_index"),
    path(f"{SECOND}nhap-ma/", mfa.authenticate, name="mfa_authenticate"),
    path(f"{SECOND}xac-nhan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(f"{SECOND}ung-dung/", views.activate_totp, name="mfa_activate_totp"),
    path(f"{SECOND}ung-dung/go/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{SECOND}ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(f"{SECOND}ma-du-phong/moi/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(f"{SECOND}khoa/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path(f"{SECOND}khoa/them/", views.add_webauthn, name="mfa_add_webauthn"),
    path(f"{SECOND}khoa/xac-nhan/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(f"{SECOND}khoa/<int:pk>/go/", views.remove_webauthn, name="mfa_remove_webauthn"),
    path(f"{SECOND}khoa/<int:pk>/ten/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path(f"{SECOND}khoa/dang-nhap/", webauthn.login_webauthn, name="mfa_login_webauthn"),
]
