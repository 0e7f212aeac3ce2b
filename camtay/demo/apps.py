from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "camtay.demo"
    label = "demo"
