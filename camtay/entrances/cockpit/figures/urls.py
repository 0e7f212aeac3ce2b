"""Addresses of figures and their evidence."""

from django.urls import path

from camtay.entrances.cockpit.figures import views

urlpatterns = [
    path("", views.home, name="home"),
    path("<str:code>/<str:indicator>/", views.indicator, name="indicator"),
    path("<str:code>/<str:indicator>/bieu-do.svg", views.chart, name="chart"),
    path("<str:code>/<str:indicator>/minh-chung.<str:kind>", views.export, name="export"),
]
