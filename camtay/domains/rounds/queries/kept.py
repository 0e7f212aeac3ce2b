"""What rounds keep about a person, and why."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from camtay.domains.rounds.models import Attachment, Clash, Device, Visit
from camtay.foundation.kept import Ground, Kept, Register, Shown, Whom
from camtay.foundation.ui import formats

_VISITS = _("Tổ công nghệ số ghé nhà")
_PHONES = _("Máy của bạn ngoài địa bàn")
_VISITING = Ground(
    _("Để tổ công nghệ số biết tuần này ghé nhà ai, chỉ bài gì."),
    _("Kế hoạch hỗ trợ người dân của xã, phường; trưởng thôn, tổ trưởng đồng ý trước."),
    _("Đến khi bạn yêu cầu xóa."),
)
_RIGHT = Ground(
    _("Để chọn giá trị đúng khi hai người ghi về bạn khác nhau."),
    _("Bảo đảm dữ liệu cá nhân chính xác (Luật 91/2025/QH15)."),
    _("Đến khi bạn yêu cầu xóa."),
)
_DEVICE = Ground(
    _("Để chỉ máy đã ghi tên mới nhận được danh sách, và xóa được máy bị mất."),
    _("Bảo đảm an toàn dữ liệu cá nhân (Luật 91/2025/QH15)."),
    _("Giữ cùng nhật ký công việc; tên máy đến khi bạn yêu cầu xóa."),
)

_VISIT = Shown(_VISITS, _("Nhà nên ghé"), _VISITING, ("rounds.Visit.person", "rounds.Visit.skill"))
_CLASH = Shown(
    _VISITS, _("Hai người ghi khác nhau"), _RIGHT,
    ("rounds.Clash.person", "rounds.Clash.standing", "rounds.Clash.other"),
)  # fmt: skip
_LABEL = Shown(_PHONES, _("Máy"), _DEVICE, ("rounds.Device.label",))
_FILE = Shown(_PHONES, _("Ảnh, giấy gửi từ máy"), _DEVICE, ("rounds.Attachment.name",))

KEEPS = Register(
    _("Đi thôn, tổ"),
    (_VISIT, _CLASH, _LABEL, _FILE),
    {
        "rounds.Device.secret_digest": _("Mã bí mật của máy chỉ giữ dưới dạng đã băm; không ai đọc được."),
        "rounds.Command.payload": _(
            "Việc ghi của người đã thôi vai trò, chỉ giữ đến khi quản trị xã, phường nhận hoặc bỏ."
        ),
    },
)


def about(who: Whom) -> list[Kept]:
    """Everything this domain holds about a person."""
    return [*_visits(who), *_clashes(who), *_phones(who)]


def _visits(who: Whom) -> Iterator[Kept]:
    for one in Visit.objects.filter(person__in=who.ids).order_by("week", "pk"):
        yield _VISIT.line(f"{one.week}: {one.skill}, {one.get_state_display()}")


def _clashes(who: Whom) -> Iterator[Kept]:
    for one in Clash.objects.filter(person__in=who.ids).order_by("found_at", "pk"):
        yield _CLASH.line(f"{one.standing} / {one.other}")


def _phones(who: Whom) -> Iterator[Kept]:
    for one in Device.objects.filter(account__person__in=who.ids).order_by("enrolled_at", "pk"):
        yield _LABEL.line(f"{one.label}, {formats.moment(one.enrolled_at)}, {one.get_state_display()}")
    sent = Attachment.objects.filter(account__person__in=who.ids).exclude(name="")
    for each in sent.order_by("received_at", "pk"):
        yield _FILE.line(f"{each.name}, {formats.moment(each.received_at)}")
