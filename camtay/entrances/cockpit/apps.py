from django.apps import AppConfig


class CockpitConfig(AppConfig):
    name = "camtay.entrances.cockpit"
    label = "cockpit"
