"""States of a task, who owns each, and what may follow."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.foundation.transitions import Move, State, Table

GIVEN, ACCEPTED, IN_PROGRESS, DONE = "given", "accepted", "in_progress", "done"
RETURNED, DECLINED, CONFIRMED, DROPPED = "returned", "declined", "confirmed", "dropped"

_doer, _giver = _("người làm"), _("người giao")

_STATES = (
    State(GIVEN, _("Đã giao, chờ nhận"), _doer),
    State(ACCEPTED, _("Đã nhận"), _doer),
    State(IN_PROGRESS, _("Đang làm"), _doer),
    State(DONE, _("Đã làm xong, chờ xác nhận"), _giver, clock="paused"),
    State(RETURNED, _("Trả lại để làm tiếp"), _doer),
    State(DECLINED, _("Không nhận, chờ giao lại"), _giver),
    State(CONFIRMED, _("Đã xác nhận xong"), _giver, clock="stopped", final=True),
    State(DROPPED, _("Đã thôi việc này"), _giver, clock="stopped", final=True),
)
TO_DO = frozenset({GIVEN, ACCEPTED, IN_PROGRESS, RETURNED})  # in the doer's hands
RUNNING = TO_DO | {DECLINED}  # the time runs
OPEN = RUNNING | {DONE}
OVER = frozenset({CONFIRMED, DROPPED})
SETTLED = OVER | {DONE}  # nothing is left for the doer

_MOVES = (
    Move("accept", GIVEN, ACCEPTED, _("Nhận việc"), "tasks.do"),
    Move("decline", GIVEN, DECLINED, _("Không nhận"), "tasks.do"),
    Move("start", ACCEPTED, IN_PROGRESS, _("Bắt đầu làm"), "tasks.do"),
    Move("start", RETURNED, IN_PROGRESS, _("Bắt đầu làm"), "tasks.do"),
    Move("finish", ACCEPTED, DONE, _("Báo đã xong"), "tasks.do"),
    Move("finish", IN_PROGRESS, DONE, _("Báo đã xong"), "tasks.do"),
    Move("confirm", DONE, CONFIRMED, _("Xác nhận đã xong"), "tasks.confirm"),
    Move("send_back", DONE, RETURNED, _("Trả lại để làm tiếp"), "tasks.confirm"),
    *(
        Move("hand_on", source, GIVEN, _("Giao cho người khác"), "tasks.hand_on")
        for source in (GIVEN, ACCEPTED, IN_PROGRESS, RETURNED, DECLINED)
    ),
    *(
        Move("drop", source, DROPPED, _("Thôi việc này"), "tasks.change")
        for source in (GIVEN, ACCEPTED, IN_PROGRESS, RETURNED, DECLINED, DONE)
    ),
)

TABLE = Table("tasks", _STATES, _MOVES)
PERMISSION_OF = {move.name: str(move.permission) for move in _MOVES}
# Moves that need a sentence at most; the others have a person or a product of their own.
TURNS = ("accept", "decline", "start", "confirm", "send_back", "drop")
REASON_NEEDED = frozenset({"decline", "send_back", "drop"})


class Limit(models.TextChoices):
    """How a deadline was said: as a day, or as so much working time."""

    DAY = "day", _("Ngày phải xong")
    WORKING_DAY = "working_day", _("Số ngày làm việc")
    HOUR = "hour", _("Số giờ làm việc")


class Reminded(models.TextChoices):
    """The last reminder that went out for the deadline as it stands."""

    NOT_YET = "", _("Chưa nhắc")
    BEFORE = "before", _("Đã nhắc trước hạn")
    DUE = "due", _("Đã nhắc ngày đến hạn")
    LATE = "late", _("Đã báo quá hạn")


# What stands in a task's history besides its moves.
TOLD = {
    "give": _("Giao việc"),
    "split": _("Chia thành phần việc"),
    "change": _("Sửa việc"),
    "comment": _("Trao đổi"),
    "attach": _("Đính kèm tệp"),
    "ask_extension": _("Xin thêm thời gian"),
    "grant_extension": _("Đồng ý thêm thời gian"),
    "refuse_extension": _("Không đồng ý thêm thời gian"),
}
# What the journal calls the deeds: the moves, and those that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    **{f"tasks.{what}": words for what, words in TOLD.items()},
    **{f"tasks.{move.name}": move.label for move in TABLE.moves},
    "tasks.end_deputy": _("Thôi người làm thay"),
    "tasks.undo_import": _("Hoàn tác lần nạp việc"),
}
