"""Addresses of phones in the field, of houses worth a visit, and of what phones bring that somebody must look at."""

from django.urls import path

from camtay.entrances.desk.rounds import views

urlpatterns = [
    path("may-ngoai-dia-ban/", views.devices, name="devices"),
    path("may-ngoai-dia-ban/<uuid:device_id>/bao-mat/", views.device_lost, name="device_lost"),
    path("nha-nen-ghe/", views.visits, name="visits"),
    path("nha-nen-ghe/dong-y/", views.visits_agree, name="visits_agree"),
    path("nha-nen-ghe/them/", views.visit_add, name="visit_add"),
    path("nha-nen-ghe/<uuid:visit_id>/bo/", views.visit_drop, name="visit_drop"),
    path("nha-nen-ghe/<uuid:visit_id>/doi/", views.visit_swap, name="visit_swap"),
    path("cho-xem/", views.held, name="held"),
    path("cho-xem/nhan/", views.held_accept_all, name="held_accept_all"),
    path("cho-xem/<uuid:command_id>/nhan/", views.held_accept, name="held_accept"),
    path("cho-xem/<uuid:command_id>/bo/", views.held_dismiss, name="held_dismiss"),
    path("ghi-khac-nhau/", views.clashes, name="clashes"),
    path("ghi-khac-nhau/<uuid:clash_id>/", views.clash_settle, name="clash_settle"),
    path("nap-tu-may/", views.rescue, name="rescue"),
]
