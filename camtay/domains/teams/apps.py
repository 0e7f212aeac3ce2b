from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "camtay.domains.teams"
    label = "teams"
