"""Addresses of a place at a glance."""

from django.urls import path

from camtay.entrances.cockpit.overview import views

urlpatterns = [path("<str:code>/", views.place, name="place")]
