"""Addresses of signing in. What other doors link to carries no name of this one: `sign_in`, `sign_out`."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from camtay.entrances.sign_in.residents import views as residents

urlpatterns: list[URLPattern | URLResolver] = [
    path("dang-nhap/", residents.choose, name="sign_in"),
    path("thoat/", residents.sign_out, name="sign_out"),
    path("", include(("camtay.entrances.sign_in.residents.urls", "sign_in"))),
    path("", include("camtay.entrances.sign_in.staff.urls")),
]
if settings.CAMTAY_DEMO:
    urlpatterns.append(path("", include("camtay.entrances.sign_in.trial.urls")))
