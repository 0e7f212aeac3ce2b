"""Deeds done to the map: loading the country's units, bringing in neighbourhoods, settings, distances, practice."""

from camtay.domains.places.actions.distances import set_distances
from camtay.domains.places.actions.forgetting import forget
from camtay.domains.places.actions.neighbourhoods import (
    compare_neighbourhoods,
    import_neighbourhoods,
    map_neighbourhoods,
    propose_neighbourhoods,
    run_neighbourhoods,
    undo_neighbourhoods,
)
from camtay.domains.places.actions.practice import open_practice
from camtay.domains.places.actions.settings import set_settings
from camtay.domains.places.actions.units import Loaded, load_units

__all__ = [
    "Loaded",
    "compare_neighbourhoods",
    "forget",
    "import_neighbourhoods",
    "load_units",
    "map_neighbourhoods",
    "open_practice",
    "propose_neighbourhoods",
    "run_neighbourhoods",
    "set_distances",
    "set_settings",
    "undo_neighbourhoods",
]
