"""Addresses of the counter."""

from django.urls import path

from camtay.entrances.desk.counter import after, views

urlpatterns = [
    path("tiep-nhan-moi/", views.counter, name="counter"),
    path("tiep-nhan-moi/thu-tuc/", views.procedures_found, name="counter_procedures"),
    path("tiep-nhan-moi/nguoi/", views.people_found, name="counter_people"),
    path("tiep-nhan-moi/<uuid:case_id>/", after.done, name="counter_done"),
    path("tiep-nhan-moi/<uuid:case_id>/nhan-nham/", after.undo, name="counter_undo"),
    path("tiep-nhan-moi/<uuid:case_id>/bo/", after.drop, name="counter_drop"),
]
