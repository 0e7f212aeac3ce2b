"""Addresses of the checks."""

from django.urls import path

from camtay.entrances.cockpit.checks import views

urlpatterns = [
    path("<str:code>/kiem-tra-du-lieu/", views.checks, name="checks"),
    path("<str:code>/kiem-tra-du-lieu/<str:check>/", views.check, name="check"),
    path("<str:code>/kiem-tra-du-lieu/<str:check>/da-xem/", views.note, name="check_note"),
]
