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
from camtay.domains.cases import states as cases
from camtay.domains.people import permissions as people
from camtay.domains.people import queries
from camtay.domains.people.states import ROLE_BY_CODE
from camtay.entrances.desk.frame.presenters import may
from camtay.foundation.access import Actor, Permission, Reach, matrix
from camtay.foundation.audit.models import Entry

AREAS: dict[str, str | Promise] = {
    "cases": gettext_lazy("Hồ sơ"),
    "people": gettext_lazy("Người và tài khoản"),
    "places": gettext_lazy("Địa bàn"),
    "procedures": gettext_lazy("Thủ tục"),
    "teams": gettext_lazy("Tổ công nghệ số"),
    "learning": gettext_lazy("Học kỹ năng số"),
    "indicators": gettext_lazy("Số liệu"),
    "dispatch": gettext_lazy("Tin gửi đi"),
}
# Deeds that no permission and no move of a case is named after.
DEEDS: dict[str, str | Promise] = {
    "people.accept_invitation": gettext_lazy("Nhận lời mời, đặt mật khẩu"),
    "people.change": gettext_lazy("Sửa thông tin người dân"),
    "people.citizen_number": gettext_lazy("Ghi số định danh"),
    "people.end_role": gettext_lazy("Thôi vai trò"),
    "people.grant_role": gettext_lazy("Giao vai trò"),
    "people.prolong_role": gettext_lazy("Gia hạn vai trò"),
    "people.groups": gettext_lazy("Ghi nhóm"),
    "people.invite": gettext_lazy("Gửi lời mời"),
    "people.leave": gettext_lazy("Cho nghỉ việc"),
    "people.settle": gettext_lazy("Ghi nơi ở của người nộp"),
    "people.decline_mandate": gettext_lazy("Không xác nhận giấy ủy quyền"),
    "people.signed_up": gettext_lazy("Người dân có tài khoản"),
    "cases.import_propose": gettext_lazy("Nạp tệp danh sách"),
    "cases.print_supplement": gettext_lazy("In phiếu yêu cầu bổ sung"),
    "cases.print_refusal": gettext_lazy("In phiếu từ chối"),
    "cases.print_apology": gettext_lazy("In phiếu xin lỗi và hẹn lại ngày trả"),
    "cases.draft_apology": gettext_lazy("Soạn sẵn lời xin lỗi và ngày hẹn mới"),
    "cases.print_control": gettext_lazy("In phiếu kiểm soát quá trình giải quyết"),
    "learning.record_session": gettext_lazy("Ghi buổi hướng dẫn"),
    "learning.confirm_session": gettext_lazy("Ghi bà con xác nhận buổi hướng dẫn"),
    "learning.cancel_session": gettext_lazy("Hủy buổi hướng dẫn"),
    "learning.restore_session": gettext_lazy("Khôi phục buổi hướng dẫn đã hủy"),
    "learning.observe": gettext_lazy("Ghi bà con làm được đến đâu"),
    "learning.withdraw": gettext_lazy("Rút một ghi nhận"),
    "learning.settle_review": gettext_lazy("Xem lại lời ghi “tự làm được”"),
    "learning.add_official": gettext_lazy("Thêm cán bộ vào danh sách"),
    "learning.change_official": gettext_lazy("Sửa cán bộ trong danh sách"),
    "learning.import_officials": gettext_lazy("Nạp danh sách cán bộ"),
    "learning.undo_officials": gettext_lazy("Hoàn tác lần nạp danh sách cán bộ"),
    "learning.add_course": gettext_lazy("Ghi lớp bồi dưỡng cán bộ"),
    "learning.change_course": gettext_lazy("Sửa lớp bồi dưỡng cán bộ"),
    "learning.mark_official": gettext_lazy("Ghi kết quả học của cán bộ"),
    "places.load_units": gettext_lazy("Nạp danh mục đơn vị hành chính"),
    "procedures.load": gettext_lazy("Nạp danh mục thủ tục"),
    "teams.found": gettext_lazy("Thành lập tổ công nghệ số"),
    "teams.reorganise": gettext_lazy("Kiện toàn tổ công nghệ số"),
    "teams.close": gettext_lazy("Giải thể tổ công nghệ số"),
    "teams.add_member": gettext_lazy("Thêm thành viên tổ"),
    "teams.change_member": gettext_lazy("Sửa thành viên tổ"),
    "teams.leave": gettext_lazy("Thành viên thôi tham gia tổ"),
    "teams.set_quota": gettext_lazy("Giao chỉ tiêu tháng cho tổ"),
    "teams.propose_commendation": gettext_lazy("Đề nghị khen thưởng"),
    "teams.withdraw_commendation": gettext_lazy("Rút đề nghị khen thưởng"),
    "teams.import_roster": gettext_lazy("Nạp danh sách tổ công nghệ số"),
    "teams.undo_roster": gettext_lazy("Hoàn tác danh sách tổ công nghệ số"),
    "procedures.add": gettext_lazy("Thêm thủ tục"),
    "procedures.change": gettext_lazy("Sửa thông tin thủ tục"),
    "procedures.start_edition": gettext_lazy("Bắt đầu soạn biểu mẫu"),
    "procedures.save_edition": gettext_lazy("Sửa biểu mẫu đang soạn"),
    "procedures.publish_edition": gettext_lazy("Công bố biểu mẫu"),
    "procedures.discard_edition": gettext_lazy("Bỏ biểu mẫu đang soạn"),
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
    labels = deed_labels()
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


def deed_labels() -> dict[str, str]:
    """Action → words: a permission's label, a case's move, or one of DEEDS."""
    moves = {f"cases.{one.name}": str(one.label) for one in cases.TABLE.moves}
    rights = {permission.name: str(permission.label) for permission in matrix()}
    return {**rights, **moves, **{name: str(label) for name, label in DEEDS.items()}}


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
