"""Addresses of the counter."""

from django.urls import path

from camtay.entrances.desk.counter.views import after, intake

urlpatterns = [
    path("tiep-nhan-moi/", intake.counter, name="counter"),
    path("tiep-nhan-moi/thu-tuc/", intake.procedures_found, name="counter_procedures"),
    path("tiep-nhan-moi/nguoi/", intake.people_found, name="counter_people"),
    path("tiep-nhan-moi/<uuid:case_id>/", after.done, name="counter_done"),
    path("tiep-nhan-moi/<uuid:case_id>/nhan-nham/", after.undo, name="counter_undo"),
    path("tiep-nhan-moi/<uuid:case_id>/bo/", after.drop, name="counter_drop"),
]
