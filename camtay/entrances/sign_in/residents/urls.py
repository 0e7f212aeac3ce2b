"""Addresses of residents' sign-in."""

from django.urls import path

from camtay.entrances.sign_in.residents import views

urlpatterns = [
    path("dang-nhap/dien-thoai/", views.ask_phone, name="phone"),
    path("dang-nhap/ma/", views.ask_code, name="code"),
    path("dang-nhap/ten/", views.ask_name, name="name"),
]
