"""How far each neighbourhood lies from where its commune takes cases in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.places.actions.settings import keep, kept
from camtay.domains.places.models import Place, PlaceSetting
from camtay.domains.places.permissions import check_can_change_settings
from camtay.domains.places.rules.settings import KM_TO_CENTRE
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import Deed, record_many


@transaction.atomic
def set_distances(*, place: Place, values: Mapping[str, Any], by: Actor, now: datetime) -> list[str]:
    """Code of a neighbourhood → kilometres as typed; nothing typed: not known. Answers the codes that changed.

    Raises Refused, or ValidationError with a sentence for each code that does not fit; then nothing is set.
    """
    check_can_change_settings(place, by=by)
    parts = {part.code: part for part in Place.objects.neighbourhoods().filter(parent=place, code__in=values)}
    wanted = _read(values, parts)
    rows = PlaceSetting.objects.select_for_update().filter(key=KM_TO_CENTRE.key, place__in=parts.values())
    standing = {row.place_id: row for row in rows}
    changed = [code for code, km in wanted.items() if kept(standing.get(parts[code].pk)) != km]
    for code in changed:
        row = standing.get(parts[code].pk) or PlaceSetting(place=parts[code], key=KM_TO_CENTRE.key, version=0)
        keep(row, wanted[code], by=by, now=now)
    if changed:
        deeds = [
            Deed("places.change_settings", "places.Place", str(parts[code].pk), fields=[KM_TO_CENTRE.key])
            for code in changed
        ]
        record_many(by=by, place_id=place.pk, deeds=deeds, now=now)
    return changed


def _read(values: Mapping[str, Any], parts: Mapping[str, Place]) -> dict[str, float | None]:
    read: dict[str, float | None] = {}
    problems: dict[str, list[Any]] = {}
    for code, said in values.items():
        try:
            if code not in parts:
                raise ValidationError(_("Không có thôn, tổ này."))
            read[code] = None if said is None else KM_TO_CENTRE.read(said)
        except ValidationError as error:
            problems[code] = error.messages
    if problems:
        raise ValidationError(problems)
    return read
