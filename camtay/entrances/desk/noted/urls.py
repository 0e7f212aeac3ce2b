"""Addresses of noted codes a clerk is to ask about."""

from django.urls import path

from camtay.entrances.desk.noted import views

urlpatterns = [
    path("ma-quoc-gia/", views.doubts, name="noted"),
    path("ma-quoc-gia/<uuid:noted_id>/", views.doubt, name="noted_one"),
    path("ma-quoc-gia/<uuid:noted_id>/dung/", views.confirm, name="noted_confirm"),
    path("ma-quoc-gia/<uuid:noted_id>/khong-phai/", views.reject, name="noted_reject"),
]
