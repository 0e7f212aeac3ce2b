"""Addresses of apologies and of the list that accounts for what was late."""

from django.urls import path

from camtay.entrances.desk.apologies import lateness, views

urlpatterns = [
    path("xin-loi/", views.apologies, name="apologies"),
    path("ho-so/qua-han/", lateness.explain, name="explain_late"),
    path("ho-so/giai-trinh-qua-han.<str:kind>", lateness.explain_file, name="explain_late_file"),
    path("ho-so/<uuid:case_id>/xin-loi/", views.apology, name="apology"),
    path("ho-so/<uuid:case_id>/xin-loi.pdf", views.apology_pdf, name="apology_pdf"),
]
