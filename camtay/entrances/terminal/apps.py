from django.apps import AppConfig


class TerminalConfig(AppConfig):
    name = "camtay.entrances.terminal"
    label = "terminal"
