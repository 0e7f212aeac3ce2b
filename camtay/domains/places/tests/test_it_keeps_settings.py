"""What a place sets, what it has from its province, and what it can not be set to."""

import pytest
from django.core.exceptions import ValidationError

from camtay.domains.places import actions, queries
from camtay.domains.places.models import PlaceSetting
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history

from .make import NOW, actor, hue, neighbourhood, phu_vinh, phu_xuan

pytestmark = pytest.mark.django_db


def set_(place, by=SYSTEM, **values):
    return actions.set_settings(place=place, values=values, by=by, now=NOW)


def test_it_has_defaults():
    settings = queries.settings_of(phu_vinh())
    assert (settings.agency_id, settings.own_intake, settings.desk_phone) == ("", False, "")
    assert queries.agency_id(phu_vinh()) == "19945"


def test_it_keeps_what_is_set():
    changed = set_(phu_vinh(), agency_id=" h57.12 ", own_intake=True, desk_phone="0234 3822 222")
    assert changed == ["agency_id", "own_intake", "desk_phone"]
    settings = queries.settings_of(phu_vinh())
    assert (settings.agency_id, settings.own_intake, settings.desk_phone) == ("H57.12", True, "+842343822222")
    assert queries.agency_id(neighbourhood(phu_vinh(), 1, "Thôn 1")) == "H57.12"
    assert queries.setting(phu_xuan(), "own_intake") is False
    assert history("places.Place", phu_vinh().pk).get().fields == ["agency_id", "desk_phone", "own_intake"]


def test_it_changes_nothing_when_repeated():
    set_(phu_vinh(), agency_id="H57.12")
    assert set_(phu_vinh(), agency_id="H57.12") == []
    assert PlaceSetting.objects.get().version == 1
    assert set_(phu_vinh(), agency_id="H57.13") == ["agency_id"]
    assert PlaceSetting.objects.get().version == 2


def test_it_goes_back_to_the_default():
    set_(phu_vinh(), own_intake=True)
    set_(phu_vinh(), own_intake=None)
    assert not PlaceSetting.objects.exists()
    assert queries.setting(phu_vinh(), "own_intake") is False


def test_it_hands_down_only_what_is_common():
    set_(hue(), agency_id="H57", case_code_pattern=r"H57-\d+")
    assert queries.setting(phu_vinh(), "case_code_pattern") == r"H57-\d+"
    assert queries.setting(phu_vinh(), "agency_id") == ""
    set_(phu_vinh(), case_code_pattern=r"PV-\d+")
    assert queries.setting(phu_vinh(), "case_code_pattern") == r"PV-\d+"
    assert queries.setting(hue(), "agency_id") == "H57"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("agency_id", "H57 12"),
        ("case_code_pattern", "("),
        ("own_intake", "có"),
        ("desk_phone", "123"),
        ("desk_email", "phuvinh"),
        ("desk_address", "x" * 201),
        ("nothing_known", "1"),
    ],
)
def test_it_refuses_what_does_not_fit_and_then_sets_nothing(key, value):
    with pytest.raises(ValidationError) as refused:
        set_(phu_vinh(), desk_name="Trung tâm", **{key: value})
    assert list(refused.value.message_dict) == [key]
    assert not PlaceSetting.objects.exists()


def test_it_is_for_the_commune_admin():
    set_(phu_vinh(), by=actor("commune_admin", phu_vinh()), desk_name="Trung tâm")
    assert PlaceSetting.objects.get().updated_by == 7
    for other in (actor("clerk", phu_vinh()), actor("commune_admin", phu_xuan())):
        with pytest.raises(Refused):
            set_(phu_vinh(), by=other, desk_name="Khác")


def test_it_knows_where_a_person_may_file():
    set_(phu_xuan(), own_intake=True)
    set_(phu_vinh(), own_intake=False)
    actions.open_practice(place=phu_vinh(), by=SYSTEM, now=NOW)
    assert queries.with_own_intake() == [phu_xuan()]


def test_it_lists_what_can_be_set():
    assert [one.key for one in queries.setting_fields()][:2] == ["agency_id", "case_code_pattern"]
