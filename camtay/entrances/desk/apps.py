from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "camtay.entrances.desk"
    label = "desk"
