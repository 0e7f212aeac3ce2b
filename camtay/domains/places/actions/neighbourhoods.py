"""Bringing in a commune's neighbourhoods from a table. It is not taken back once one was changed or is in use."""

from django.utils.translation import gettext as _

from camtay.domains.places import queries
from camtay.domains.places.actions.neighbourhood_target import NeighbourhoodTarget
from camtay.domains.places.models import Place
from camtay.domains.places.permissions import check_can_import_neighbourhoods
from camtay.domains.places.rules.neighbourhoods import SCHEMA
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor
from camtay.foundation.tables.batches import Deeds
from camtay.foundation.tables.columns import TableProblem


def _check(place: Place, *, by: Actor) -> None:
    check_can_import_neighbourhoods(place, by=by)
    if place.kind != Kind.COMMUNE:
        raise TableProblem(_("Thôn, tổ dân phố phải nhập vào một xã, phường, đặc khu."))


_DEEDS = Deeds(
    SCHEMA, queries.get, _check, NeighbourhoodTarget, done="places.import_neighbourhoods",
    undone="places.undo_neighbourhoods",
)  # fmt: skip
propose_neighbourhoods = _DEEDS.propose
map_neighbourhoods = _DEEDS.choose_columns
compare_neighbourhoods = _DEEDS.compare
run_neighbourhoods = _DEEDS.carry_out
import_neighbourhoods = _DEEDS.bring_in
undo_neighbourhoods = _DEEDS.take_back
