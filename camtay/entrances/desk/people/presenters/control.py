"""The permission matrix and the journal, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.cases import queries as case_queries
from camtay.domains.people import permissions as people
from camtay.domains.people import queries
from camtay.domains.people.states import ROLE_BY_CODE
from camtay.entrances.desk.frame.presenters import may
from camtay.foundation.access import Actor, Permission, Reach, matrix
from camtay.foundation.audit.models import Entry
from camtay.foundation.audit.words import deed_words

AREAS: dict[str, str | Promise] = {
    "cases": gettext_lazy("Hồ sơ"),
    "people": gettext_lazy("Người và tài khoản"),
    "places": gettext_lazy("Địa bàn"),
    "procedures": gettext_lazy("Thủ tục"),
    "teams": gettext_lazy("Tổ công nghệ số"),
    "learning": gettext_lazy("Học kỹ năng số"),
    "indicators": gettext_lazy("Số liệu"),
    "dispatch": gettext_lazy("Tin gửi đi"),
    "rounds": gettext_lazy("Đi từng nhà"),
    "tasks": gettext_lazy("Việc được giao"),
    "closings": gettext_lazy("Chốt số liệu"),
    "plans": gettext_lazy("Kế hoạch và mục tiêu"),
    "reports": gettext_lazy("Báo cáo"),
    "quality": gettext_lazy("Kiểm tra dữ liệu"),
}
ACTORS: dict[str, str | Promise] = {
    "system": gettext_lazy("Hệ thống"),
    "guest": gettext_lazy("Khách"),
    "link": gettext_lazy("Người cầm mã QR"),
}
REACH: dict[Reach, str | Promise] = {
    Reach.OWN: gettext_lazy("việc của chính mình"),
    Reach.PLACE: gettext_lazy("ở nơi giữ vai trò"),
}


@dataclass(frozen=True)
class Grant:
    """Roles that may do a deed, and how far it reaches."""

    reach: str
    roles: list[str]


@dataclass(frozen=True)
class Right:
    """One deed of the matrix."""

    label: str
    name: str
    grants: list[Grant]
    notes: list[str]


@dataclass(frozen=True)
class Area:
    label: str
    rights: list[Right]


@dataclass(frozen=True)
class Line:
    """One deed of the journal. `url`: the thing it was done to, "" where it has no page here."""

    at: datetime
    who: str
    deed: str
    what: str
    url: str
    fields: str


def areas(role: str = "") -> list[Area]:
    """The matrix by area; with a role only what that role may do."""
    found: dict[str, list[Right]] = {}
    for permission in matrix():
        if not role or role in permission.grants or permission.public:
            found.setdefault(permission.name.partition(".")[0], []).append(_right(permission))
    return [Area(str(AREAS.get(name, name)), rights) for name, rights in found.items()]


def _right(permission: Permission) -> Right:
    grants = []
    for reach in (Reach.PLACE, Reach.OWN):
        roles = [code for code in ROLE_BY_CODE if permission.grants.get(code) is reach]
        if roles:
            grants.append(Grant(str(REACH[reach]), [str(ROLE_BY_CODE[code].label) for code in roles]))
    notes = [
        (_("Ai cũng được."), permission.public),
        (_("Không ai tự làm cho chính mình."), permission.never_own),
        (_("Chỉ người vận hành máy chủ."), not permission.grants and not permission.public),
    ]
    return Right(str(permission.label), permission.name, grants, [said for said, holds in notes if holds])


def area_choices() -> list[tuple[str, str]]:
    """(prefix of action, label), of the areas that have deeds."""
    known = dict.fromkeys(permission.name.partition(".")[0] for permission in matrix())
    return [(f"{name}.", str(AREAS.get(name, name))) for name in known]


def journal_lines(entries: Sequence[Entry], *, by: Actor) -> list[Line]:
    """Deeds in words. One query, for the names of those who acted."""
    ids = {one.account_id for one in entries if one.account_id is not None}
    names = queries.names_of(ids)
    labels = deed_words()
    return [_line(one, names, labels, by) for one in entries]


def _line(entry: Entry, names: dict[int, str], labels: dict[str, str], by: Actor) -> Line:
    known = names.get(entry.account_id or 0)
    if known == "":  # signed in for the first time, the name not asked yet
        known = _("Người dân")
    label = labels.get(entry.action, entry.action)
    note = str(ROLE_BY_CODE[entry.note].label) if entry.note in ROLE_BY_CODE else ""
    return Line(
        at=entry.at,
        who=known or str(ACTORS.get(entry.actor, entry.actor)),
        deed=f"{label}: {note}" if note else label,
        what=_what(entry),
        url=_url(entry, by),
        fields=", ".join(entry.fields),
    )


KINDS: dict[str, str | Promise] = {
    "cases": gettext_lazy("hồ sơ"),
    "people.account": gettext_lazy("tài khoản"),
    "people.person": gettext_lazy("người"),
    "places": gettext_lazy("nơi"),
    "procedures": gettext_lazy("thủ tục"),
    "learning.Session": gettext_lazy("buổi hướng dẫn"),
    "learning.Sheet": gettext_lazy("phiếu giấy"),
    "learning.Observation": gettext_lazy("ghi nhận"),
    "learning.Review": gettext_lazy("lần xem lại"),
    "learning.Trainee": gettext_lazy("cán bộ"),
    "learning.Course": gettext_lazy("lớp bồi dưỡng"),
    "dispatch": gettext_lazy("tin"),
    "tasks": gettext_lazy("việc"),
    "plans.Plan": gettext_lazy("kế hoạch"),
    "plans.Goal": gettext_lazy("mục tiêu"),
    "closings.Closing": gettext_lazy("lần chốt"),
    "closings.Regime": gettext_lazy("chế độ báo cáo"),
    "reports.Form": gettext_lazy("biểu mẫu"),
    "reports.Filing": gettext_lazy("bản đã điền"),
    "rounds.device": gettext_lazy("máy"),
}


def _what(entry: Entry) -> str:
    area = entry.object_type.partition(".")[0]
    kind = KINDS.get(entry.object_type) or KINDS.get(area, "")
    short = entry.object_id[-6:] if len(entry.object_id) > 12 else entry.object_id
    return f"{kind} {short}".strip()


def _url(entry: Entry, by: Actor) -> str:
    """The thing's page, where there is one and the reader may open it."""
    if entry.object_type in ("cases.Case", "cases.Slip") and case_queries.sees_desk(by):
        return reverse("desk:case", args=[UUID(entry.object_id)])
    if entry.object_type == "people.account" and may(people.SEE_STAFF, by):
        return reverse("desk:account", args=[int(entry.object_id)])
    return ""


def role_choices() -> Iterable[tuple[str, str]]:
    return [(code, str(role.label)) for code, role in ROLE_BY_CODE.items()]
