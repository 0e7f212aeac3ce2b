"""What is raised when somebody was quicker."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from camtay.foundation.access import Refused


class Changed(Refused):
    """Somebody else changed it meanwhile. `stored`: as it stands now; for a door that shows both."""

    def __init__(self, stored: Any) -> None:
        super().__init__(_("Người khác vừa sửa chỗ này. Hãy xem lại rồi làm tiếp."))
        self.stored = stored
