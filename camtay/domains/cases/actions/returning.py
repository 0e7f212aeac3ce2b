"""Giving the result to whoever asked for it: at the counter, online or by post."""

import re
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.cases import states
from camtay.domains.cases.actions import moves
from camtay.domains.cases.models import Case
from camtay.foundation.access import Actor, Refused
from camtay.foundation.vietnamese import clean

_POST_NUMBER = re.compile(r"[0-9A-Z]{6,40}")
RECEIVERS = (states.Pressed.SELF, states.Pressed.AUTHORISED)


@transaction.atomic
def hand_over(
    *,
    case_id: UUID,
    way: str = "",
    post_number: str = "",
    received_by: str = "",
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> Case:
    """Hand the result over. `way`: a Channel; `received_by`: at the counter, the applicant or who has their mandate.

    Raises Refused: a letter without its number, a file where there is none.
    """
    case = moves.locked(case_id, version=version)
    moves.enter(case, "hand_over", by=by)
    number = re.sub(r"[\s.-]", "", clean(post_number)).upper() if way == states.Channel.POST else ""
    if problem := problem_with(case, way, number, received_by):
        raise Refused(problem)
    case.handed_over_at = now
    case.returned_by = way
    case.post_number = number or case.post_number
    note = f"way:{way}" if way else ""
    if way == states.Channel.COUNTER:
        note += f" to:{received_by}"
    changed = [
        "state",
        "handed_over_at",
        *(["returned_by"] if way else []),
        *(["post_number"] if number else []),
    ]
    return moves.finish(case, "hand_over", fields=changed, by=by, now=now, note=note)


def problem_with(case: Case, way: str, number: str, received_by: str) -> str:
    """Why the result cannot be given in this way, in words for people; "" where it can."""
    if way and way not in states.Channel.values:
        raise ValueError(f"no way to hand over: {way}")
    if way == states.Channel.POST and not _POST_NUMBER.fullmatch(number):
        return _("Hãy ghi mã bưu gửi in trên phiếu của bưu điện, ví dụ CD123456789VN.")
    if way == states.Channel.ONLINE and not case.electronic_result:
        return _("Hồ sơ này chưa có tệp kết quả nên chưa trả qua mạng được.")
    if way == states.Channel.COUNTER and received_by not in RECEIVERS:
        return _("Hãy chọn ai nhận kết quả.")
    return ""
