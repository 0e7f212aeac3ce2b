"""Addresses of the comparison."""

from django.urls import path

from camtay.entrances.cockpit.city import views

urlpatterns = [
    path("<str:code>/so-sanh/", views.compare, name="compare"),
    path("<str:code>/so-sanh/bang.<str:kind>", views.export, name="compare_export"),
]
