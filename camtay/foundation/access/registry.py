"""The permission matrix, gathered from every installed room that declares deeds."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from camtay.foundation.access.permissions import Permission


def matrix() -> list[Permission]:
    """Every deed of every domain, in the order of the house. Two deeds of one name are a programming error."""
    found: dict[str, Permission] = {}
    for config in apps.get_app_configs():
        module_name = f"{config.name}.permissions"
        if not config.name.startswith("camtay.domains.") or find_spec(module_name) is None:
            continue
        for permission in import_module(module_name).PERMISSIONS:
            if permission.name in found:
                raise ValueError(f"two permissions are named {permission.name}")
            found[permission.name] = permission
    return list(found.values())
