"""What closings keep about a person: only what they wrote themselves, in office."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.closings.models import Closing
from camtay.foundation.kept import Ground, Kept, Register, Shown, Whom
from camtay.foundation.ui import formats

ARCHIVE = _("Luật Lưu trữ 33/2024/QH15")
TERM = _("Hết thời hạn bảo quản báo cáo theo Luật Lưu trữ")
_REASON = Shown(
    _("Chốt số liệu"),
    _("Lý do chốt bổ sung bạn đã ghi"),
    Ground(
        _("Để biết vì sao số liệu đã chốt khác đi."),
        _("Thực hiện công vụ, chế độ báo cáo của xã, phường."),
        _("Hết thời hạn bảo quản báo cáo theo Luật Lưu trữ."),
    ),
    ("closings.Closing.reason",),
)
KEEPS = Register(_("Chốt số liệu"), (_REASON,))


def about(who: Whom) -> list[Kept]:
    """Everything this domain holds about a person."""
    rows = (
        Closing.objects.filter(closed_by__person__in=who.ids).exclude(reason="").order_by("closed_at", "pk")
    )
    return [
        _REASON.line(f"{formats.moment(one.closed_at)}, {one.title}, {one.words}: {one.reason}")
        for one in rows
    ]
