"""Loading the catalogue, extending the words by which it is found, and making forms in the browser."""

from camtay.domains.procedures.actions.catalogue import (
    Loaded,
    add_term,
    load_catalogue,
    note_missed_query,
    remove_term,
    set_process,
    settle_missed_query,
)
from camtay.domains.procedures.actions.editions import (
    GONE,
    Overtaken,
    discard_edition,
    publish_edition,
    save_edition,
    start_edition,
)
from camtay.domains.procedures.actions.filing import FilingChanged, set_field_filing, set_place_procedure
from camtay.domains.procedures.actions.forgetting import forget
from camtay.domains.procedures.actions.lines import LineChanged, add_procedure, change_procedure

__all__ = [
    "GONE",
    "FilingChanged",
    "LineChanged",
    "Loaded",
    "Overtaken",
    "add_procedure",
    "add_term",
    "change_procedure",
    "discard_edition",
    "forget",
    "load_catalogue",
    "note_missed_query",
    "publish_edition",
    "remove_term",
    "save_edition",
    "set_field_filing",
    "set_place_procedure",
    "set_process",
    "settle_missed_query",
    "start_edition",
]
