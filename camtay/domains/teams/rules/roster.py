"""How names are searched and sorted, and the table by which a commune brings its teams in and takes them out."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.teams.states import Duty
from camtay.foundation.tables import parsers
from camtay.foundation.tables.columns import Column, Schema
from camtay.foundation.vietnamese import fold, given_name

_ALSO: dict[Duty, tuple[str, ...]] = {
    Duty.LEADER: ("trưởng", "tổ trưởng tổ công nghệ số"),
    Duty.DEPUTY: ("phó",),
    Duty.VILLAGE_HEAD: ("trưởng thôn", "tổ trưởng tổ dân phố"),
    Duty.PARTY: ("bí thư chi bộ", "đảng viên"),
    Duty.FRONT: ("trưởng ban công tác mặt trận", "MTTQ"),
    Duty.YOUTH: ("đoàn viên", "bí thư chi đoàn", "thanh niên"),
    Duty.WOMEN: ("phụ nữ", "chi hội trưởng phụ nữ"),
    Duty.VETERANS: ("cựu chiến binh", "CCB"),
    Duty.FARMERS: ("nông dân",),
    Duty.OLDER: ("người cao tuổi", "NCT"),
    Duty.POLICE: ("công an xã", "công an phường", "an ninh cơ sở"),
    Duty.TEACHER: ("thầy giáo", "cô giáo"),
    Duty.STUDENT: ("sinh viên", "học sinh"),
    Duty.OFFICIAL: ("cán bộ", "công chức"),
    Duty.BUSINESS: ("doanh nghiệp", "hộ kinh doanh"),
    Duty.MEMBER: ("thành viên tổ",),
}
DUTY_WORDS = {duty: (str(duty.label), *_ALSO[duty]) for duty in Duty}

SCHEMA = Schema(
    name="teams.roster",
    label=_("Danh sách tổ công nghệ số"),
    key=("name", "team"),
    columns=(
        Column(
            "team",
            _("Tên tổ"),
            ("Tổ", "Tên tổ công nghệ số", "Tổ công nghệ số cộng đồng", "Tổ CNSCĐ"),
            required=True,
            parse=parsers.text(160),
        ),
        Column(
            "neighbourhood",
            _("Thôn, tổ dân phố"),
            ("Thôn", "Tổ dân phố", "TDP", "Thôn/TDP", "Địa bàn"),
            parse=parsers.text(120),
        ),
        Column(
            "decision_number",
            _("Số quyết định"),
            ("Quyết định số", "Số QĐ", "QĐ số"),
            parse=parsers.text(60),
        ),
        Column(
            "decision_day",
            _("Ngày quyết định"),
            ("Ngày ban hành", "Ngày QĐ", "Ngày thành lập"),
            parse=parsers.day,
        ),
        Column(
            "name",
            _("Họ và tên"),
            ("Họ tên", "Thành viên", "Tên thành viên"),
            required=True,
            parse=parsers.text(200),
        ),
        Column("birth_year", _("Năm sinh"), ("Sinh năm",), parse=parsers.whole(1900, 2100)),
        Column("phone", _("Điện thoại"), ("Số điện thoại", "SĐT", "Di động"), parse=parsers.phone),
        Column(
            "duty",
            _("Vai trò trong tổ"),
            ("Chức vụ", "Nhiệm vụ", "Chức danh", "Thành phần"),
            parse=parsers.choice(DUTY_WORDS),
        ),
        Column("is_core", _("Nòng cốt"), ("Thành viên nòng cốt", "Cốt cán"), parse=parsers.yes_no),
        Column("area", _("Phụ trách"), ("Khu vực phụ trách", "Xóm phụ trách"), parse=parsers.text(200)),
        Column("since", _("Vào tổ từ"), ("Từ ngày", "Ngày tham gia"), parse=parsers.day),
        Column("until", _("Thôi từ sau ngày"), ("Đến ngày", "Ngày thôi"), parse=parsers.day),
        Column("knows", _("Biết làm gì"), ("Kỹ năng", "Sở trường", "Am hiểu"), parse=parsers.text(200)),
    ),
)


def search_words(name: str, phone: str = "") -> str:
    """What a list is searched in and sorted by: the given name first, as people sort names, then the whole name, then
    the telephone as people dial it."""
    local = f"0{phone[3:]}" if phone.startswith("+84") else phone
    return f"{fold(given_name(name))} {fold(name)} {local}".strip()[:300]


def team_words(name: str, place: str) -> str:
    return f"{fold(name)} {fold(place)}"[:400]
