"""The addresses as the demonstration has them."""

from django.urls import include, path

from camtay.config.urls import handler403, handler404, urlpatterns

__all__ = ["handler403", "handler404", "urlpatterns"]
urlpatterns = [path("", include("camtay.entrances.sign_in.trial.urls")), *urlpatterns]
