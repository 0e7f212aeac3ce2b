"""Addresses of one's own data."""

from django.urls import path

from camtay.entrances.portal.wishes import views

urlpatterns = [
    path("du-lieu-ca-nhan/", views.notice, name="data_notice"),
    path("du-lieu-cua-toi/", views.my_data, name="my_data"),
    path("du-lieu-cua-toi/tai-ve/<str:kind>/", views.take_away, name="my_data_file"),
    path("du-lieu-cua-toi/yeu-cau/<str:move>/", views.ask, name="data_ask"),
    path("du-lieu-cua-toi/yeu-cau/<uuid:request_id>/rut/", views.take_back, name="data_take_back"),
]
