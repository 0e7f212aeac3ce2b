"""Addresses of the pauses of one case."""

from django.urls import path

from camtay.entrances.desk.pauses import views

urlpatterns = [
    path("ho-so/<uuid:case_id>/tam-dung/", views.add, name="pause_add"),
    path("ho-so/<uuid:case_id>/tam-dung/<int:pause_id>/ket-thuc/", views.end, name="pause_end"),
    path("ho-so/<uuid:case_id>/tam-dung/<int:pause_id>/bo/", views.take_back, name="pause_undo"),
    path("ho-so/<uuid:case_id>/tam-dung/<int:pause_id>/can-cu/", views.evidence, name="pause_file"),
]
