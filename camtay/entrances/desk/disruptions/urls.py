"""Addresses of what stopped a place's work."""

from django.urls import path

from camtay.entrances.desk.disruptions import views

urlpatterns = [
    path("su-co/", views.disruptions, name="disruptions"),
    path("su-co/<uuid:disruption_id>/", views.disruption, name="disruption"),
    path("su-co/<uuid:disruption_id>/ket-thuc/", views.end, name="disruption_end"),
    path("su-co/<uuid:disruption_id>/hoan-tac/", views.undo, name="disruption_undo"),
]
