"""Addresses of the field app and of what it asks for."""

from typing import Any

app_name = "field"
urlpatterns: list[Any] = []
