"""Reads of rounds: phones, visits, what phones brought, what is on them."""

from camtay.domains.rounds.queries.attachments import receipt_of
from camtay.domains.rounds.queries.devices import (
    device,
    device_of,
    devices_reached,
    helpers_on,
    helps,
    in_use_of,
    own_devices,
    places_helped,
)
from camtay.domains.rounds.queries.held import HeldLine, clashes, former, held, held_lines, held_places
from camtay.domains.rounds.queries.kept import KEEPS, about
from camtay.domains.rounds.queries.packs import states_of
from camtay.domains.rounds.queries.visits import (
    candidates,
    is_lesson,
    met_elsewhere,
    taken_in,
    visit,
    visits_of,
    visits_to_agree,
    with_visits,
)

__all__ = [
    "KEEPS",
    "HeldLine",
    "about",
    "candidates",
    "clashes",
    "device",
    "device_of",
    "devices_reached",
    "former",
    "held",
    "held_lines",
    "held_places",
    "helpers_on",
    "helps",
    "in_use_of",
    "is_lesson",
    "met_elsewhere",
    "own_devices",
    "places_helped",
    "receipt_of",
    "states_of",
    "taken_in",
    "visit",
    "visits_of",
    "visits_to_agree",
    "with_visits",
]
