from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "camtay.foundation.tables"
    label = "tables"
