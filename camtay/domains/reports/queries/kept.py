"""What reports keep about people: nothing, said outright."""

from django.utils.translation import gettext_lazy as _

from camtay.foundation.kept import Kept, Register, Whom

KEEPS = Register(
    _("Báo cáo cấp trên"),
    nothing=_(
        "Biểu mẫu và con số, không có tên người dân; tên người ký là tên cán bộ trong văn bản công vụ."
    ),
)


def about(who: Whom) -> list[Kept]:  # noqa: ARG001  the shape all domains share
    """Nothing: see KEEPS."""
    return []
