"""Setting what a place sets."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.places.models import Place, PlaceSetting
from camtay.domains.places.permissions import check_can_change_settings
from camtay.domains.places.rules.settings import SETTINGS
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import record


@transaction.atomic
def set_settings(*, place: Place, values: Mapping[str, Any], by: Actor, now: datetime) -> list[str]:
    """Set several settings; None takes one back to its default. Answers the keys that changed.

    Raises Refused, or ValidationError with a sentence for each key that does not fit; then nothing is set.
    """
    check_can_change_settings(place, by=by)
    clean = _read(values)
    standing = {
        row.key: row for row in PlaceSetting.objects.select_for_update().filter(place=place, key__in=clean)
    }
    changed = [key for key, value in clean.items() if kept(standing.get(key)) != value]
    for key in changed:
        keep(standing.get(key) or PlaceSetting(place=place, key=key, version=0), clean[key], by=by, now=now)
    if changed:
        record(
            by=by,
            action="places.change_settings",
            object_type="places.Place",
            object_id=place.pk,
            now=now,
            place_id=place.pk,
            fields=sorted(changed),
        )
    return changed


def _read(values: Mapping[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    problems: dict[str, list[Any]] = {}
    for key, value in values.items():
        try:
            if key not in SETTINGS:
                raise ValidationError(_("Không có cài đặt này."))
            read[key] = None if value is None else SETTINGS[key].read(value)
        except ValidationError as error:
            problems[key] = error.messages
    if problems:
        raise ValidationError(problems)
    return read


def kept(row: PlaceSetting | None) -> Any:
    return row.value if row else None


def keep(row: PlaceSetting, value: Any, *, by: Actor, now: datetime) -> None:
    """Write a setting; None takes it back."""
    if value is None:
        row.delete()
        return
    row.value, row.updated_at, row.updated_by = value, now, by.account_id
    row.version += 1
    row.save()
