"""Addresses of requests about one's own data."""

from django.urls import path

from camtay.entrances.desk.wishes import views

urlpatterns = [
    path("yeu-cau-du-lieu/", views.requests, name="data_requests"),
    path("yeu-cau-du-lieu/<uuid:request_id>/", views.request_page, name="data_request"),
    path("yeu-cau-du-lieu/<uuid:request_id>/tra-loi/", views.answer, name="data_answer"),
    path("yeu-cau-du-lieu/<uuid:request_id>/tu-choi/", views.decline, name="data_decline"),
    path("yeu-cau-du-lieu/<uuid:request_id>/sua/", views.correct, name="data_correct"),
    path("yeu-cau-du-lieu/<uuid:request_id>/xoa/", views.erase, name="data_erase"),
    path("yeu-cau-du-lieu/<uuid:request_id>/ban-in.pdf", views.printed, name="data_print"),
    path("nguoi/dan/<int:person_id>/yeu-cau/", views.ask, name="data_ask"),
]
