"""The addresses as the demonstration has them."""

from django.urls import include, path

urlpatterns = [
    path("", include("camtay.entrances.sign_in.trial.urls")),
    path("", include("camtay.config.urls")),
]
