"""Addresses of the demonstration's own pages; none outside it."""

from django.urls import path

from camtay.entrances.sign_in.trial import views

urlpatterns = [
    path("trai-nghiem/", views.personas, name="personas"),
    path("hop-thu-mau/", views.inbox, name="inbox"),
]
