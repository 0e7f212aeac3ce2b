"""Addresses of where procedures are filed."""

from django.urls import path

from camtay.entrances.desk.filing import views

urlpatterns = [
    path("dia-ban/<str:code>/thu-tuc/", views.procedures, name="filing"),
    path("dia-ban/<str:code>/thu-tuc/linh-vuc/", views.field, name="filing_field"),
    path("dia-ban/<str:code>/thu-tuc/<str:procedure>/", views.procedure, name="filing_one"),
]
