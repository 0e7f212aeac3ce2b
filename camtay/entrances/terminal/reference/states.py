"""States and moves of everything that has them, with a diagram each."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from camtay.entrances.terminal.reference.page import Page, reference
from camtay.foundation.transitions import Table


def tables() -> Iterator[Table]:
    """Each domain's state tables, in the order of the house."""
    for config in apps.get_app_configs():
        name = f"{config.name}.states"
        if config.name.startswith("camtay.domains.") and find_spec(name) is not None:
            found = {id(v): v for v in vars(import_module(name)).values() if isinstance(v, Table)}
            yield from found.values()


def page() -> Page:
    parts = [f"## `{table.name}`\n\n{table.markdown()}" for table in tables()]
    return reference(
        "states",
        "States",
        "Who must act in each state, whether the time limit runs, what may follow.",
        *parts,
    )
