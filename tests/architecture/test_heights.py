"""No foreign key and no migration leans on something higher, or on a neighbour of the same floor."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from tests.architecture import house


def own_models() -> list[Any]:
    return [
        m for m in apps.get_models(include_auto_created=True) if m._meta.app_config.name.startswith("camtay.")
    ]


def may_lean(lower: str, upper: str) -> bool:
    """May the app `upper` lean on the app `lower` (names of modules)?"""
    return lower == upper or house.height(lower) < house.height(upper) or is_ground(lower, upper)


def is_ground(lower: str, upper: str) -> bool:
    # Rooms of the foundation may use each other; that they do so without circles, import-linter checks.
    return lower.startswith("camtay.foundation.") and upper.startswith("camtay.foundation.")


def test_it_points_foreign_keys_downwards():
    upward = []
    for model in own_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model:
                target = field.related_model._meta.app_config.name
                if not may_lean(target, model._meta.app_config.name):
                    upward.append(f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}")
    assert own_models()
    assert not upward, house.listed(upward, "A table points to lower floors only.")


def migration_leanings() -> Iterator[tuple[str, str, str]]:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    names = {config.label: config.name for config in apps.get_app_configs()}
    for (label, migration_name), migration in loader.disk_migrations.items():
        if names[label].startswith("camtay."):
            for other, _ in migration.dependencies:
                # A swappable dependency is written as the setting's name.
                label_of_other = apps.get_app_config("people").label if other == "__setting__" else other
                yield f"{label}.{migration_name}", names[label], names[label_of_other]


def test_it_points_migrations_downwards():
    leanings = list(migration_leanings())
    upward = [f"{name} -> {lower}" for name, upper, lower in leanings if not may_lean(lower, upper)]
    assert leanings
    assert not upward, house.listed(upward, "A migration depends on lower floors only.")
