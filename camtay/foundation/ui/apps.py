from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "camtay.foundation.ui"
    label = "ui"
