from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "camtay.entrances.portal"
    label = "portal"
