"""Checks of teams and their rosters."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from camtay.domains.quality.rules.shapes import Check, Moment
from camtay.domains.quality.rules.sources import COVERAGE, MEMBERS, TEAMS
from camtay.foundation.predicates import And, Compare, IsNull, Or, Predicate

SILENT_DAYS = 90
SHARED = 3  # members under one telephone

of_teams = partial(Check, source=TEAMS, place_field="commune_id")
of_members = partial(Check, source=MEMBERS, place_field="commune_id")


def standing(moment: Moment) -> Predicate:
    """Community teams of today, or those in them."""
    stays = Or(IsNull("until_day"), Compare("until_day", "ge", moment.today))
    return And(Compare("kind", "eq", "community"), Compare("since_day", "le", moment.today), stays)


CHECKS: tuple[Check, ...] = (
    of_members(
        code="members.twice",
        title=_("Một tên hai lần trong một tổ"),
        todo=_("Xem có phải một người không; nếu phải thì cho dòng thừa ra khỏi tổ."),
        severity="medium",
        leans=("teams.members", "teams.core"),
    ),
    of_members(
        code="members.shared_phone",
        title=_("Từ 3 thành viên trở lên dùng chung một số điện thoại"),
        todo=_("Hỏi số của từng người; không có thì để trống."),
        severity="low",
        leans=("teams.members",),
    ),
    of_members(
        code="members.core_without_account",
        title=_("Thành viên nòng cốt chưa có tài khoản"),
        todo=_("Mời họ vào Cầm Tay, hoặc ghi lại là không phải nòng cốt."),
        severity="medium",
        leans=("teams.core",),
    ),
    of_teams(
        code="teams.without_neighbourhood",
        title=_("Tổ không gắn với thôn, tổ dân phố nào"),
        todo=_("Ghi tổ thuộc thôn, tổ dân phố nào, nếu không phải tổ của cả xã, phường."),
        severity="low",
        leans=("places.with_team",),
        suspect=lambda moment: And(standing(moment), IsNull("neighbourhood")),
    ),
    of_teams(
        code="teams.without_leader",
        title=_("Tổ không có tổ trưởng"),
        todo=_("Ghi ai là tổ trưởng."),
        severity="medium",
        leans=("teams.count",),
    ),
    of_teams(
        code="teams.silent",
        title=_("Tổ không có buổi nào ghi lại trong 90 ngày"),
        todo=_("Hỏi tổ có hoạt động không; có thì ghi các buổi, không thì xem lại tổ."),
        severity="low",
        leans=("teams.active", "teams.count"),
    ),
    Check(
        source=COVERAGE,
        place_field="commune_id",
        code="places.without_team",
        title=_("Thôn, tổ dân phố chưa có tổ"),
        todo=_("Thành lập tổ, hoặc ghi tổ đang giúp nơi này."),
        severity="low",
        leans=("places.with_team",),
        suspect=lambda _moment: Compare("teams", "eq", 0),
    ),
)
