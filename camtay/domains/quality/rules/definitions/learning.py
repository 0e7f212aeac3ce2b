"""Checks of sessions and of what was seen in them: what a helper could not have done, or should not have."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from camtay.domains.quality.rules.shapes import Check
from camtay.domains.quality.rules.sources import OBSERVATIONS, SESSIONS
from camtay.foundation.predicates import And, Compare, Field, IsNull

TAUGHT = ("learning.taught", "learning.skills_taught", "teams.active")
ALONE = ("learning.alone", "learning.skills_alone")
A_DAY = 60  # sessions of one helper
AT_ONCE = 10  # people seen by one helper in one minute, in no class
TEACHERS = 3  # of one resident on one day
SOON = 10  # minutes from “shown” to “alone”
LATE_DAYS = 30
NIGHT = (22, 5)  # local hours: from, until

ASK = _("Gọi hỏi người hướng dẫn. Buổi nào không có hoặc ghi nhầm thì hủy, kèm lý do.")
SEE_AGAIN = _("Rút vài người ra để người khác xem lại, ở lần sau hoặc khi họp thôn, tổ.")
of_sessions = partial(Check, source=SESSIONS, place_field="commune_id")
of_observations = partial(Check, source=OBSERVATIONS, place_field="session__commune_id")
_STANDS = IsNull("cancelled_at")

CHECKS: tuple[Check, ...] = (
    of_sessions(
        code="sessions.at_night",
        title=_("Buổi hướng dẫn từ 22 giờ đến 5 giờ"),
        todo=_("Xem giờ trên điện thoại của người hướng dẫn; giờ sai thì chỉnh lại máy."),
        severity="medium",
        leans=TAUGHT,
    ),
    of_sessions(
        code="sessions.too_many_a_day",
        title=_("Một người hướng dẫn từ 60 buổi trở lên trong một ngày"),
        todo=ASK,
        severity="high",
        leans=TAUGHT,
    ),
    of_sessions(
        code="sessions.two_places_at_once",
        title=_("Một người hướng dẫn ở hai nơi trong cùng một phút"),
        todo=ASK,
        severity="high",
        leans=TAUGHT,
    ),
    of_sessions(
        code="sessions.own_witness",
        title=_("Người hướng dẫn tự làm chứng cho buổi của mình"),
        todo=_("Nhờ người khác làm chứng, hoặc để người dân ký phiếu giấy."),
        severity="high",
        leans=TAUGHT,
        suspect=lambda _moment: And(_STANDS, Compare("witness", "eq", Field("taught_by"))),
    ),
    of_sessions(
        code="sessions.in_future",
        title=_("Buổi hướng dẫn sau lúc ghi vào máy"),
        todo=_("Xem giờ trên điện thoại của người hướng dẫn; giờ sai thì chỉnh lại máy."),
        severity="medium",
        leans=TAUGHT,
    ),
    of_sessions(
        code="sessions.recorded_late",
        title=_("Ghi vào máy sau buổi hướng dẫn hơn 30 ngày"),
        todo=_("Hỏi vì sao ghi muộn; buổi ghi bù thì giữ phiếu giấy kèm theo."),
        severity="low",
        leans=TAUGHT,
    ),
    of_sessions(
        code="sessions.too_long",
        title=_("Buổi hướng dẫn dài hơn 5 giờ"),
        todo=ASK,
        severity="low",
        suspect=lambda _moment: And(_STANDS, Compare("minutes", "gt", 300)),
    ),
    of_sessions(
        code="sessions.without_anybody",
        title=_("Buổi tại nhà, tại điểm hỗ trợ mà không ghi ai"),
        todo=ASK,
        severity="medium",
        leans=("teams.active",),
    ),
    of_observations(
        code="observations.alone_at_once",
        title=_("Khai “tự làm được” trong vòng 10 phút sau khi được chỉ"),
        todo=SEE_AGAIN,
        severity="high",
        leans=ALONE,
    ),
    of_observations(
        code="observations.burst",
        title=_("Một người ghi nhận từ 10 người trở lên trong một phút, không phải lớp học"),
        todo=ASK,
        severity="high",
        leans=(*TAUGHT, *ALONE),
    ),
    of_observations(
        code="observations.many_teachers",
        title=_("Một người dân được từ 3 người chỉ trong một ngày"),
        todo=_("Hỏi người dân ấy đã được ai chỉ; buổi ghi thừa thì hủy."),
        severity="medium",
        leans=TAUGHT,
    ),
    of_observations(
        code="observations.alone_before_shown",
        title=_("Tự làm được trước khi được chỉ, cùng một kỹ năng"),
        todo=_("Xem ngày của hai buổi; ghi nhầm ngày thì hủy buổi sai và ghi lại."),
        severity="low",
        leans=ALONE,
    ),
)
