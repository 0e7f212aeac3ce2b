"""Opening a place to practise in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.places.models import Place, PlaceSetting
from camtay.domains.places.permissions import check_can_open_practice
from camtay.domains.places.rules import names
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record


@transaction.atomic
def open_practice(*, place: Place, by: Actor, now: datetime) -> Place:
    """A commune beside `place` with the same neighbourhoods, that takes cases in itself and that no figure sees.

    Its code is `TT-` and the commune's. Opened already, it is answered as it stands.
    """
    check_can_open_practice(place, by=by)
    if place.kind != Kind.COMMUNE or place.practice:
        raise Refused(_("Chỉ mở nơi thực hành cho một xã, phường, đặc khu có thật."))
    practice, made = Place.objects.get_or_create(
        code=names.practice_code(place.code),
        defaults={
            "kind": place.kind,
            "type": place.type,
            "name": _("%(name)s (thực hành)") % {"name": place.name},
            "short_name": _("%(name)s (thực hành)") % {"name": place.short_name},
            "parent": place.parent,
            "practice": True,
        },
    )
    if made:
        _copy_neighbourhoods(place, practice)
        PlaceSetting.objects.create(
            place=practice, key="own_intake", value=True, updated_at=now, updated_by=by.account_id
        )
        record(
            by=by,
            action="places.open_practice",
            object_type="places.Place",
            object_id=practice.pk,
            now=now,
            place_id=place.pk,
        )
    return practice


def _copy_neighbourhoods(place: Place, practice: Place) -> None:
    originals = Place.objects.neighbourhoods().filter(parent=place).order_by("code")
    Place.objects.bulk_create(
        Place(
            code=names.neighbourhood_code(practice.code, number),
            kind=part.kind,
            type=part.type,
            name=part.name,
            short_name=part.short_name,
            parent=practice,
            practice=True,
            search=part.search,
        )
        for number, part in enumerate(originals, start=1)
    )
