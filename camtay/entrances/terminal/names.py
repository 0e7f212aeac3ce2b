"""What commands there are, and how their names are written."""

from django.core.management import get_commands


def own_commands() -> list[str]:
    """Names (with underscores) of the commands this package brings."""
    return sorted(name for name, app in get_commands().items() if _app_name(app).startswith("camtay."))


def other_commands() -> list[str]:
    return sorted(name for name, app in get_commands().items() if not _app_name(app).startswith("camtay."))


def dashed(name: str) -> str:
    return name.replace("_", "-")


def _app_name(app: object) -> str:
    # get_commands() gives a name for commands found on disk, and a class for those already loaded.
    return app if isinstance(app, str) else type(app).__module__
