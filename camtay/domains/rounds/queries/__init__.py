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
from camtay.domains.rounds.queries.held import (
    HeldLine,
    Waits,
    clashes,
    former,
    held,
    held_lines,
    held_places,
    waits,
)
from camtay.domains.rounds.queries.kept import KEEPS, about
from camtay.domains.rounds.queries.lessons import titles
from camtay.domains.rounds.queries.packs import states_of
from camtay.domains.rounds.queries.visits import (
    candidates,
    is_lesson,
    met_elsewhere,
    people_to_choose,
    taken_in,
    this_week,
    visit,
    visits_of,
    visits_reached,
    visits_to_agree,
    weeks_open,
    with_visits,
)

__all__ = [
    "KEEPS",
    "HeldLine",
    "Waits",
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
    "people_to_choose",
    "places_helped",
    "receipt_of",
    "states_of",
    "taken_in",
    "this_week",
    "titles",
    "visit",
    "visits_of",
    "visits_reached",
    "visits_to_agree",
    "waits",
    "weeks_open",
    "with_visits",
]
