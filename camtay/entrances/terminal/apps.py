from django.apps import AppConfig


class TerminalConfig(AppConfig):
    name = "camtay.entrances.terminal"
    label = "terminal"

    def ready(self) -> None:
        from camtay.entrances.terminal import checks  # noqa: F401  (importing registers them)
