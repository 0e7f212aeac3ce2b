from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "camtay.domains.plans"
    label = "plans"
