"""Addresses of closings. `chot/<id>/` is printed on reports: it stays."""

from django.urls import path

from camtay.entrances.cockpit.closings import views

urlpatterns = [
    path("chot/<uuid:closing_id>/", views.closing, name="closing"),
    path("chot/<uuid:closing_id>/bay-gio/", views.compare, name="closing_now"),
    path("chot/<uuid:closing_id>/<str:indicator>/", views.evidence, name="closing_evidence"),
    path("<str:code>/chot/", views.closings, name="closings"),
    path("<str:code>/chot/<slug:regime>/<str:day>/", views.close, name="closing_new"),
]
