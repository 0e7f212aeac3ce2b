"""Addresses of breakdowns."""

from django.urls import path

from camtay.entrances.cockpit.breakdowns import views

urlpatterns = [
    path("<str:code>/<str:indicator>/theo/<str:by>/", views.breakdown, name="breakdown"),
    path("<str:code>/<str:indicator>/theo/<str:by>/bang.<str:kind>", views.export, name="breakdown_export"),
]
