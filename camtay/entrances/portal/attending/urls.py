"""The address of a class. `/lop/…` is printed for people to scan and never changes."""

from django.urls import path

from camtay.entrances.portal.attending import views

urlpatterns = [path("lop/<str:class_token>/", views.attend, name="attend")]
