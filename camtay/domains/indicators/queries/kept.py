"""What figures keep about people: nothing, said outright."""

from django.utils.translation import gettext_lazy as _

from camtay.foundation.kept import Kept, Register, Whom

KEEPS = Register(
    _("Số liệu"), nothing=_("Chỉ là con số đếm từ hồ sơ, không có tên ai; minh chứng là chính các hồ sơ ấy.")
)


def about(who: Whom) -> list[Kept]:  # noqa: ARG001  the shape all domains share
    """Nothing: see KEEPS."""
    return []
