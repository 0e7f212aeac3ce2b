"""By code or by words, and what lies in what."""

from datetime import date

import pytest

from camtay.domains.places import actions, queries
from camtay.domains.places.models import PlaceCode
from camtay.domains.places.states import Kind
from camtay.foundation.access import SYSTEM

from .make import NOW, hue, neighbourhood, phu_vinh, phu_xuan, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def corner():
    """Huế with two communes; Phú Vinh with two neighbourhoods and a practice commune."""
    neighbourhood(phu_vinh(), 1, "Thôn Hà Trung 1")
    neighbourhood(phu_vinh(), 2, "Thôn Trường An")
    phu_xuan()
    actions.open_practice(place=phu_vinh(), by=SYSTEM, now=NOW)
    place("01", "Thành phố Hà Nội", "thanh_pho")


def test_it_accepts_old_and_new_codes(corner):
    found = queries.by_codes(["19753", "19768", "19945", "99999"])
    assert found == {"19753": phu_xuan(), "19768": phu_xuan(), "19945": phu_vinh()}
    assert queries.by_code("99999") is None


def test_it_knows_when_a_code_held(corner):
    PlaceCode.objects.create(
        place=phu_vinh(), code="7", source="test", valid_from=date(2024, 1, 1), valid_to=date(2025, 7, 1)
    )
    assert queries.by_code("7") == phu_vinh()
    assert queries.by_code("7", date(2025, 6, 30)) == phu_vinh()
    assert queries.by_code("7", date(2025, 7, 1)) is None
    assert queries.by_code("7", date(2023, 12, 31)) is None


def names(places):
    return [one.name for one in places]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("phu vinh", ["Xã Phú Vinh"]),
        ("Xã Phú Vinh", ["Xã Phú Vinh"]),
        ("PHÚ VINH, huế", ["Xã Phú Vinh"]),
        ("phuvinh", ["Xã Phú Vinh"]),
        ("phú", ["Xã Phú Vinh", "Phường Phú Xuân"]),
        ("hue", ["Thành phố Huế", "Xã Phú Vinh", "Phường Phú Xuân"]),
        ("19768", ["Phường Phú Xuân"]),
        ("phu xuaan", ["Phường Phú Xuân"]),
        ("xã phú vimh", ["Xã Phú Vinh"]),
        ("", []),
        ("nơi không có", []),
    ],
)
def test_it_searches(corner, said, found):
    assert names(queries.search(said)) == found


def test_it_searches_neighbourhoods_within_a_place(corner):
    kinds = [Kind.NEIGHBOURHOOD]
    assert names(queries.search("truong an", kinds=kinds, within=phu_vinh())) == ["Thôn Trường An"]
    assert names(queries.search("ha trung phu vinh", kinds=kinds)) == ["Thôn Hà Trung 1"]
    assert queries.search("truong an", kinds=kinds, within=phu_xuan()) == []


def test_it_knows_what_lies_in_a_place(corner):
    assert names(queries.provinces()) == ["Thành phố Hà Nội", "Thành phố Huế"]
    assert (
        names(queries.communes_of(hue()))
        == ["Xã Phú Vinh", "Phường Phú Xuân"]
        == names(queries.children(hue()))
    )
    assert names(queries.neighbourhoods_of(phu_vinh())) == ["Thôn Hà Trung 1", "Thôn Trường An"]
    assert len(queries.descendant_ids(hue())) == 4
    assert len(queries.descendant_ids(phu_vinh())) == 2
    thon = queries.neighbourhoods_of(phu_vinh())[0]
    assert queries.descendant_ids(thon) == frozenset()
    assert names(queries.path(thon)) == ["Thành phố Huế", "Xã Phú Vinh", "Thôn Hà Trung 1"]
    assert queries.commune_of(thon) == phu_vinh()
    assert queries.commune_of(hue()) is None
    assert queries.get(thon.pk) == thon


def test_it_covers_a_place_and_all_in_it_but_no_practice(corner):
    practice = queries.practice_of(phu_vinh())
    assert queries.covers(phu_vinh()) == queries.descendant_ids(phu_vinh()) | {phu_vinh().pk}
    assert practice.pk not in queries.covers(hue())
    assert queries.covers(practice) == {practice.pk, *(one.pk for one in queries.neighbourhoods_of(practice))}
    every = [hue(), phu_vinh(), practice, queries.neighbourhoods_of(practice)[0]]
    assert queries.covers_many(every) == {one.pk: queries.covers(one) for one in every}


def test_it_leaves_out_what_no_longer_stands(corner):
    neighbourhood(phu_vinh(), 3, "Thôn Cũ", valid_to=date(2026, 1, 1))
    assert len(queries.neighbourhoods_of(phu_vinh(), date(2025, 12, 31))) == 3
    assert len(queries.neighbourhoods_of(phu_vinh(), date(2026, 1, 1))) == 2
    assert len(queries.children(phu_vinh(), date(2026, 1, 1))) == 2
