"""The indicators of teams: how many stand, who is in them, which of them did something, and where there is none."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators.rules.shapes import Indicator, Window
from camtay.domains.indicators.rules.sources import Column, Source
from camtay.domains.teams.states import Duty, TeamKind
from camtay.foundation.predicates import And, Compare, IsNull, Or, Predicate

GROUP = _("Tổ công nghệ số cộng đồng")
LAW = _("Công văn 793/BTTTT-THH ngày 05/3/2022")
HOUSE = _("Cách tính của Cầm Tay")

_STANDING = {
    "kind": _("loại tổ"),
    "since_day": _("ngày đầu"),
    "until_day": _("ngày cuối"),
}
_SAYS = {
    "kind": lambda value: str(TeamKind(value).label),
    "duty": lambda value: str(Duty(value).label),
}
TEAMS = Source(
    model="teams.Team",
    group=GROUP,
    things=_("tổ"),
    splits={"neighbourhood": "neighbourhood"},
    says=_SAYS,
    labels=_STANDING,
    columns=(
        Column(name="name", label=_("Tổ"), shown="title", width=40),
        Column(name="place", path="place__name", label=_("Nơi"), shown="detail"),
        Column(name="decision_number", label=_("Quyết định"), shown="cell"),
        Column(name="since_day", label=_("Từ ngày"), shown="cell"),
        Column(name="until_day", label=_("Đến hết ngày"), shown="cell"),
    ),
    order=("since_day", "pk"),
    related=("place",),
    places=("place_id", "commune_id"),
    sees="teams.see",
    path="desk_path",
)
MEMBERS = Source(
    model="teams.Membership",
    group=GROUP,
    things=_("thành viên"),
    splits={"neighbourhood": "neighbourhood", "duty": "duty"},
    says=_SAYS,
    labels={**_STANDING, "is_core": _("là nòng cốt")},
    columns=(
        Column(name="name", label=_("Thành viên"), shown="title", personal=True),
        Column(name="team", path="team__name", label=_("Tổ"), shown="detail", width=40),
        Column(name="duty", label=_("Vai trò"), shown="detail"),
        Column(name="is_core", label=_("Nòng cốt"), shown="cell"),
        Column(name="since_day", label=_("Từ ngày"), shown="cell"),
        Column(name="until_day", label=_("Đến hết ngày"), shown="cell"),
    ),
    order=("since_day", "pk"),
    related=("team",),
    places=("commune_id", "neighbourhood_id"),
    sees="teams.see",
    path="team__desk_path",
)
MONTHS = Source(
    model="teams.TeamMonth",
    group=GROUP,
    things=_("tháng hoạt động của các tổ"),
    splits={"neighbourhood": "neighbourhood"},
    says=_SAYS,
    labels={**_STANDING, "day": _("ngày đầu tháng"), "sessions": _("số buổi hướng dẫn")},
    columns=(
        Column(name="team", path="team__name", label=_("Tổ"), shown="title", width=40),
        Column(name="day", label=_("Tháng bắt đầu"), shown="cell"),
        Column(name="sessions", label=_("Số buổi"), shown="cell"),
        Column(name="times", label=_("Lượt"), shown="cell"),
        Column(name="taught", label=_("Người"), shown="cell"),
    ),
    order=("day", "pk"),
    related=("team",),
    places=("commune_id", "neighbourhood_id"),
    sees="teams.see",
    path="team__desk_path",
)
COVERAGE = Source(
    model="teams.Coverage",
    group=GROUP,
    things=_("thôn, tổ dân phố"),
    splits={"neighbourhood": "place"},
    labels={"teams": _("số tổ"), "since_day": _("ngày bắt đầu có tổ")},
    columns=(
        Column(name="place", path="place__name", label=_("Thôn, tổ dân phố"), shown="title", width=30),
        Column(name="teams", label=_("Số tổ"), shown="cell"),
        Column(name="since_day", label=_("Có tổ từ"), shown="cell"),
    ),
    order=("place__name", "pk"),
    related=("place",),
    places=("commune_id", "place_id"),
    sees="teams.see",
)


def _of(kind: TeamKind) -> Predicate:
    return Compare("kind", "eq", kind.value)


def _standing(window: Window) -> Predicate:
    """Community teams, or those in them, at the end of the window."""
    stays = Or(IsNull("until_day"), Compare("until_day", "ge", window.last_key))
    return And(_of(TeamKind.COMMUNITY), Compare("since_day", "le", window.last_key), stays)


def _core(_window: Window) -> Predicate:
    return Compare("is_core", "eq", True)


def _campaigning(window: Window) -> Predicate:
    """Campaigns, or those in them, on any day of the window."""
    lasts = Or(IsNull("until_day"), Compare("until_day", "ge", window.first_key))
    return And(_of(TeamKind.CAMPAIGN), Compare("since_day", "le", window.last_key), lasts)


def _months(window: Window) -> Predicate:
    """Each month that the window touches."""
    begins = Compare("day", "ge", window.first_key // 100 * 100)
    return And(_of(TeamKind.COMMUNITY), begins, Compare("day", "le", window.last_key))


def _worked(_window: Window) -> Predicate:
    return Compare("sessions", "ge", 1)


def _neighbourhoods(_window: Window) -> Predicate:
    return And()


def _covered(window: Window) -> Predicate:
    return And(Compare("teams", "ge", 1), Compare("since_day", "le", window.last_key))


DEFINITIONS: tuple[Indicator, ...] = (
    Indicator(
        source=TEAMS,
        code="teams.count",
        label=_("Tổ công nghệ số cộng đồng"),
        meaning=_("Số tổ đang hoạt động theo quyết định, vào ngày cuối kỳ. Không gồm đội tình nguyện."),
        kind="count",
        unit="teams",
        place_field="commune",
        population=_standing,
        counts=_standing,
        law=LAW,
        good="none",
    ),
    Indicator(
        source=MEMBERS,
        code="teams.members",
        label=_("Thành viên các tổ"),
        meaning=_(
            "Số người có tên trong danh sách các tổ vào ngày cuối kỳ, gồm cả nòng cốt và những người biết công nghệ. "
            "Một người ở hai tổ là hai thành viên."
        ),
        kind="count",
        unit="members",
        place_field="commune",
        population=_standing,
        counts=_standing,
        law=LAW,
        good="none",
    ),
    Indicator(
        source=MEMBERS,
        code="teams.core",
        label=_("Thành viên nòng cốt"),
        meaning=_(
            "Trong số thành viên các tổ vào ngày cuối kỳ, bao nhiêu người là nòng cốt, có việc và có tài khoản."
        ),
        kind="count",
        unit="members",
        place_field="commune",
        population=_standing,
        counts=_core,
        law=LAW,
        good="none",
    ),
    Indicator(
        source=MONTHS,
        code="teams.active",
        label=_("Tháng có buổi hướng dẫn"),
        meaning=_(
            "Lấy từng tháng của từng tổ trong kỳ: bao nhiêu tháng tổ có ít nhất một buổi hướng dẫn. Bốn mươi tổ trong "
            "một tháng là bốn mươi tháng hoạt động."
        ),
        kind="share",
        unit="%",
        place_field="commune",
        population=_months,
        counts=_worked,
        law=HOUSE,
        month_field="day",
        good="none",
    ),
    Indicator(
        source=COVERAGE,
        code="places.with_team",
        label=_("Thôn, tổ dân phố có tổ công nghệ số"),
        meaning=_(
            "Trong số thôn, tổ dân phố, bao nhiêu nơi có ít nhất một tổ đang hoạt động vào ngày cuối kỳ."
        ),
        kind="share",
        unit="%",
        place_field="commune",
        population=_neighbourhoods,
        counts=_covered,
        law=LAW,
        splits=(),
    ),
    Indicator(
        source=TEAMS,
        code="teams.campaigns",
        label=_("Đội tình nguyện"),
        meaning=_("Số đội tình nguyện có ít nhất một ngày hoạt động trong kỳ."),
        kind="count",
        unit="teams",
        place_field="commune",
        population=_campaigning,
        counts=_campaigning,
        law=HOUSE,
        good="none",
    ),
    Indicator(
        source=MEMBERS,
        code="teams.volunteers",
        label=_("Tình nguyện viên"),
        meaning=_("Số người có tên trong các đội tình nguyện, ít nhất một ngày trong kỳ."),
        kind="count",
        unit="members",
        place_field="commune",
        population=_campaigning,
        counts=_campaigning,
        law=HOUSE,
        good="none",
    ),
)
