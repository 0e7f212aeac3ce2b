"""What plans keep about people: nothing, said outright."""

from django.utils.translation import gettext_lazy as _

from camtay.foundation.kept import Kept, Register, Whom

KEEPS = Register(
    _("Kế hoạch"), nothing=_("Mục tiêu và việc phải làm; người làm được ghi ở phần công việc được giao.")
)


def about(who: Whom) -> list[Kept]:  # noqa: ARG001  the shape all domains share
    """Nothing: see KEEPS."""
    return []
