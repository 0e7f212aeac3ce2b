from django.apps import AppConfig


class ClosingsConfig(AppConfig):
    name = "camtay.domains.closings"
    label = "closings"
