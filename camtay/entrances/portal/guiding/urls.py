"""Addresses of being guided. `/cung-lam/…` is in helpers' QR codes and never changes."""

from django.urls import path

from camtay.entrances.portal.guiding import views

urlpatterns = [
    path("cung-lam/", views.choose, name="name_guide"),
    path("cung-lam/<str:number>/", views.with_helper, name="with_helper"),
    path("ho-so/<uuid:case_id>/ai-lam/", views.who, name="case_guide"),
]
