"""What an action says when it does not do what was asked."""

from django.utils.translation import gettext_lazy as _

from camtay.foundation.access import Refused


class Changed(Refused):
    """Somebody else changed it meanwhile. What was typed is kept by the door that shows this."""

    def __init__(self) -> None:
        super().__init__(_("Có người vừa sửa. Hãy xem lại rồi ghi lần nữa nếu vẫn cần."))


class Unfit(Refused):
    """What was said does not do. `field`: beside which field it is told."""

    def __init__(self, field: str, sentence: object) -> None:
        super().__init__(str(sentence))
        self.field = field
