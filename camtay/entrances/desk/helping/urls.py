"""The helper's page."""

from django.urls import path

from camtay.entrances.desk.helping import views

urlpatterns = [
    path("huong-dan/", views.helping, name="helping"),
    path("cung-lam/", views.together, name="together"),
]
