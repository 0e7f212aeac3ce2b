"""Addresses of the public figures."""

from django.urls import path

from camtay.entrances.portal.figures import views

urlpatterns = [
    path("so-lieu/", views.choose, name="figures"),
    path("so-lieu/<str:code>/", views.place, name="place_figures"),
    path("so-lieu/<str:code>/<str:indicator>/theo-<str:by>/", views.breakdown, name="place_breakdown"),
    path("so-lieu/<str:code>/<str:indicator>.svg", views.chart, name="place_chart"),
]
