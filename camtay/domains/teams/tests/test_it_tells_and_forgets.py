"""What teams keep of somebody is told them, and goes when they ask; what their team did still adds up."""

from datetime import timedelta

import pytest

from camtay.domains.people import queries as people
from camtay.domains.people.tests.make import NOW, group_three, person, phu_xuan
from camtay.domains.teams import actions, queries
from camtay.domains.teams.models import Commendation, Membership
from camtay.domains.teams.tests.make import member, team
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db


def test_it_tells_every_row_and_forgets_the_name():
    suong = person("Huỳnh Thị Sương", phu_xuan(), phone="+84905777123")
    mine = team(group_three())
    tied = member(mine, "Huỳnh Thị Sương", person=suong, birth_year=1980)
    member(team(group_three(), "Khác"), "Huỳnh thị Sương", phone="+84905777123", knows="quét giấy")
    stranger = member(
        mine, "Lê Văn Út", phone="+84905777123"
    )  # another of the house, with the same telephone
    Commendation.objects.create(
        team=mine, member=tied, occasion="2026", reason="Giỏi", proposed_at=NOW - timedelta(days=1)
    )
    who = people.whom(suong)
    said = "\n".join(line.value for line in queries.about(who))
    assert "1980" in said
    assert "quét giấy" in said
    assert "2026: Giỏi" in said
    assert "Út" not in said
    done = actions.forget(who=who, by=SYSTEM, now=NOW)
    assert len(done.erased) == 1
    assert queries.about(who) == []
    tied.refresh_from_db()
    assert (tied.name, tied.person, tied.until) == ("", None, NOW.date())
    assert Membership.objects.get(pk=stranger.pk).name == "Lê Văn Út"
    assert not actions.forget(who=who, by=SYSTEM, now=NOW).erased
