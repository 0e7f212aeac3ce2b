"""Addresses of steps and notes of a case, and of the internal processes."""

from django.urls import path

from camtay.entrances.desk.process.views import notes, processes, steps

urlpatterns = [
    path("ho-so/<uuid:case_id>/xong-buoc/", steps.finish, name="step_finish"),
    path("ho-so/<uuid:case_id>/giao-buoc/<int:order>/", steps.give, name="step_assign"),
    path("ho-so/<uuid:case_id>/ghi-chu/", notes.note, name="note"),
    path("ho-so/<uuid:case_id>/ghi-chu/<uuid:note_id>/rut/", notes.withdraw, name="note_withdraw"),
    path("quy-trinh/", processes.processes, name="processes"),
    path("quy-trinh/<str:code>/", processes.process, name="process"),
]
