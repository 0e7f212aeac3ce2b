"""How far a neighbourhood lies from the centre: as the commune says, and never guessed."""

import pytest
from django.core.exceptions import ValidationError

from camtay.domains.places import actions, queries
from camtay.domains.places.models import PlaceSetting
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.models import Entry

from .make import NOW, actor, neighbourhood, phu_vinh, phu_xuan

pytestmark = pytest.mark.django_db


def say(commune, by=SYSTEM, **km):
    values = {f"{commune.code}-{key.removeprefix('n').zfill(3)}": said for key, said in km.items()}
    return actions.set_distances(place=commune, values=values, by=by, now=NOW)


def parts(commune=None):
    return [neighbourhood(commune or phu_xuan(), number, f"Tổ {number}") for number in (1, 2)]


def average(km):
    actions.set_settings(place=phu_xuan(), values={"km_to_centre_default": km}, by=SYSTEM, now=NOW)


def test_it_knows_nothing_until_somebody_says():
    first, _second = parts()
    assert queries.km_to_centre(phu_xuan().pk, first.pk) is None
    assert queries.km_to_centre(phu_xuan().pk, None) is None


def test_it_takes_the_neighbourhoods_own_way_then_the_average():
    first, second = parts()
    assert say(phu_xuan(), n1="1,8", n2="") == [first.code]
    average("2.5")
    assert queries.km_to_centre(phu_xuan().pk, first.pk) == 1.8
    assert queries.km_to_centre(phu_xuan().pk, second.pk) == 2.5
    assert queries.km_to_centre(phu_xuan().pk, None) == 2.5
    assert queries.distances_of(phu_xuan()) == {first.pk: 1.8}
    average("")
    assert queries.km_to_centre(phu_xuan().pk, second.pk) is None


def test_the_way_to_ones_own_centre_says_nothing_of_another():
    average("2,5")
    elsewhere, _other = parts(phu_vinh())
    say(phu_vinh(), n1="7")
    assert queries.km_to_centre(phu_xuan().pk, elsewhere.pk) is None


def test_it_writes_what_changed_and_tells_the_journal():
    first, second = parts()
    say(phu_xuan(), n1="1,8", n2="3")
    assert say(phu_xuan(), n1="1.8", n2=None) == [second.code]
    assert PlaceSetting.objects.get().place == first
    told = Entry.objects.filter(action="places.change_settings", place_id=phu_xuan().pk)
    assert [int(one.object_id) for one in told.order_by("number")] == [first.pk, second.pk, second.pk]


@pytest.mark.parametrize("said", ["xa lắm", "0", "-1", "1,2,3", "250", "1e2", "nan", "٣"])
def test_it_refuses_what_is_no_way_and_sets_nothing(said):
    parts()
    with pytest.raises(ValidationError) as refused:
        say(phu_xuan(), n1="2", n2=said)
    assert list(refused.value.message_dict) == ["19753-002"]
    assert not PlaceSetting.objects.exists()


def test_it_is_for_the_commune_admin_and_their_own_neighbourhoods():
    parts()
    parts(phu_vinh())
    for other in (actor("clerk", phu_xuan()), actor("commune_admin", phu_vinh())):
        with pytest.raises(Refused):
            say(phu_xuan(), by=other, n1="2")
    with pytest.raises(ValidationError):
        actions.set_distances(place=phu_xuan(), values={"19945-001": "2"}, by=SYSTEM, now=NOW)
    assert say(phu_xuan(), by=actor("commune_admin", phu_xuan()), n1="2") == ["19753-001"]
