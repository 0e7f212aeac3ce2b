"""Addresses of the desk, one file of them a word."""

from django.urls import include, path

app_name = "desk"
urlpatterns = [
    path("", include("camtay.entrances.desk.cases.urls")),
    path("", include("camtay.entrances.desk.sheets.urls")),
    path("", include("camtay.entrances.desk.counter.urls")),
    path("", include("camtay.entrances.desk.imports.urls")),
    path("", include("camtay.entrances.desk.disruptions.urls")),
    path("", include("camtay.entrances.desk.pauses.urls")),
    path("", include("camtay.entrances.desk.apologies.urls")),
    path("", include("camtay.entrances.desk.helping.urls")),
    path("", include("camtay.entrances.desk.mandates.urls")),
    path("", include("camtay.entrances.desk.places.urls")),
    path("", include("camtay.entrances.desk.filing.urls")),
    path("", include("camtay.entrances.desk.noted.urls")),
    path("", include("camtay.entrances.desk.procedures.urls")),
    path("", include("camtay.entrances.desk.process.urls")),
    path("", include("camtay.entrances.desk.many.urls")),
    path("", include("camtay.entrances.desk.wishes.urls")),
    path("", include("camtay.entrances.desk.rounds.urls")),
    path("", include("camtay.entrances.desk.tasks.urls")),
    path("", include("camtay.entrances.desk.plans.urls")),
    path("", include("camtay.entrances.desk.teams.urls")),
    path("", include("camtay.entrances.desk.voices.urls")),
    path("", include("camtay.entrances.desk.regimes.urls")),
    path("", include("camtay.entrances.desk.officials.urls")),
    path("", include("camtay.entrances.desk.learning.urls")),
    path("", include("camtay.entrances.desk.reports.urls")),
    path("nguoi/", include("camtay.entrances.desk.people.urls")),
]
