"""Kinds of team and duties in it, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class TeamKind(models.TextChoices):
    COMMUNITY = "community", _("Tổ công nghệ số cộng đồng")
    CAMPAIGN = "campaign", _("Đội tình nguyện")


class Decided(models.TextChoices):
    """What a decision did with a team."""

    FOUNDED = "founded", _("Thành lập")
    REORGANISED = "reorganised", _("Kiện toàn")
    CLOSED = "closed", _("Giải thể")
    EXTENDED = "extended", _("Gia hạn")


class Duty(models.TextChoices):
    """Who somebody is in the team (CV 793/BTTTT-THH names the head of the village, youth and women's unions)."""

    LEADER = "leader", _("Tổ trưởng")
    DEPUTY = "deputy", _("Tổ phó")
    VILLAGE_HEAD = "village_head", _("Trưởng thôn, tổ trưởng tổ dân phố")
    PARTY = "party", _("Chi bộ")
    FRONT = "front", _("Mặt trận")
    YOUTH = "youth", _("Đoàn Thanh niên")
    WOMEN = "women", _("Hội Phụ nữ")
    VETERANS = "veterans", _("Hội Cựu chiến binh")
    FARMERS = "farmers", _("Hội Nông dân")
    OLDER = "older", _("Hội Người cao tuổi")
    POLICE = "police", _("Công an")
    TEACHER = "teacher", _("Giáo viên")
    STUDENT = "student", _("Học sinh, sinh viên")
    OFFICIAL = "official", _("Cán bộ, công chức")
    BUSINESS = "business", _("Doanh nghiệp, hộ kinh doanh")
    MEMBER = "member", _("Thành viên")


LEADING = (Duty.LEADER, Duty.DEPUTY)
# What the journal calls the deeds that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    "teams.found": _("Thành lập tổ công nghệ số"),
    "teams.reorganise": _("Kiện toàn tổ công nghệ số"),
    "teams.close": _("Giải thể tổ công nghệ số"),
    "teams.add_member": _("Thêm thành viên tổ"),
    "teams.change_member": _("Sửa thành viên tổ"),
    "teams.leave": _("Thành viên thôi tham gia tổ"),
    "teams.set_quota": _("Giao chỉ tiêu tháng cho tổ"),
    "teams.propose_commendation": _("Đề nghị khen thưởng"),
    "teams.withdraw_commendation": _("Rút đề nghị khen thưởng"),
    "teams.import_roster": _("Nạp danh sách tổ công nghệ số"),
    "teams.undo_roster": _("Hoàn tác danh sách tổ công nghệ số"),
    "teams.export": _("Tải danh sách tổ về"),
    "teams.extend": _("Gia hạn tổ, đội"),
}
