"""Addresses of finding."""

from django.urls import path

from camtay.entrances.portal.finding import views

urlpatterns = [
    path("tim/", views.search, name="search"),
    path("tim/ket-qua/", views.results, name="results"),
    path("thu-tuc/", views.procedures_list, name="procedures"),
    path("thu-tuc/<str:code>/", views.procedure, name="procedure"),
]
