"""Addresses of following."""

from django.urls import path

from camtay.entrances.portal.following import views

urlpatterns = [
    path("theo-doi/", views.ask, name="follow"),
    path("theo-doi/ma/", views.confirm, name="follow_code"),
    path("h/<str:token>/qr.svg", views.qr, name="qr"),
]
