"""Addresses of the own journal."""

from django.urls import path

from camtay.entrances.portal.journal import views

urlpatterns = [path("nhat-ky/", views.journal, name="journal")]
