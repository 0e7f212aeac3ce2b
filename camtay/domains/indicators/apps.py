from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "camtay.domains.indicators"
    label = "indicators"
