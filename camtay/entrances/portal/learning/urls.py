"""Addresses of lessons. They are printed on cards, and phones keep those of the voices: they never change."""

from django.urls import path

from camtay.entrances.portal.learning import views

urlpatterns = [
    path("hoc/", views.lessons, name="lessons"),
    path("hoc/giong-doc/<uuid:voice_id>/", views.voice, name="voice"),
    path("hoc/<slug:skill>/", views.lesson, name="lesson"),
    path("hoc/<slug:skill>/hinh-<int:order>.svg", views.picture, name="lesson_picture"),
    path("hoc/<slug:skill>/the-bai-hoc.pdf", views.card, name="lesson_card"),
]
