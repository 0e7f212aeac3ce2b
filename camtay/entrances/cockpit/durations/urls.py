"""Address of the distribution of times."""

from django.urls import path

from camtay.entrances.cockpit.durations import views

urlpatterns = [path("<str:code>/thoi-gian-giai-quyet/", views.durations, name="durations")]
