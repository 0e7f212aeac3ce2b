"""How a result may be handed over."""

import re

from django.utils.translation import gettext as _

from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.foundation.vietnamese import clean

_NUMBER = re.compile(r"[0-9A-Z]{6,40}")
_RECEIVERS = (states.Pressed.SELF, states.Pressed.AUTHORISED)


def post_number_of(said: str) -> str:
    """As it is kept: capital letters and digits without gaps."""
    return re.sub(r"[\s.-]", "", clean(said)).upper()


def hand_over_problem(case: Case, way: str, post_number: str, received_by: str) -> str:
    """Why the result cannot be given in this way, in words for people; "" where it can.

    `way`: a Channel, "" where it is not told. Raises ValueError for another.
    """
    if way and way not in states.Channel.values:
        raise ValueError(f"no way to hand over: {way}")
    if way == states.Channel.POST and not _NUMBER.fullmatch(post_number_of(post_number)):
        return _("Hãy ghi mã bưu gửi in trên phiếu của bưu điện, ví dụ CD123456789VN.")
    if way == states.Channel.ONLINE and not case.electronic_result:
        return _("Hồ sơ này chưa có tệp kết quả nên chưa trả qua mạng được.")
    if way == states.Channel.COUNTER and received_by not in _RECEIVERS:
        return _("Hãy chọn ai nhận kết quả.")
    return ""
