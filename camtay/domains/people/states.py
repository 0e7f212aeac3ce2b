"""Roles, departments and target groups, as data."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """`held_in`: kinds of place. `granted_by`: roles that may give it. `staff`: signs in with a second factor."""

    code: str
    label: str | Promise
    held_in: tuple[str, ...]
    granted_by: tuple[str, ...]
    staff: bool = True


_COMMUNE, _ADMINS = ("commune",), ("commune_admin", "city_admin")
_LOCAL = ("commune", "neighbourhood")

ROLES = (
    Role("resident", _("Người dân"), _COMMUNE, (), staff=False),
    Role("helper", _("Thành viên tổ công nghệ số"), _LOCAL, (*_ADMINS, "team_leader")),
    Role("team_leader", _("Tổ trưởng tổ công nghệ số"), _LOCAL, _ADMINS),
    Role("village_head", _("Trưởng thôn, tổ trưởng tổ dân phố"), ("neighbourhood",), _ADMINS),
    Role("clerk", _("Cán bộ một cửa"), _COMMUNE, _ADMINS),
    Role("specialist", _("Chuyên viên"), _COMMUNE, _ADMINS),
    Role("department_head", _("Trưởng phòng"), _COMMUNE, _ADMINS),
    Role("signer", _("Người ký"), _COMMUNE, _ADMINS),
    Role("commune_leader", _("Lãnh đạo xã, phường"), _COMMUNE, _ADMINS),
    Role("data_officer", _("Cán bộ dữ liệu"), _COMMUNE, _ADMINS),
    Role("editor", _("Biên tập viên"), ("commune", "province"), _ADMINS),
    Role("party_viewer", _("Đảng ủy, Mặt trận (xem)"), _COMMUNE, _ADMINS),
    Role("police", _("Công an xã, phường"), _COMMUNE, _ADMINS),
    Role("commune_admin", _("Quản trị xã, phường"), _COMMUNE, ("city_admin",)),
    Role("city_viewer", _("Lãnh đạo, chuyên viên thành phố (xem)"), ("province",), ("city_admin",)),
    Role("city_admin", _("Quản trị thành phố"), ("province",), ("city_admin",)),
    Role("auditor", _("Kiểm tra, giám sát"), ("province", "commune"), ("city_admin",)),
)
ROLE_BY_CODE = {role.code: role for role in ROLES}
RESIDENT = "resident"  # nobody grants it: whoever has an account has their own affairs
STAFF = frozenset(role.code for role in ROLES if role.staff)
HELPING = ("helper", "team_leader", "village_head")  # who shows people how, hand in hand


class Department(models.TextChoices):
    """The default organisation of a commune (NĐ 150/2025/NĐ-CP, NĐ 118/2025/NĐ-CP) and its two line units."""

    OFFICE = "office", _("Văn phòng HĐND và UBND")
    ECONOMY = "economy", _("Phòng Kinh tế (phường: Kinh tế, Hạ tầng và Đô thị)")
    CULTURE = "culture", _("Phòng Văn hóa - Xã hội")
    CENTRE = "centre", _("Trung tâm Phục vụ hành chính công")
    POLICE = "police", _("Công an")
    MILITARY = "military", _("Ban Chỉ huy quân sự")


class Group(models.TextChoices):
    """Target groups. The sensitive ones are entered by the commune's officer, never on volunteers' phones."""

    OLDER = "older", _("Người cao tuổi")
    STUDENT = "student", _("Học sinh, sinh viên")
    BUSINESS = "business", _("Hộ kinh doanh")
    FARMER = "farmer", _("Nông dân")
    DISABLED = "disabled", _("Người khuyết tật")
    POOR = "poor", _("Hộ nghèo, cận nghèo")
    ETHNIC = "ethnic", _("Đồng bào dân tộc thiểu số")


SENSITIVE_GROUPS = frozenset({Group.DISABLED, Group.POOR, Group.ETHNIC})


class Basis(models.TextChoices):
    """On what ground a datum is held (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."""

    LAW = "law", _("Theo luật")
    CONSENT = "consent", _("Được người dân đồng ý")


class Purpose(models.TextChoices):
    """What a one-time code opens. A code asked for one is worth nothing for another."""

    SIGN_IN = "sign_in", _("Đăng nhập")
    FOLLOW = "follow", _("Theo dõi hồ sơ")


class MandateKind(models.TextChoices):
    """Who acts for somebody under a written authorisation."""

    FAMILY = "family", _("Người nhà")
    HELPER = "helper", _("Thành viên tổ công nghệ số")


class GivenBy(models.TextChoices):
    """How somebody authorised another: on signed paper, or by pressing it themselves before a witness."""

    PAPER = "paper", _("Giấy ủy quyền có chữ ký, đã chụp lại")
    PRESSED = "pressed", _("Tự bấm Đồng ý, có người làm chứng")


class MandateState(models.TextChoices):
    """Where a mandate stands on a day. Nothing is filed under any but a valid one."""

    WAITING = "waiting", _("Chờ xác nhận")
    NOT_BEGUN = "not_begun", _("Chưa đến ngày bắt đầu")
    VALID = "valid", _("Đang có hiệu lực")
    ENDED = "ended", _("Đã hết hạn")
    REVOKED = "revoked", _("Đã thôi ủy quyền")
    DECLINED = "declined", _("Không được xác nhận")


class MandateReason(models.TextChoices):
    """Why a mandate is not confirmed, or is ended. Codes, since the journal keeps no free words."""

    UNREADABLE = "unreadable", _("Ảnh mờ, không đọc được")
    UNSIGNED = "unsigned", _("Thiếu chữ ký hoặc điểm chỉ")
    NAMES = "names", _("Tên hoặc số trên giấy khác với người đã ghi")
    SCOPE = "scope", _("Việc hoặc ngày trên giấy khác với đã ghi")
    ASKED = "asked", _("Người ủy quyền yêu cầu thôi")
    DOUBT = "doubt", _("Nghi bị ép buộc hoặc lừa gạt")


class Wish(models.TextChoices):
    """What somebody may ask about the data kept on them (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."""

    SEE = "see", _("Xem dữ liệu của tôi")
    CORRECT = "correct", _("Sửa dữ liệu sai")
    ERASE = "erase", _("Xóa dữ liệu")


class WishState(models.TextChoices):
    ASKED = "asked", _("Đang chờ trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    DECLINED = "declined", _("Không làm được, đã nói lý do")
    TAKEN_BACK = "taken_back", _("Người yêu cầu đã rút")


FORGOTTEN = "people.forgotten"  # the kind of the last message; its address goes as soon as it is sent
# What the journal calls the deeds that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    "people.accept_invitation": _("Nhận lời mời, đặt mật khẩu"),
    "people.change": _("Sửa thông tin người dân"),
    "people.citizen_number": _("Ghi số định danh"),
    "people.end_role": _("Thôi vai trò"),
    "people.grant_role": _("Giao vai trò"),
    "people.prolong_role": _("Gia hạn vai trò"),
    "people.groups": _("Ghi nhóm"),
    "people.invite": _("Gửi lời mời"),
    "people.leave": _("Cho nghỉ việc"),
    "people.settle": _("Ghi nơi ở của người nộp"),
    "people.decline_mandate": _("Không xác nhận giấy ủy quyền"),
    "people.signed_up": _("Người dân có tài khoản"),
    "people.taken_back_request": _("Rút yêu cầu về dữ liệu của mình"),
    "people.answered_request": _("Trả lời yêu cầu về dữ liệu"),
    "people.declined_request": _("Không làm được yêu cầu về dữ liệu"),
    "people.erased_request": _("Trả lời yêu cầu xóa dữ liệu"),
}
