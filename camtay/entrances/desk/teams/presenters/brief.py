"""A team's days in a few lines for its group: what was held, how many came, what they learned. Nobody is named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.learning.queries import teams as work
from camtay.domains.teams.models import Team
from camtay.entrances.desk.teams.presenters.team import lesson_title
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Tab

PERIODS: Mapping[str, str | Promise] = {
    "ngay": gettext_lazy("Hôm nay"),
    "tuan": gettext_lazy("Tuần này"),
    "tuan-truoc": gettext_lazy("Tuần trước"),
    "thang": gettext_lazy("Tháng này"),
}
LESSONS = 5


@dataclass(frozen=True)
class Brief:
    period: str
    first: date
    last: date
    text: str
    empty: bool


@dataclass(frozen=True)
class Picture:
    url: str
    label: str
    choose: str
    chosen: bool


def days_of(period: str, on: date) -> tuple[date, date]:
    monday = on - timedelta(days=on.weekday())
    if period == "ngay":
        return on, on
    if period == "thang":
        return on.replace(day=1), on
    if period == "tuan-truoc":
        return monday - timedelta(days=7), monday - timedelta(days=1)
    return monday, on


def tabs(team: Team, current: str) -> list[Tab]:
    address = reverse("desk:team_report", args=[team.pk])
    return [Tab(str(label), f"{address}?ky={key}", key == current) for key, label in PERIODS.items()]


def brief(team: Team, period: str, *, on: date) -> Brief:
    period = period if period in PERIODS else "tuan"
    first, last = days_of(period, on)
    did = work.work_of_team(team.pk, first, last)
    days = formats.day(first) if first == last else f"{formats.day(first)} – {formats.day(last)}"
    lines = [team.name.upper(), _("BÁO CÁO NHANH %(days)s") % {"days": days}, ""]
    if did.sessions:
        lines += _done(team, did, first, last)
    else:
        lines.append(_("Chưa ghi buổi hướng dẫn nào."))
    lines += ["", _("Bà con cần giúp thì nhắn vào nhóm. Tổ không bao giờ hỏi mã OTP, mật khẩu, mã PIN.")]
    return Brief(period, first, last, "\n".join(lines), not did.sessions)


def _done(team: Team, did: work.Work, first: date, last: date) -> list[str]:
    numbers = {name: formats.number(getattr(did, name)) for name in ("sessions", "times", "people")}
    lines = [
        _("• %(sessions)s buổi hướng dẫn") % numbers,
        _("• %(times)s lượt, %(people)s người được chỉ") % numbers,
    ]
    alone = work.alone_by_team(team.pk, first, last)
    if alone:
        lines.append(_("• %(count)s người đã tự làm được") % {"count": formats.number(alone)})
    lines += [
        _("• Bài: %(title)s (%(count)s lượt)")
        % {"title": lesson_title(skill), "count": formats.number(count)}
        for skill, count in work.skills_of_team(team.pk, first, last)[:LESSONS]
    ]
    if did.unconfirmed:
        lines.append(_("• %(count)s buổi chờ bà con xác nhận") % {"count": formats.number(did.unconfirmed)})
    return lines


def pictures(team: Team, shown: Brief, chosen: str) -> list[Picture]:
    address = reverse("desk:team_report", args=[team.pk])
    return [
        Picture(
            url=reverse("desk:team_picture", args=[team.pk, one.pk]),
            label=f"{formats.day(one.occurred_day)}, {one.place.name}",
            choose=f"{address}?ky={shown.period}&anh={one.pk}",
            chosen=str(one.pk) == chosen,
        )
        for one in work.pictures_of_team(team.pk, shown.first, shown.last)
    ]
