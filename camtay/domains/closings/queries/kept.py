"""What closings keep about people: nothing, said outright."""

from django.utils.translation import gettext_lazy as _

from camtay.foundation.kept import Kept, Register, Whom

KEEPS = Register(
    _("Chốt số liệu"), nothing=_("Chỉ giữ con số và dấu vân tay của minh chứng, không có tên ai.")
)


def about(who: Whom) -> list[Kept]:  # noqa: ARG001  the shape all domains share
    """Nothing: see KEEPS."""
    return []
