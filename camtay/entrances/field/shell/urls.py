"""Addresses of the app's own files."""

from django.urls import path, re_path

from camtay.entrances.field.shell import views

urlpatterns = [
    path("", views.shell, name="shell"),
    path("sw.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    re_path(r"^assets/(?P<name>[A-Za-z0-9._/-]+)$", views.asset, name="asset"),
]
