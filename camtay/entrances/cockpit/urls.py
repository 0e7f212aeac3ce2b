"""Addresses of the cockpit."""

from django.urls import include, path

app_name = "cockpit"
urlpatterns = [
    path("", include("camtay.entrances.cockpit.city.urls")),
    path("", include("camtay.entrances.cockpit.plans.urls")),
    path("", include("camtay.entrances.cockpit.letters.urls")),
    path("", include("camtay.entrances.cockpit.closings.urls")),
    path("", include("camtay.entrances.cockpit.durations.urls")),
    path("", include("camtay.entrances.cockpit.breakdowns.urls")),
    path("", include("camtay.entrances.cockpit.scores.urls")),
    path("", include("camtay.entrances.cockpit.overview.urls")),
    path("", include("camtay.entrances.cockpit.checks.urls")),
    path("", include("camtay.entrances.cockpit.figures.urls")),
]
