"""What the superior asks is set for many teams at once, and nobody's numbers are overwritten unseen."""

from datetime import date

import pytest

from camtay.domains.people.tests.make import NOW, account, actor, group_three, phu_xuan
from camtay.domains.places.tests.make import phu_vinh
from camtay.domains.teams import actions
from camtay.domains.teams.actions import Asked, Changed, Unfit
from camtay.domains.teams.models import Quota
from camtay.domains.teams.tests.make import team
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db
MONTH = date(2026, 11, 1)


@pytest.fixture
def thao():
    return actor(account("Hồ Thị Thảo", ("data_officer", phu_xuan())))


def set_all(asked, by, commune=phu_xuan):
    return actions.set_quotas(commune=commune(), month=MONTH, asked=asked, by=by, now=NOW)


def test_it_sets_many_at_once_and_writes_only_what_changed(thao):
    one, two, three = (team(group_three(), f"Tổ {n}") for n in "abc")
    assert set_all([Asked(one.pk, 40, 25), Asked(two.pk, 30, None), Asked(three.pk, None, None)], thao) == 2
    assert set_all([Asked(one.pk, 40, 25, 1), Asked(two.pk, 30, 20, 1)], thao) == 1
    rows = Quota.objects.order_by("team__name").values_list("month", "times", "people", "version")
    assert list(rows) == [(202611, 40, 25, 1), (202611, 30, 20, 2)]
    assert Entry.objects.filter(action="teams.set_quota").count() == 3


def test_it_does_not_overwrite_what_was_not_seen(thao):
    mine = team(group_three())
    set_all([Asked(mine.pk, 40, 25)], thao)
    with pytest.raises(Changed) as found:
        set_all([Asked(mine.pk, 99, 99, 0)], thao)
    assert found.value.standing.times == 40


def test_it_refuses_teams_of_elsewhere_and_odd_numbers(thao):
    with pytest.raises(Unfit):
        set_all([Asked(team(phu_vinh()).pk, 1, 1)], thao)
    with pytest.raises(Unfit):
        set_all([Asked(team(group_three()).pk, -1, 1)], thao)
    with pytest.raises(Refused):
        set_all([], thao, commune=phu_vinh)
