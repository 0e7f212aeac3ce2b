"""Addresses of reports made from a closing."""

from django.urls import path

from camtay.entrances.cockpit.letters import views

urlpatterns = [
    path("chot/<uuid:closing_id>/bao-cao.<str:kind>", views.report, {"what": "month"}, name="closing_report"),
    path(
        "chot/<uuid:closing_id>/nghi-quyet.<str:kind>",
        views.report,
        {"what": "resolution"},
        name="resolution_report",
    ),
]
