from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "camtay.domains.rounds"
    label = "rounds"
