"""34 provinces and 3,321 communes, as they are called on a day."""

from datetime import datetime
from time import perf_counter

import pytest

from camtay.domains.places import actions, queries
from camtay.domains.places.models import Place, PlaceCode, PlaceName
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history

from .make import NOW, actor, hue, neighbourhood, phu_vinh

pytestmark = pytest.mark.django_db


def on(year, month, day):
    return NOW.replace(year=year, month=month, day=day)


def load(now: datetime = NOW):
    return actions.load_units(by=SYSTEM, now=now)


def test_it_loads_every_province_and_commune_within_two_seconds():
    started = perf_counter()
    loaded = load()
    assert perf_counter() - started < 2
    assert (loaded.created, loaded.changed, loaded.unchanged) == (3355, 0, 0)
    assert Place.objects.provinces().count() == 34
    assert Place.objects.communes().count() == 3321
    assert len(queries.communes_of(queries.by_code("46"))) == 40
    for code, name in {
        "46": "Thành phố Huế",
        "19945": "Xã Phú Vinh",
        "19858": "Phường Phong Thái",
        "19753": "Phường Phú Xuân",
        "20179": "Xã Nam Đông",
    }.items():
        assert queries.by_code(code).name == name


def test_it_changes_nothing_when_repeated():
    load()
    rows = [list(model.objects.order_by("pk").values()) for model in (Place, PlaceName, PlaceCode)]
    again = load()
    assert (again.created, again.changed, again.unchanged) == (0, 0, 3355)
    assert [list(model.objects.order_by("pk").values()) for model in (Place, PlaceName, PlaceCode)] == rows
    assert history("places.Place", "units").count() == 1


def test_it_knows_former_names():
    load()
    loc_ninh = queries.by_code("25270")
    assert (loc_ninh.name, loc_ninh.type) == ("Phường Lộc Ninh", "phuong")
    assert queries.name_on(loc_ninh, on(2026, 4, 29).date()) == "Xã Lộc Ninh"
    assert queries.name_on(loc_ninh, on(2026, 4, 30).date()) == "Phường Lộc Ninh"
    assert queries.name_on(queries.by_code("75"), on(2026, 1, 1).date()) == "Tỉnh Đồng Nai"
    assert queries.name_on(queries.by_code("19945"), on(2026, 1, 1).date()) == "Xã Phú Vinh"
    assert PlaceName.objects.get(place=loc_ninh, valid_to=None).act == "237/NQ-UBTVQH16"


def test_it_calls_places_as_they_are_called_on_the_day():
    load(on(2026, 3, 1))
    assert Place.objects.filter(type="thanh_pho").count() == 6
    assert Place.objects.filter(type="phuong").count() == 687
    later = load(on(2026, 4, 30))
    assert (later.created, later.changed) == (0, 11)
    assert load(on(2026, 9, 20)).changed == 14
    assert Place.objects.filter(type="thanh_pho").count() == 9
    assert Place.objects.filter(type="phuong").count() == 709
    assert Place.objects.communes().count() == 3321
    bac_ninh = queries.by_code("24")
    assert (bac_ninh.name, bac_ninh.short_name, bac_ninh.version) == ("Thành phố Bắc Ninh", "Bắc Ninh", 2)


@pytest.mark.parametrize(("old", "new"), [("19768", "19753"), ("19864", "19858"), ("20152", "20137")])
def test_it_accepts_old_codes(old, new):
    load()
    assert queries.by_code(old) == queries.by_code(new)
    assert queries.by_code(old).code == new


def test_it_leaves_neighbourhoods_and_practice_alone():
    thon = neighbourhood(phu_vinh(), 1, "Thôn Hà Trung 1")
    practice = actions.open_practice(place=phu_vinh(), by=SYSTEM, now=NOW)
    load()
    thon.refresh_from_db()
    assert thon.parent == phu_vinh()
    assert Place.objects.communes().count() == 3322
    assert Place.objects.real().communes().count() == 3321
    practice.refresh_from_db()
    assert practice.name == "Xã Phú Vinh (thực hành)"


def test_only_the_installation_itself_may():
    with pytest.raises(Refused):
        actions.load_units(by=actor("city_admin", hue()), now=NOW)
