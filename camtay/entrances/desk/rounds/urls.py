"""Addresses of phones in the field."""

from django.urls import path

from camtay.entrances.desk.rounds import views

urlpatterns = [
    path("may-ngoai-dia-ban/", views.devices, name="devices"),
    path("may-ngoai-dia-ban/<uuid:device_id>/bao-mat/", views.device_lost, name="device_lost"),
]
