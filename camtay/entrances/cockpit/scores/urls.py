"""Addresses of the index."""

from django.urls import path

from camtay.entrances.cockpit.scores import views

urlpatterns = [
    path("<str:code>/chi-so-766/", views.scores, name="scores"),
    path("<str:code>/chi-so-766/bieu-do.svg", views.chart, name="scores_chart"),
]
