"""A team or somebody in it is proposed for praise, never by themselves."""

import pytest

from camtay.domains.people.tests.make import NOW, account, actor, group_three, phu_xuan
from camtay.domains.teams import actions
from camtay.domains.teams.actions import Unfit
from camtay.domains.teams.models import Commendation
from camtay.domains.teams.tests.make import member, team
from camtay.foundation.access import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("team_leader", phu_xuan()))


@pytest.fixture
def mine(lan):
    made = team(group_three())
    member(made, account=lan, duty="leader")
    return made


def propose(mine, by, **said):
    return actions.propose_commendation(
        team_id=mine.pk,
        occasion="Tổng kết năm 2026",
        reason="Dạy 40 bà con dùng VNeID",
        by=by,
        now=NOW,
        **said,
    )


def test_a_leader_proposes_somebody_of_their_team(mine, lan):
    khoa = member(mine, "Đặng Minh Khoa")
    made = propose(mine, actor(lan), member_id=khoa.pk)
    assert (made.member, made.proposed_by) == (khoa, lan)
    actions.withdraw_commendation(commendation_id=made.pk, by=actor(lan), now=NOW)
    actions.withdraw_commendation(commendation_id=made.pk, by=actor(lan), now=NOW)
    assert Commendation.objects.get().withdrawn_at == NOW


def test_nobody_proposes_themselves(mine, lan):
    with pytest.raises(Refused, match="việc của chính anh/chị"):
        propose(mine, actor(lan), member_id=mine.members.get().pk)


def test_it_says_what_is_missing_and_who_is_not_in_the_team(mine, lan):
    with pytest.raises(Unfit, match="dịp"):
        actions.propose_commendation(team_id=mine.pk, occasion=" ", reason="x", by=actor(lan), now=NOW)
    with pytest.raises(Unfit, match="không ở trong tổ"):
        propose(mine, actor(lan), member_id=member(team(group_three(), "Khác")).pk)


def test_others_propose_nobody(mine):
    with pytest.raises(Refused):
        propose(mine, actor(account("Nga", ("clerk", phu_xuan()))))
