"""A commune to try things in, that nobody counts."""

import pytest

from camtay.domains.places import actions, queries
from camtay.domains.places.models import Place
from camtay.foundation.access import SYSTEM, Refused

from .make import NOW, actor, hue, neighbourhood, phu_vinh

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    neighbourhood(phu_vinh(), 3, "Thôn Hà Trung 1")
    return actions.open_practice(place=phu_vinh(), by=SYSTEM, now=NOW)


def test_it_stands_beside_the_real_one(practice):
    assert (practice.code, practice.kind, practice.practice) == ("TT-19945", "commune", True)
    assert practice.parent == hue()
    assert [(one.code, one.name) for one in queries.neighbourhoods_of(practice)] == [
        ("TT-19945-001", "Thôn Hà Trung 1")
    ]
    assert queries.setting(practice, "own_intake") is True
    assert queries.practice_of(phu_vinh()) == practice


def test_it_is_seen_by_no_figure(practice):
    assert practice not in queries.real()
    assert not queries.real().filter(parent=practice).exists()
    assert practice not in queries.communes_of(hue())
    assert practice not in queries.children(hue())
    assert practice.pk not in queries.descendant_ids(hue())
    assert practice not in queries.search("phu vinh")


def test_it_opens_once(practice):
    assert actions.open_practice(place=phu_vinh(), by=SYSTEM, now=NOW) == practice
    assert Place.objects.filter(practice=True).count() == 2


def test_it_is_opened_for_real_communes_only(practice):
    for place in (hue(), practice, neighbourhood(phu_vinh(), 3, "Thôn Hà Trung 1")):
        with pytest.raises(Refused):
            actions.open_practice(place=place, by=SYSTEM, now=NOW)


def test_it_is_opened_by_the_commune_admin():
    with pytest.raises(Refused):
        actions.open_practice(place=phu_vinh(), by=actor("clerk", phu_vinh()), now=NOW)
    assert actions.open_practice(place=phu_vinh(), by=actor("commune_admin", phu_vinh()), now=NOW).practice
