"""The indicators of learning: who was shown, who got how far, and which officials were trained."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators.rules.shapes import Indicator, Window
from camtay.domains.indicators.rules.sources import Column, Source
from camtay.domains.learning.queries import lessons
from camtay.domains.learning.states import Rung, Seen
from camtay.domains.people.states import Department
from camtay.foundation.predicates import And, Compare, Field, IsNull, Or, Predicate

GROUP = _("Học kỹ năng số")
HOUSE = _("Cách tính của Cầm Tay, theo Kế hoạch 01-KH/BCĐTW (Bình dân học vụ số)")


def _title(skill: str) -> str:
    found = lessons.lesson(skill)
    return found.title if found is not None else skill


_DAYS = {
    "shown_day": _("ngày đầu tiên được chỉ"),
    "helped_day": _("ngày đầu tiên làm được khi có người giúp"),
    "alone_day": _("ngày đầu tiên tự làm được"),
    "kept_day": _("ngày thấy sau 30 ngày vẫn tự làm"),
    "family_day": _("ngày đầu tiên người nhà làm giúp"),
    "own_case_day": _("ngày tự nộp hồ sơ thật lần đầu"),
}
_REACHED = (
    Column(name="shown_day", label=_("Được chỉ"), shown="cell"),
    Column(name="helped_day", label=_("Làm có người giúp"), shown="cell"),
    Column(name="alone_day", label=_("Tự làm"), shown="cell"),
    Column(name="kept_day", label=_("Vẫn tự làm"), shown="cell"),
)
_HOME = Column(name="neighbourhood", path="neighbourhood__name", label=_("Thôn, tổ dân phố"), shown="detail")

LEARNERS = Source(
    model="learning.PersonProgress",
    group=GROUP,
    things=_("người"),
    splits={"neighbourhood": "neighbourhood"},
    labels=_DAYS,
    columns=(
        Column(name="person", path="person__name", label=_("Người học"), shown="title", personal=True),
        _HOME,
        *_REACHED,
        Column(name="own_case_day", label=_("Tự nộp hồ sơ"), shown="cell"),
        Column(name="family_day", label=_("Người nhà làm giúp")),
    ),
    order=("shown_day", "pk"),
    related=("person", "neighbourhood"),
    places=("commune_id", "neighbourhood_id"),
    sees="learning.see",
    few=True,
)
SKILLS = Source(
    model="learning.Progress",
    group=GROUP,
    things=_("lượt học"),
    splits={"neighbourhood": "neighbourhood", "skill": "skill"},
    says={
        "skill": _title,
        "rung": lambda value: str(Rung(value).label),
        "proof": lambda value: str(Seen(value).label),
    },
    labels={**_DAYS, "skill": _("kỹ năng")},
    columns=(
        Column(name="person", path="person__name", label=_("Người học"), shown="title", personal=True),
        Column(name="skill", label=_("Kỹ năng"), shown="detail", width=40),
        _HOME,
        *_REACHED,
        Column(name="rung", label=_("Bậc"), shown="cell"),
        Column(name="proof", label=_("Bằng chứng tự làm"), shown="cell", width=30),
    ),
    order=("shown_day", "pk"),
    related=("person", "neighbourhood"),
    places=("commune_id", "neighbourhood_id"),
    sees="learning.see",
    few=True,
)
OFFICIALS = Source(
    model="learning.Trainee",
    group=GROUP,
    things=_("cán bộ"),
    splits={"department": "department"},
    says={"department": lambda value: str(Department(value).label)},
    labels={
        "since_day": _("ngày có tên trong danh sách"),
        "until_day": _("ngày cuối trong danh sách"),
        "trained_day": _("ngày đạt đánh giá đầu tiên"),
    },
    columns=(
        Column(name="name", label=_("Cán bộ"), shown="title", personal=True),
        Column(name="duty", label=_("Chức vụ"), shown="detail", personal=True),
        Column(name="department", label=_("Phòng"), shown="detail"),
        Column(name="since_day", label=_("Có tên từ"), shown="cell"),
        Column(name="trained_day", label=_("Đạt đánh giá"), shown="cell"),
    ),
    order=("since_day", "pk"),
    places=("place_id",),
    sees="learning.see_officials",
    path="desk_path",
)


def _shown(window: Window) -> Predicate:
    return window.days("shown_day")


def _by(field: str, window: Window) -> Predicate:
    return Compare(field, "le", window.last_key)


def _with_help(window: Window) -> Predicate:
    return Or(_by("helped_day", window), _by("alone_day", window))


def _alone(window: Window) -> Predicate:
    return _by("alone_day", window)


def _kept(window: Window) -> Predicate:
    return _by("kept_day", window)


def _family(window: Window) -> Predicate:
    return _by("family_day", window)


def _own_case(window: Window) -> Predicate:
    return And(window.days("own_case_day"), Compare("shown_day", "le", Field("own_case_day")))


def _on_the_roll(window: Window) -> Predicate:
    """At the end of the window, which is an official's whole last day."""
    stays = Or(IsNull("until_day"), Compare("until_day", "ge", window.last_key))
    return And(Compare("since_day", "le", window.last_key), stays)


def _trained(window: Window) -> Predicate:
    return _by("trained_day", window)


DEFINITIONS: tuple[Indicator, ...] = (
    Indicator(
        source=LEARNERS,
        code="learning.taught",
        label=_("Người được chỉ tận tay"),
        meaning=_(
            "Số người được chỉ lần đầu trong kỳ, dù là kỹ năng nào. Mỗi người chỉ đếm một lần, vào ngày đầu tiên, "
            "dù được chỉ bao nhiêu buổi và bao nhiêu kỹ năng."
        ),
        kind="count",
        unit="people",
        place_field="commune",
        population=_shown,
        counts=_shown,
        law=HOUSE,
        month_field="shown_day",
        good="none",
    ),
    Indicator(
        source=LEARNERS,
        code="learning.with_help",
        label=_("Làm được khi có người giúp"),
        meaning=_(
            "Trong số người được chỉ lần đầu trong kỳ, bao nhiêu người đến cuối kỳ đã làm được ít nhất một kỹ năng, "
            "có người giúp hoặc tự làm."
        ),
        kind="share",
        unit="%",
        place_field="commune",
        population=_shown,
        counts=_with_help,
        law=HOUSE,
        month_field="shown_day",
        good="none",
    ),
    Indicator(
        source=LEARNERS,
        code="learning.alone",
        label=_("Tự làm được"),
        meaning=_(
            "Trong số người được chỉ lần đầu trong kỳ, bao nhiêu người đến cuối kỳ đã tự làm được ít nhất một kỹ "
            "năng, có bằng chứng: khớp hồ sơ thật, người khác đã xem, hoặc khai kèm mã hồ sơ."
        ),
        kind="share",
        unit="%",
        place_field="commune",
        population=_shown,
        counts=_alone,
        law=HOUSE,
        month_field="shown_day",
        good="none",
    ),
    Indicator(
        source=LEARNERS,
        code="learning.kept",
        label=_("Sau 30 ngày vẫn tự làm"),
        meaning=_(
            "Trong số người được chỉ lần đầu trong kỳ, bao nhiêu người đến cuối kỳ được thấy vẫn tự làm một kỹ năng, "
            "ít nhất 30 ngày sau lần đầu tự làm."
        ),
        kind="share",
        unit="%",
        place_field="commune",
        population=_shown,
        counts=_kept,
        law=HOUSE,
        month_field="shown_day",
        good="none",
    ),
    Indicator(
        source=LEARNERS,
        code="learning.by_family",
        label=_("Người nhà làm giúp"),
        meaning=_(
            "Trong số người được chỉ lần đầu trong kỳ, bao nhiêu người có ít nhất một kỹ năng do người nhà làm giúp. "
            "Với người cao tuổi, đó cũng là thành công."
        ),
        kind="share",
        unit="%",
        place_field="commune",
        population=_shown,
        counts=_family,
        law=HOUSE,
        month_field="shown_day",
        good="none",
    ),
    Indicator(
        source=LEARNERS,
        code="learning.first_own_case",
        label=_("Tự nộp hồ sơ thật lần đầu"),
        meaning=_(
            "Số người đã được chỉ, rồi trong kỳ tự nộp hồ sơ thật lần đầu, hôm ấy không có ai giúp. Mỗi người chỉ đếm "
            "một lần."
        ),
        kind="count",
        unit="people",
        place_field="commune",
        population=_own_case,
        counts=_own_case,
        law=HOUSE,
        month_field="own_case_day",
        good="none",
    ),
    Indicator(
        source=SKILLS,
        code="learning.skills_taught",
        label=_("Lượt người học kỹ năng"),
        meaning=_(
            "Số lượt người được chỉ một kỹ năng lần đầu trong kỳ. Một người học ba kỹ năng là ba lượt; chỉ lại kỹ "
            "năng đã chỉ thì không thêm lượt nào."
        ),
        kind="count",
        unit="times",
        place_field="commune",
        population=_shown,
        counts=_shown,
        law=HOUSE,
        month_field="shown_day",
        good="none",
    ),
    Indicator(
        source=SKILLS,
        code="learning.skills_alone",
        label=_("Lượt kỹ năng đã tự làm được"),
        meaning=_(
            "Trong số lượt người được chỉ một kỹ năng lần đầu trong kỳ, bao nhiêu lượt đến cuối kỳ người ấy đã tự làm "
            "được đúng kỹ năng ấy."
        ),
        kind="share",
        unit="%",
        place_field="commune",
        population=_shown,
        counts=_alone,
        law=HOUSE,
        month_field="shown_day",
        good="none",
    ),
    Indicator(
        source=OFFICIALS,
        code="learning.officials_trained",
        label=_("Cán bộ được tập huấn kỹ năng số"),
        meaning=_(
            "Trong số cán bộ có tên trong danh sách của nơi này vào ngày cuối kỳ, bao nhiêu người đã đạt ít nhất một "
            "lần đánh giá. Chỉ có mặt ở lớp thì không tính."
        ),
        kind="share",
        unit="%",
        place_field="place",
        population=_on_the_roll,
        counts=_trained,
        law=_("Quyết định 2629/QĐ-TTg ngày 01/12/2025; Kế hoạch 01-KH/BCĐTW"),
    ),
)
