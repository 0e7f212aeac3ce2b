"""Addresses the app calls."""

from django.urls import path

from camtay.entrances.field.api import views

urlpatterns = [
    path("enrol", views.enrol, name="enrol"),
    path("pack", views.pack, name="pack"),
    path("outbox", views.outbox, name="outbox"),
    path("rescue", views.rescue, name="rescue"),
    path("known", views.known, name="known"),
    path("attachments/<uuid:attachment_id>", views.attachment, name="attachment"),
]
