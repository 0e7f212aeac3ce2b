from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "camtay.domains.tasks"
    label = "tasks"
