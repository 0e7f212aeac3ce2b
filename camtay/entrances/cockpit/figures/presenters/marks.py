"""The marks of figures that lean on suspect records, for those who may see what is suspect."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.quality import permissions, queries
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Marked:
    """One figure that leans on suspect records."""

    label: str
    url: str
    findings: str


def marks(place: Place, *codes: str, by: Actor) -> dict[str, Any] | None:
    """Of these figures, or of all; None for those who may not see what is suspect. At most two queries."""
    if not permissions.can_see(place, by=by):
        return None
    known = codes or tuple(one.code for one in indicators.definitions())
    found = queries.suspect(place, known)
    return {
        "url": reverse("cockpit:checks", args=[place.code]),
        "figures": [
            Marked(
                str(indicators.definition_of(code).label),
                reverse("cockpit:indicator", args=[place.code, code]),
                formats.number(mark.findings),
            )
            for code, mark in found.items()
        ],
        "counted": _("đếm lúc %(when)s")
        % {"when": formats.moment(max(one.counted_at for one in found.values()))}
        if found
        else "",
    }
