"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from camtay.domains.places import permissions
from camtay.domains.places.models import Place, PlaceName

from .make import actor, hue, phu_vinh, phu_xuan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "commune", "type": "xa"},
        {"kind": "province", "type": "xa"},
        {"kind": "province", "type": "tinh", "valid_from": date(2026, 1, 2), "valid_to": date(2026, 1, 2)},
    ],
)
def test_it_refuses_places_that_can_not_be(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(code="x", name="x", short_name="x", **fields)


def test_it_refuses_a_province_within_another():
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(code="x", name="x", short_name="x", kind="province", type="tinh", parent=hue())


def test_it_refuses_a_name_that_ends_before_it_begins():
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceName.objects.create(
            place=hue(),
            name="x",
            short_name="x",
            type="tinh",
            valid_from=date(2026, 1, 2),
            valid_to=date(2026, 1, 1),
        )


def test_it_answers_who_may():
    admin = actor("commune_admin", phu_vinh())
    for may in (
        permissions.can_change_settings,
        permissions.can_open_practice,
        permissions.can_import_neighbourhoods,
    ):
        assert may(phu_vinh(), by=admin)
        assert not may(phu_xuan(), by=admin)
    assert not permissions.can_load_units(by=admin)
