"""Addresses of the portal. `/h/…` is printed on receipts, `/lop/…` on sheets for classes: they never change."""

from django.urls import include, path

from camtay.entrances.portal.following import views as following

app_name = "portal"
urlpatterns = [
    path("", include("camtay.entrances.portal.finding.urls")),
    path("", include("camtay.entrances.portal.filing.urls")),
    path("", include("camtay.entrances.portal.supplying.urls")),
    path("", include("camtay.entrances.portal.national.urls")),
    path("", include("camtay.entrances.portal.following.urls")),
    path("", include("camtay.entrances.portal.figures.urls")),
    path("", include("camtay.entrances.portal.opendata.urls")),
    path("", include("camtay.entrances.portal.wishes.urls")),
    path("", include("camtay.entrances.portal.guiding.urls")),
    path("", include("camtay.entrances.portal.journal.urls")),
    path("", include("camtay.entrances.portal.mandates.urls")),
    path("", include("camtay.entrances.portal.learning.urls")),
    path("", include("camtay.entrances.portal.practising.urls")),
    path("", include("camtay.entrances.portal.attending.urls")),
    path("h/<str:token>", following.by_token, name="token"),
]
