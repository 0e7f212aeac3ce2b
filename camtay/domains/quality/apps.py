from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "camtay.domains.quality"
    label = "quality"
