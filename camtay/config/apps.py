from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "camtay.config"
    label = "wiring"

    def ready(self) -> None:
        from camtay.config import checks  # noqa: F401  (importing registers them)
