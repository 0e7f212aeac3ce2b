"""What deeds are called, gathered from every installed domain that says it of its own."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from camtay.foundation.access import matrix


def deed_words() -> dict[str, str]:
    """Action → words for staff, in the active language: what its domain calls it (`states.DEED_WORDS`), else the
    label of the permission of that name."""
    found = {one.name: str(one.label) for one in matrix()}
    for config in apps.get_app_configs():
        name = f"{config.name}.states"
        if config.name.startswith("camtay.domains.") and find_spec(name) is not None:
            said = getattr(import_module(name), "DEED_WORDS", {})
            found |= {action: str(words) for action, words in said.items()}
    return found
