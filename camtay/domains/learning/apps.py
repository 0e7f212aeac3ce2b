from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "camtay.domains.learning"
    label = "learning"
