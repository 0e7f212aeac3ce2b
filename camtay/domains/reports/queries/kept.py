"""What reports keep about people: what officials wrote on their own statements."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.reports.models import OwnLine
from camtay.foundation.kept import Ground, Kept, Register, Shown, Whom
from camtay.foundation.ui import formats

ARCHIVE = _("Luật Lưu trữ 33/2024/QH15")
TERM = _("Hết thời hạn bảo quản tài liệu công việc theo Luật Lưu trữ")
_STATEMENT = Shown(
    _("Bảng kê công việc tháng của bạn"),
    _("Dòng bạn tự ghi"),
    Ground(
        _("Để bảng kê công việc tháng nói đủ việc đã làm."),
        _("Thực hiện công vụ, quy chế làm việc của xã, phường."),
        _("Hết thời hạn bảo quản tài liệu công việc theo Luật Lưu trữ."),
    ),
    ("reports.OwnLine.words", "reports.OwnLine.product"),
)

# Forms and figures name nobody but who signs, in an official paper.
KEEPS = Register(_("Báo cáo cấp trên, bảng kê công việc"), (_STATEMENT,))


def about(who: Whom) -> list[Kept]:
    """Everything this domain holds about a person."""
    rows = OwnLine.objects.filter(account__person__in=who.ids).order_by("written_at", "pk")
    return [
        _STATEMENT.line(
            f"{formats.moment(one.written_at)}: {'. '.join(filter(None, (one.words, one.product)))}"
        )
        for one in rows
    ]
