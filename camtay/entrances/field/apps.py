from django.apps import AppConfig


class FieldConfig(AppConfig):
    name = "camtay.entrances.field"
    label = "field"
