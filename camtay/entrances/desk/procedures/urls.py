"""Addresses of the words of search."""

from django.urls import path

from camtay.entrances.desk.procedures import views

urlpatterns = [
    path("tu-ngu/", views.words, name="words"),
    path("tu-ngu/<int:pk>/bo/", views.remove, name="word_remove"),
    path("tu-ngu/cau-hoi/<int:pk>/xong/", views.settle, name="missed_settle"),
]
