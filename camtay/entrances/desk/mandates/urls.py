"""Addresses of mandates at the desk."""

from django.urls import path

from camtay.entrances.desk.mandates import views

urlpatterns = [
    path("uy-quyen/", views.mandates, name="mandates"),
    path("uy-quyen/<uuid:mandate_id>/", views.mandate, name="mandate"),
    path("uy-quyen/<uuid:mandate_id>/khong/", views.decline, name="mandate_decline"),
    path("uy-quyen/<uuid:mandate_id>/thoi/", views.end, name="mandate_end"),
    path("uy-quyen/<uuid:mandate_id>/giay/", views.paper, name="mandate_paper"),
    path("lam-chung/", views.witnessing, name="witnessing"),
]
