"""Addresses of mandates. `/uy-quyen/` stands in messages and never changes."""

from django.urls import path

from camtay.entrances.portal.mandates import views

urlpatterns = [
    path("uy-quyen/", views.mandates, name="mandates"),
    path("uy-quyen/giay/", views.on_paper, name="mandate_on_paper"),
    path("uy-quyen/dong-y/", views.pressed, name="mandate_pressed"),
    path("uy-quyen/mau/", views.slip, name="mandate_slip"),
    path("uy-quyen/<uuid:mandate_id>/dung/", views.confirm, name="mandate_confirm"),
    path("uy-quyen/<uuid:mandate_id>/thoi/", views.end, name="mandate_end"),
    path("uy-quyen/<uuid:mandate_id>/tep/", views.paper, name="mandate_paper"),
]
