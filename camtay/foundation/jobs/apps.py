from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "camtay.foundation.jobs"
    label = "jobs"
