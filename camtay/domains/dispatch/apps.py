from django.apps import AppConfig


class DispatchConfig(AppConfig):
    name = "camtay.domains.dispatch"
    label = "dispatch"
