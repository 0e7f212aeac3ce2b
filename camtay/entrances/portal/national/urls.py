"""Addresses of filing on the national portal."""

from django.urls import path

from camtay.entrances.portal.national import views

urlpatterns = [
    path("thu-tuc/<str:code>/huong-dan/", views.guide, name="guide"),
    path("thu-tuc/<str:code>/phieu-chuan-bi/", views.prepare, name="prepare"),
    path("thu-tuc/<str:code>/ma-quoc-gia/", views.note, name="note_code"),
    path("ho-so/<uuid:case_id>/chep/", views.copy, name="copy"),
    path("ho-so/ma-quoc-gia/<uuid:noted_id>/", views.noted, name="noted"),
    path("ho-so/ma-quoc-gia/<uuid:noted_id>/sua/", views.correct, name="noted_correct"),
    path("ho-so/ma-quoc-gia/<uuid:noted_id>/bo/", views.remove, name="noted_remove"),
]
