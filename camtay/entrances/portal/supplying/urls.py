"""The address of handing in what was asked for."""

from django.urls import path

from camtay.entrances.portal.supplying import views

urlpatterns = [path("ho-so/<uuid:case_id>/bo-sung/", views.supply, name="supply")]
