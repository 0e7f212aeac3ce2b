"""Addresses of practising; lessons and printed cards lead here."""

from django.urls import path

from camtay.entrances.portal.practising import views

urlpatterns = [
    path("tap/", views.practise, name="practise"),
    path("tap/to-khai/<str:code>/", views.form, name="practise_form"),
    path("tap/<slug:practice>/", views.begin, name="practise_begin"),
    path("tap/<slug:practice>/xong/", views.done, name="practise_done"),
    path("tap/<slug:practice>/<int:order>/", views.screen, name="practise_screen"),
]
