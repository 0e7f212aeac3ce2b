"""What teams keep about a person, and why."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Person
from camtay.domains.teams.models import Commendation, Membership
from camtay.foundation.kept import Ground, Kept, Register, Shown, Whom
from camtay.foundation.ui import formats
from camtay.foundation.vietnamese import fold, phone_display

_TEAMS = _("Tổ công nghệ số cộng đồng")
_HELPING = Ground(
    _("Để bà con biết ai trong tổ giúp mình, và ghi nhận công sức của từng người."),
    _("Quyết định thành lập tổ của UBND xã, phường (CV 793/BTTTT-THH); bạn đồng ý tham gia tổ."),
    _("Khi còn ở trong tổ; sau đó giữ cùng danh sách tổ đến khi bạn yêu cầu xóa."),
)
_PRAISE = Ground(
    _("Để đề nghị khen thưởng đúng người, đúng việc."),
    _("Luật Thi đua, khen thưởng 06/2022/QH15."),
    _("Đến khi bạn yêu cầu xóa."),
)

_IN = Shown(
    _TEAMS, _("Thành viên tổ"), _HELPING,
    (
        "teams.Membership.name", "teams.Membership.phone", "teams.Membership.birth_year", "teams.Membership.duty",
        "teams.Membership.knows", "teams.Membership.left_reason",
    ),
)  # fmt: skip
_COMMENDED = Shown(_TEAMS, _("Đề nghị khen thưởng"), _PRAISE, ("teams.Commendation.reason",))

KEEPS = Register(
    _TEAMS,
    (_IN, _COMMENDED),
    {"teams.Membership.search": _("Họ tên viết không dấu và số điện thoại, chỉ để tìm kiếm.")},
)


def rows_of(who: Whom) -> list[Membership]:
    """Every row of a person: those tied to them, and those on a list under their name and their telephone."""
    names = {fold(name) for name in Person.objects.filter(pk__in=who.ids).values_list("name", flat=True)}
    found = Membership.objects.filter(Q(person__in=who.ids) | Q(person=None, phone__in=who.phones - {""}))
    rows = found.select_related("team__place").order_by("since", "pk")
    return [one for one in rows if one.person_id is not None or fold(one.name) in names]


def about(who: Whom) -> list[Kept]:
    """Everything this domain holds about a person."""
    rows = rows_of(who)
    return [_IN.line(_words(one)) for one in rows] + [*_praise(rows)]


def _words(one: Membership) -> str:
    until = formats.day(one.until) if one.until else str(_("nay"))
    said = [
        one.name, str(one.birth_year or ""), phone_display(one.phone) if one.phone else "",
        f"{one.team.name}, {one.team.place.name}", str(one.get_duty_display()),
        f"{formats.day(one.since)} – {until}", one.area, one.knows, one.left_reason,
    ]  # fmt: skip
    return ", ".join(part for part in said if part)


def _praise(rows: list[Membership]) -> Iterator[Kept]:
    found = Commendation.objects.filter(member__in=rows).exclude(reason="").order_by("proposed_at", "pk")
    for one in found:
        yield _COMMENDED.line(f"{one.occasion}: {one.reason}")
