from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "camtay.foundation.once"
    label = "once"
