"""Addresses of open data."""

from django.urls import path

from camtay.entrances.portal.opendata import views

urlpatterns = [
    path("du-lieu-mo/", views.home, name="open_data"),
    path("du-lieu-mo/danh-muc.jsonld", views.catalogue, name="open_data_catalogue"),
    path("du-lieu-mo/<str:dataset>.<str:kind>", views.download, name="open_data_file"),
]
