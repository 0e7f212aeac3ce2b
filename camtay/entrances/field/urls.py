"""Addresses of the field app and of what it asks for."""

from django.urls import include, path

app_name = "field"
urlpatterns = [
    path("api/", include("camtay.entrances.field.api.urls")),
    path("", include("camtay.entrances.field.shell.urls")),
]
