"""The journal in plain sentences: who, when, what, for whom. One sentence for every deed there is (a test keeps count)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.cases import queries as cases
from camtay.domains.people import queries as people
from camtay.domains.people.models import RoleHeld
from camtay.domains.people.states import ROLE_BY_CODE, MandateReason
from camtay.foundation.access import Actor
from camtay.foundation.audit.models import Entry, Look
from camtay.foundation.calendar import local_day
from camtay.foundation.ui import formats

# What follows the name of who did it. A deed that stands in neither list is told as OTHER.
DEEDS: dict[str, str | Promise] = {
    "cases.submit": gettext_lazy("nộp hồ sơ"),
    "cases.accept": gettext_lazy("tiếp nhận hồ sơ"),
    "cases.decline": gettext_lazy("không tiếp nhận hồ sơ, có nói lý do"),
    "cases.assign": gettext_lazy("giao hồ sơ cho người giải quyết"),
    "cases.start": gettext_lazy("bắt đầu giải quyết hồ sơ"),
    "cases.ask_supplement": gettext_lazy("yêu cầu bổ sung giấy tờ"),
    "cases.supplied": gettext_lazy("ghi là giấy tờ đã bổ sung đủ"),
    "cases.wait_duty": gettext_lazy("chờ bà con nộp nghĩa vụ tài chính"),
    "cases.duty_done": gettext_lazy("ghi là đã nộp nghĩa vụ tài chính"),
    "cases.wait_agency": gettext_lazy("hỏi ý kiến cơ quan khác"),
    "cases.agency_answered": gettext_lazy("ghi là cơ quan khác đã trả lời"),
    "cases.stop": gettext_lazy("dừng giải quyết hồ sơ"),
    "cases.decide": gettext_lazy("ký kết quả"),
    "cases.refuse": gettext_lazy("từ chối giải quyết hồ sơ, có nói lý do"),
    "cases.attach_result": gettext_lazy("gửi kết quả vào hồ sơ"),
    "cases.hand_over": gettext_lazy("trả kết quả"),
    "cases.withdraw": gettext_lazy("rút hồ sơ"),
    "cases.rate": gettext_lazy("chấm điểm phục vụ"),
    "cases.disrupt": gettext_lazy("ghi việc bị dừng vì thiên tai hoặc sự cố"),
    "cases.disrupt_end": gettext_lazy("ghi sự cố đã kết thúc"),
    "cases.disrupt_undo": gettext_lazy("xóa ghi chép về sự cố"),
    "cases.import": gettext_lazy("đồng bộ hồ sơ từ danh sách của tỉnh, thành phố"),
    "cases.import_change": gettext_lazy("cập nhật hồ sơ từ danh sách của tỉnh, thành phố"),
    "cases.import_undo": gettext_lazy("hoàn tác một lần nạp danh sách"),
    "cases.print_supplement": gettext_lazy("in phiếu yêu cầu bổ sung"),
    "cases.print_refusal": gettext_lazy("in phiếu từ chối"),
    "cases.print_apology": gettext_lazy("in phiếu xin lỗi và hẹn lại"),
    "cases.print_control": gettext_lazy("in phiếu kiểm soát"),
    "cases.finish_step": gettext_lazy("làm xong một bước xử lý hồ sơ"),
    "cases.assign_step": gettext_lazy("giao một bước xử lý hồ sơ"),
    "cases.note": gettext_lazy("ghi chú nội bộ về hồ sơ"),
    "cases.note_withdraw": gettext_lazy("bỏ một ghi chú nội bộ về hồ sơ"),
    "cases.pause": gettext_lazy("ghi hồ sơ phải chờ, có nói lý do"),
    "cases.pause_end": gettext_lazy("ghi là hồ sơ hết phải chờ"),
    "cases.pause_undo": gettext_lazy("xóa ghi chép về việc phải chờ"),
    "cases.apologise": gettext_lazy("gửi lời xin lỗi và ngày hẹn mới"),
    "cases.draft_apology": gettext_lazy("soạn sẵn lời xin lỗi và ngày hẹn mới"),
    "cases.note_code": gettext_lazy("ghi mã hồ sơ quốc gia"),
    "cases.correct_code": gettext_lazy("sửa mã hồ sơ quốc gia đã ghi"),
    "cases.remove_code": gettext_lazy("bỏ mã hồ sơ quốc gia đã ghi"),
    "cases.tie_code": gettext_lazy("nối hồ sơ quốc gia với bà con"),
    "cases.untie_code": gettext_lazy("gỡ hồ sơ quốc gia khỏi bà con"),
    "cases.confirm_code": gettext_lazy("xác nhận mã hồ sơ quốc gia là của bà con"),
    "cases.reject_code": gettext_lazy("ghi là mã hồ sơ quốc gia không phải của bà con"),
    "cases.supply": gettext_lazy("gửi giấy tờ bổ sung"),
    "cases.guide": gettext_lazy("hướng dẫn giấy tờ còn thiếu tại quầy"),
    "cases.drop_guidance": gettext_lazy("bỏ lời hướng dẫn giấy tờ còn thiếu"),
    "cases.undo_intake": gettext_lazy("ghi là nhận nhầm hồ sơ tại quầy"),
    "cases.bulk_undo": gettext_lazy("hoàn tác một việc vừa làm với hồ sơ"),
    "people.ask_request": gettext_lazy("ghi yêu cầu về dữ liệu của bà con"),
    "people.taken_back_request": gettext_lazy("rút yêu cầu về dữ liệu của bà con"),
    "people.answered_request": gettext_lazy("trả lời yêu cầu về dữ liệu của bà con"),
    "people.declined_request": gettext_lazy("không làm được yêu cầu về dữ liệu, có nói lý do"),
    "people.erased_request": gettext_lazy("trả lời yêu cầu xóa dữ liệu của bà con"),
    "people.signed_up": gettext_lazy("mở tài khoản cho bà con, sau khi đúng mã gửi về máy"),
    "people.register": gettext_lazy("ghi tên bà con vào sổ"),
    "people.write_down": gettext_lazy("ghi tên bà con khi gặp ở thôn, tổ"),
    "people.change": gettext_lazy("sửa thông tin của bà con"),
    "people.citizen_number": gettext_lazy("ghi số định danh của bà con"),
    "people.groups": gettext_lazy("ghi nhóm của bà con"),
    "people.settle": gettext_lazy("ghi nơi ở của bà con"),
    "people.forget": gettext_lazy("xóa dữ liệu theo yêu cầu của bà con"),
    "people.invite": gettext_lazy("mời bà con nhận việc"),
    "people.accept_invitation": gettext_lazy("nhận lời mời, đặt mật khẩu"),
    "people.grant_role": gettext_lazy("giao vai trò cho bà con"),
    "people.prolong_role": gettext_lazy("gia hạn vai trò của bà con"),
    "people.end_role": gettext_lazy("thôi vai trò của bà con"),
    "people.leave": gettext_lazy("cho bà con nghỉ việc"),
    "people.reset_second_factor": gettext_lazy("đặt lại lớp bảo vệ thứ hai của bà con"),
    "people.give_mandate": gettext_lazy("ghi giấy ủy quyền của bà con"),
    "people.confirm_mandate": gettext_lazy("xác nhận giấy ủy quyền của bà con"),
    "people.decline_mandate": gettext_lazy("không xác nhận giấy ủy quyền của bà con"),
    "people.end_mandate": gettext_lazy("thôi ủy quyền của bà con"),
    "rounds.agree": gettext_lazy("đồng ý để tổ công nghệ số ghé nhà bạn"),
    "rounds.add_visit": gettext_lazy("thêm nhà bạn vào danh sách ghé"),
    "rounds.swap_visit": gettext_lazy("đổi sang ghé nhà bạn"),
    "rounds.drop_visit": gettext_lazy("bỏ nhà bạn khỏi danh sách ghé"),
    "rounds.visit_done": gettext_lazy("ghi là đã ghé nhà bạn"),
    "rounds.settle_clash": gettext_lazy("chọn giá trị đúng khi hai người ghi về bạn khác nhau"),
    "learning.record_session": gettext_lazy("ghi buổi hướng dẫn có bà con"),
    "learning.confirm_session": gettext_lazy("ghi bà con xác nhận buổi hướng dẫn bằng cách nào"),
    "learning.cancel_session": gettext_lazy("hủy buổi hướng dẫn có bà con"),
    "learning.restore_session": gettext_lazy("khôi phục buổi hướng dẫn có bà con đã hủy"),
    "learning.attend": gettext_lazy("điểm danh bà con ở lớp học"),
    "learning.observe": gettext_lazy("ghi bà con làm được đến đâu"),
    "learning.withdraw": gettext_lazy("rút một ghi nhận bà con làm được đến đâu"),
    "learning.match_deeds": gettext_lazy("ghi là bà con đã tự nộp một hồ sơ thật"),
    "learning.settle_review": gettext_lazy("xem lại bà con có tự làm được không"),
    "learning.add_official": gettext_lazy("ghi bạn vào danh sách cán bộ"),
    "learning.change_official": gettext_lazy("sửa thông tin của bạn trong danh sách cán bộ"),
    "learning.mark_official": gettext_lazy("ghi kết quả học của bạn ở lớp bồi dưỡng"),
    "teams.add_member": gettext_lazy("ghi bà con vào tổ công nghệ số"),
    "teams.change_member": gettext_lazy("sửa thông tin của bà con trong tổ công nghệ số"),
    "teams.leave": gettext_lazy("ghi bà con thôi tham gia tổ công nghệ số"),
    "teams.propose_commendation": gettext_lazy("đề nghị khen thưởng bà con"),
    "teams.withdraw_commendation": gettext_lazy("rút đề nghị khen thưởng bà con"),
}
LOOKS: dict[str, str | Promise] = {
    "cases.look": gettext_lazy("mở xem hồ sơ của bà con"),
    "cases.look_file": gettext_lazy("mở một giấy tờ trong hồ sơ của bà con"),
    "cases.look_receipt": gettext_lazy("mở giấy tiếp nhận của bà con"),
    "cases.look_noted": gettext_lazy("xem mã hồ sơ quốc gia bà con đã ghi"),
    "people.look_request": gettext_lazy("mở yêu cầu về dữ liệu của bà con"),
    "people.print_request": gettext_lazy("in câu trả lời về dữ liệu của bà con"),
    "people.see_own": gettext_lazy("mở trang dữ liệu của tôi"),
    "people.take_own_json": gettext_lazy("tải dữ liệu của tôi về, tệp JSON"),
    "people.take_own_pdf": gettext_lazy("tải dữ liệu của tôi về, tệp PDF"),
    "people.look": gettext_lazy("mở trang thông tin của bà con"),
    "people.sign_in": gettext_lazy("đăng nhập vào tài khoản"),
    "people.mandate_look": gettext_lazy("mở giấy ủy quyền của bà con"),
    "learning.look": gettext_lazy("xem bà con đã học gì"),
    "people.mandate_paper": gettext_lazy("xem ảnh giấy ủy quyền của bà con"),
    "teams.look_member": gettext_lazy("mở dòng của bà con trong danh sách tổ công nghệ số"),
}
OTHER = gettext_lazy("làm một việc liên quan đến bà con")
OTHER_LOOK = gettext_lazy("xem thông tin của bà con")


@dataclass(frozen=True)
class Line:
    """One sentence. `what`: the case it is about, with its page."""

    at: datetime
    sentence: str
    what: str
    url: str


@dataclass(frozen=True)
class Day:
    day: datetime
    lines: list[Line]


def deeds(entries: Sequence[Entry], *, by: Actor) -> list[Day]:
    """By day. Three queries: names, roles, cases."""
    who = _Who(entries, by)
    titles = _titles(entries)
    return _by_day([_line(one, who.did(one, _deed(one)), titles) for one in entries])


def looks(seen: Sequence[Look], *, by: Actor) -> list[Day]:
    who = _Who(seen, by)
    titles = _titles(seen)
    return _by_day([_line(one, who.did(one, str(LOOKS.get(one.action, OTHER_LOOK))), titles) for one in seen])


def _deed(entry: Entry) -> str:
    said = str(DEEDS.get(entry.action, OTHER))
    reasons = dict(MandateReason.choices)
    return f"{said} ({str(reasons[entry.note]).lower()})" if entry.note in reasons else said


def _guide(row: Entry | Look) -> int:
    """The account of who guided, 0 where nobody did."""
    kind, _colon, account = getattr(row, "note", "").partition(":")
    return int(account) if kind == "guide" and account.isdigit() else 0


class _Who:
    """Who acted, as residents know them: you, an official or helper by role and name, somebody for you, the system."""

    def __init__(self, rows: Iterable[Entry | Look], by: Actor) -> None:
        ids = {one.account_id for one in rows if one.account_id is not None} | {*map(_guide, rows)} - {0}
        self.by = by
        self.names = people.names_of(ids)
        self.roles = people.duties_of(ids - {by.account_id})

    def did(self, row: Entry | Look, deed: str) -> str:
        if row.account_id is None:
            who = _("Hệ thống Cầm Tay") if row.actor == "system" else _("Người có mã QR của hồ sơ")
        elif row.account_id == self.by.account_id:
            who = _("Bà con")
        else:
            name = self.names.get(row.account_id) or _("Một người")
            role = _role(self.roles.get(row.account_id, []), row.at)
            who = f"{role} {name}" if role else name
        return self._sentence(row, who, deed)

    def _sentence(self, row: Entry | Look, who: str, deed: str) -> str:
        if getattr(row, "on_behalf_of", None) is not None:
            return _("%(who)s, làm thay bà con: %(deed)s.") % {"who": who, "deed": deed}
        if guide := self.names.get(_guide(row)):
            said = {"who": who, "deed": deed, "guide": guide}
            return _("%(who)s %(deed)s, có %(guide)s hướng dẫn.") % said
        return _("%(who)s %(deed)s.") % {"who": who, "deed": deed}


def _role(held: Sequence[RoleHeld], at: datetime) -> str:
    """The role held that day; with none then, none is said."""
    day = local_day(at)
    for one in held:
        ended = one.revoked_at is not None and one.revoked_at <= at
        if not ended and one.valid_from <= day <= (one.valid_until or day):
            return str(ROLE_BY_CODE[one.role].label)
    return ""


def _titles(rows: Sequence[Entry | Look]) -> dict[UUID, tuple[str, str]]:
    return cases.titles({UUID(one.object_id) for one in rows if _is_case(one)})


def _is_case(row: Entry | Look) -> bool:
    return row.object_type in ("cases.Case", "cases.CaseRating", "cases.Slip") and len(row.object_id) == 36


def _line(row: Entry | Look, sentence: str, titles: Mapping[UUID, tuple[str, str]]) -> Line:
    name, code = titles.get(UUID(row.object_id), ("", "")) if _is_case(row) else ("", "")
    url = reverse("portal:case", args=[UUID(row.object_id)]) if name else ""
    if row.object_type == "people.Authorisation":
        name, url = _("Xem mục Ủy quyền"), reverse("portal:mandates")
    return Line(row.at, sentence, " · ".join(filter(None, [name, code])), url)


def _by_day(lines: Sequence[Line]) -> list[Day]:
    return [
        Day(inside[0].at, inside)
        for _key, rows in groupby(lines, key=lambda line: formats.day(line.at))
        if (inside := list(rows))
    ]
