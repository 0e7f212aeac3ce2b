"""What quality keep about people: nothing, said outright."""

from django.utils.translation import gettext_lazy as _

from camtay.foundation.kept import Kept, Register, Whom

KEEPS = Register(
    _("Kiểm tra dữ liệu"), nothing=_("Các phép kiểm chỉ đọc hồ sơ đã có; không giữ thêm tên ai.")
)


def about(who: Whom) -> list[Kept]:  # noqa: ARG001  the shape all domains share
    """Nothing: see KEEPS."""
    return []
