"""What an action says when it does not do what was asked."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.teams.models import Membership, Quota, Team
from camtay.foundation.access import Refused


class Changed(Refused):
    """Somebody else changed it meanwhile. `standing`: as it is now."""

    def __init__(self, standing: Team | Membership | Quota) -> None:
        super().__init__(_("Có người vừa sửa. Hãy xem lại rồi ghi lần nữa nếu vẫn cần."))
        self.standing = standing


class Unfit(Refused):
    """What was written is not in order; `field` names which part of it."""

    def __init__(self, field: str, sentence: object) -> None:
        super().__init__(str(sentence))
        self.field = field
