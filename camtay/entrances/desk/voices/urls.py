"""Lessons at the desk."""

from django.urls import path

from camtay.entrances.desk.voices import views

urlpatterns = [
    path("hoc/bai/", views.lessons, name="lessons"),
    path("hoc/giong-doc/", views.voices, name="voices"),
    path("hoc/giong-doc/<str:code>/", views.place_voices, name="place_voices"),
    path("hoc/giong-doc/<str:code>/<slug:skill>/", views.lesson_voices, name="lesson_voices"),
    path("hoc/giong-doc/<str:code>/<slug:skill>/<slug:language>/", views.put, name="voice_put"),
    path("hoc/giong-doc/<str:code>/<slug:skill>/<slug:language>/go/", views.remove, name="voice_remove"),
]
