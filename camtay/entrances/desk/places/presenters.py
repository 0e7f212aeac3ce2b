"""A commune's page: its neighbourhoods and what is set."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from camtay.domains.places import queries
from camtay.domains.places.models import Place
from camtay.domains.places.states import Type
from camtay.entrances.desk.places.forms import HIDDEN, as_typed
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Row


@dataclass(frozen=True)
class Line:
    """One neighbourhood."""

    code: str
    name: str
    type: str
    households: str
    residents: str
    km: str


def neighbourhoods(commune: Place) -> list[Line]:
    """By number."""
    km = queries.distances_of(commune)
    return [
        Line(
            one.code,
            one.name,
            str(Type(one.type).label),
            formats.number(one.households),
            formats.number(one.residents),
            formats.number(km.get(one.pk)),
        )
        for one in queries.neighbourhoods_of(commune)
    ]


def settings(commune: Place) -> list[Row]:
    """What is set, in words."""
    standing = queries.settings_of(commune)
    shown = [setting for setting in queries.setting_fields() if setting.key not in HIDDEN]
    return [Row(str(one.label), _words(getattr(standing, one.key))) for one in shown]


def _words(value: object) -> str:
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    return str(as_typed(value) or "") or _("Chưa ghi")
