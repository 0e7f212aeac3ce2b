"""Addresses of the cockpit."""

from django.urls import include, path

app_name = "cockpit"
urlpatterns = [path("", include("camtay.entrances.cockpit.figures.urls"))]
