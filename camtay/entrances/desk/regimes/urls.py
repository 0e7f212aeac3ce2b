"""Addresses of reporting regimes."""

from django.urls import path

from camtay.entrances.desk.regimes import views

urlpatterns = [
    path("che-do-bao-cao/", views.regimes, name="regimes"),
    path("che-do-bao-cao/moi/", views.add, name="regime_add"),
    path("che-do-bao-cao/<int:regime_id>/", views.change, name="regime"),
]
