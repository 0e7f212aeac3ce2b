"""Bringing in a commune's roll of officials from a table. It is not taken back once somebody in it was changed, or has
been to a course."""

from django.utils.translation import gettext as _

from camtay.domains.learning.actions.officials_target import OfficialTarget
from camtay.domains.learning.permissions import check_can_keep_roll
from camtay.domains.learning.rules.officials import SCHEMA
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor
from camtay.foundation.tables.batches import Deeds
from camtay.foundation.tables.columns import TableProblem


def _check(place: Place, *, by: Actor) -> None:
    check_can_keep_roll(place, by=by)
    if place.kind != Kind.COMMUNE:
        raise TableProblem(_("Danh sách cán bộ phải nhập vào một xã, phường, đặc khu."))


_DEEDS = Deeds(
    SCHEMA, places.get, _check, OfficialTarget, done="learning.import_officials", undone="learning.undo_officials"
)  # fmt: skip
propose_officials = _DEEDS.propose
map_officials = _DEEDS.choose_columns
compare_officials = _DEEDS.compare
run_officials = _DEEDS.carry_out
undo_officials = _DEEDS.take_back
