"""Who sees teams, keeps them, and keeps the people of one team."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.domains.teams.models import Membership, Team
from camtay.domains.teams.states import LEADING
from camtay.foundation.access import Actor, Permission, Reach, Refused, allows, check


def _at_place(*roles: str) -> dict[str, Reach]:
    return dict.fromkeys(roles, Reach.PLACE)


_KEEPERS = ("data_officer", "commune_admin")
SEE = Permission(
    "teams.see",
    _("Xem tổ công nghệ số, đội tình nguyện"),
    {
        "helper": Reach.OWN,
        "team_leader": Reach.OWN,
        **_at_place(
            *_KEEPERS,
            "village_head",
            "commune_leader",
            "party_viewer",
            "city_viewer",
            "city_admin",
            "auditor",
        ),
    },
)
KEEP = Permission(
    "teams.keep",
    _("Thành lập, kiện toàn, giải thể tổ; mở đợt tình nguyện; nạp danh sách; giao chỉ tiêu"),
    _at_place(*_KEEPERS),
)
KEEP_MEMBERS = Permission(
    "teams.keep_members",
    _("Thêm, sửa, cho thôi thành viên của tổ; đề nghị khen thưởng; in giấy chứng nhận"),
    {"team_leader": Reach.OWN, **_at_place(*_KEEPERS)},
)

PERMISSIONS = (SEE, KEEP, KEEP_MEMBERS)
OTHERS_DO = _("Đây là việc của chính anh/chị nên người khác phải làm. Hãy nhờ cán bộ dữ liệu của xã, phường.")


def check_can_keep(place: Place, *, by: Actor) -> None:
    check(KEEP, by, places=[place.pk])


def can_keep(place_id: int, *, by: Actor) -> bool:
    return allows(KEEP, by, places=[place_id])


def check_can_keep_members(team: Team, *, by: Actor, on: date) -> None:
    """Officers keep all teams of their place; a team's leader their own."""
    if not can_keep_members(team, by=by, on=on):
        check(KEEP_MEMBERS, by, places=[team.place_id])


def can_keep_members(team: Team, *, by: Actor, on: date) -> bool:
    if allows(KEEP_MEMBERS, by, places=[team.place_id]):
        return True
    return by.holds("team_leader") and allows(KEEP_MEMBERS, by, owners=_people(team, on, LEADING))


def can_see(team: Team, *, by: Actor, on: date) -> bool:
    """Who has a role there sees every team; a core member their own."""
    return allows(SEE, by, places=[team.place_id]) or (
        by.holds("helper", "team_leader") and allows(SEE, by, owners=_people(team, on))
    )


def check_is_another(member: Membership, *, by: Actor) -> None:
    """Nobody proposes themselves for praise, nor signs their own hours."""
    own = by.person_id is not None and by.person_id in (member.person_id, _head(member))
    if own:
        raise Refused(OTHERS_DO)


def is_own(member: Membership, *, by: Actor) -> bool:
    return by.person_id is not None and by.person_id in (member.person_id, _head(member))


def _head(member: Membership) -> int | None:
    return member.person.same_as_id if member.person is not None else None


def _people(team: Team, on: date, duties: Collection[str] = ()) -> set[int]:
    """The people who are core members on a day, under every row of theirs."""
    core = Membership.objects.on(on).filter(team=team, is_core=True).exclude(person=None)
    if duties:
        core = core.filter(duty__in=duties)
    ids = core.values_list("person", "person__same_as")
    return {pk for pair in ids for pk in pair if pk is not None}
