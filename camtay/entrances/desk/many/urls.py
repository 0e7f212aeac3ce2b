"""Addresses of deeds done to many cases."""

from django.urls import path

from camtay.entrances.desk.many import views

urlpatterns = [
    path("nhieu-ho-so/", views.many, name="many"),
    path("nhieu-ho-so/<uuid:deed_id>/", views.deed, name="many_deed"),
    path("nhieu-ho-so/<uuid:deed_id>/hoan-tac/", views.undo, name="many_undo"),
]
