"""What the catalogue keeps about people: nothing, said outright."""

from django.utils.translation import gettext_lazy as _

from camtay.foundation.kept import Kept, Register, Whom

KEEPS = Register(
    _("Thủ tục"),
    nothing=_("Danh mục thủ tục và từ ngữ để tìm. Câu tìm không thấy được giữ mà không kèm tên ai."),
)


def about(who: Whom) -> list[Kept]:  # noqa: ARG001  the shape all domains share
    """Nothing: see KEEPS."""
    return []
