"""What `camtay check --deploy` refuses beyond Django's own list."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def keys_lie_apart(**_: Any) -> list[CheckMessage]:
    """Keys and data in one folder end up in one backup, and whoever finds it reads every citizen number."""
    home, key_file = Path(settings.CAMTAY_HOME), Path(settings.CAMTAY_KEY_FILE)
    if not key_file.resolve().is_relative_to(home.resolve()):
        return []
    return [
        Error(
            f"The key file {key_file} lies inside CAMTAY_HOME ({home}), beside the data it protects.",
            hint="Set CAMTAY_KEY_FILE to a file outside it, for example /etc/camtay/keys.json, readable by this"
            " service alone, and keep its backup apart from the data's.",
            id="camtay.E001",
        )
    ]


@register(Tags.security, deploy=True)
def key_file_is_private(**_: Any) -> list[CheckMessage]:
    key_file = Path(settings.CAMTAY_KEY_FILE)
    if key_file.stat().st_mode & 0o077 == 0:
        return []
    return [
        Error(
            f"Others on this machine may read the key file {key_file}.",
            hint=f"chmod 600 {key_file}",
            id="camtay.E002",
        )
    ]


@register(Tags.security, deploy=True)
def public_address_is_https(**_: Any) -> list[CheckMessage]:
    if settings.CAMTAY_PUBLIC_URL.startswith("https://"):
        return []
    return [
        Error(
            f"People would reach {settings.CAMTAY_PUBLIC_URL} without encryption.",
            hint="Set CAMTAY_PUBLIC_URL to the https address that is printed on receipts.",
            id="camtay.E003",
        )
    ]


@register(Tags.security, deploy=True)
def demo_is_off(**_: Any) -> list[CheckMessage]:
    if not settings.CAMTAY_DEMO:
        return []
    return [
        Error(
            "CAMTAY_DEMO is set: anyone may sign in as any of the demo's people.",
            hint="Unset CAMTAY_DEMO; the demo is for trying out only.",
            id="camtay.E004",
        )
    ]
