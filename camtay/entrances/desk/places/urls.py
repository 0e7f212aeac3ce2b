"""The commune as it is here."""

from django.urls import path

from camtay.entrances.desk.places import views

urlpatterns = [
    path("dia-ban/", views.home, name="places"),
    path("dia-ban/<str:code>/", views.place, name="place"),
    path("dia-ban/<str:code>/cai-dat/", views.settings, name="place_settings"),
    path("dia-ban/<str:code>/duong-di/", views.distances, name="place_distances"),
    path("dia-ban/<str:code>/thuc-hanh/", views.practice, name="place_practice"),
]
