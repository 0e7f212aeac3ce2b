"""What a rating may say, and how long it may be said otherwise."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import states

MOST_WORDS = 1000  # signs
CHANGE_FOR = timedelta(days=7)


def may_change_until(rated_at: datetime) -> datetime:
    """A rating stands for good a week after it was first given: figures of a month do not move for ever."""
    return rated_at + CHANGE_FOR


def problem(state: str, origin: str) -> str | Promise | None:
    """Why a case in this state, of this origin, cannot be rated here; None where it can."""
    if origin != states.Origin.OWN:
        return _("Hồ sơ này chấm điểm trên Cổng Dịch vụ công quốc gia.")
    if state not in states.RATEABLE:
        return _("Khi hồ sơ có kết quả, bà con mới chấm điểm được.")
    return None


def problem_of_content(score: int, reasons: Iterable[str], words: str) -> str | Promise | None:
    """What is not in order with a rating; None where all is."""
    if score not in states.Score.values:
        return _("Hãy chọn một trong năm mức.")
    if set(reasons) - states.REASONS_FOR[states.Score(score)].keys():
        return _("Lý do không khớp với mức đã chọn.")
    if len(words) > MOST_WORDS:
        return _("Lời nhận xét dài quá. Hãy viết gọn lại.")
    return None
