"""States of a case, who owns each, and which of the ten national states each stands for.

National states: Cổng Dịch vụ công quốc gia, field TrangThaiHoSo (1 Mới đăng ký … 10 Đã trả kết quả).
The clock: "running" counts against the office, "paused" waits for others, "stopped" is over.
"""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.foundation.transitions import Move, State, Table


class Origin(models.TextChoices):
    OWN = "own", _("Tiếp nhận tại đây")
    MIRROR = "mirror", _("Đồng bộ từ hệ thống của tỉnh, thành phố")


class Channel(models.TextChoices):
    """KenhThucHien: 1 or empty at the counter, 2 online, 3 by public post."""

    COUNTER = "counter", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    POST = "post", _("Bưu chính")


class Pressed(models.TextChoices):
    """Who pressed the button when the case was filed: the hand is accountable."""

    SELF = "self", _("Tự làm")
    GUIDED = "guided", _("Tự bấm, có người hướng dẫn")
    FAMILY = "family", _("Người nhà làm giúp")
    AUTHORISED = "authorised", _("Người được ủy quyền làm")
    UNKNOWN = "unknown", _("Không rõ")


class PaperState(models.TextChoices):
    MISSING = "missing", _("Còn thiếu")
    PROVIDED = "provided", _("Đã có")
    NOT_REQUIRED = "not_required", _("Không phải nộp")
    REPLACED_BY_DATA = "replaced_by_data", _("Đã có trong dữ liệu của Nhà nước")


class FileKind(models.TextChoices):
    PAPER = "paper", _("Giấy tờ nộp kèm")
    RESULT = "result", _("Kết quả")


class Pause(models.TextChoices):
    """Why a clock stands still. Only the applicant's own waiting stops the official clock (item 2.1)."""

    APPLICANT = "applicant", _("Chờ người nộp bổ sung")
    FINANCIAL_DUTY = "financial_duty", _("Chờ thực hiện nghĩa vụ tài chính")
    PUBLIC_POSTING = "public_posting", _("Đang niêm yết công khai")
    OTHER_AGENCY = "other_agency", _("Chờ cơ quan khác trả lời")
    SYSTEM_DOWN = "system_down", _("Hệ thống gặp sự cố")
    DISASTER = "disaster", _("Thiên tai, bão lụt")


class RatingSource(models.TextChoices):
    HERE = "here", _("Chấm ở đây")
    NATIONAL = "national", _("Chấm trên Cổng Dịch vụ công quốc gia")


class Score(models.IntegerChoices):
    """How the person found the service."""

    VERY_BAD = 1, _("Rất không hài lòng")
    BAD = 2, _("Không hài lòng")
    FAIR = 3, _("Tạm được")
    GOOD = 4, _("Hài lòng")
    VERY_GOOD = 5, _("Rất hài lòng")


# Why: what may be ticked beside a score. A kept rating holds the codes.
PRAISE = {
    "quick": _("Nhanh, đúng hẹn"),
    "kind": _("Cán bộ tận tình"),
    "clear": _("Dễ hiểu, dễ làm"),
    "few_trips": _("Đỡ phải đi lại"),
}
COMPLAINTS = {
    "late": _("Lâu, trễ hẹn"),
    "unkind": _("Thái độ chưa tốt"),
    "unclear": _("Khó hiểu, khó làm"),
    "many_trips": _("Phải đi lại nhiều lần"),
    "asked_more": _("Bị hỏi thêm giấy tờ"),
}
REASONS_FOR = {
    Score.VERY_BAD: COMPLAINTS,
    Score.BAD: COMPLAINTS,
    Score.FAIR: {**PRAISE, **COMPLAINTS},
    Score.GOOD: PRAISE,
    Score.VERY_GOOD: PRAISE,
}

DRAFT, SUBMITTED, NOT_RECEIVED, ACCEPTED = "draft", "submitted", "not_received", "accepted"
IN_PROGRESS, SUPPLEMENT_ASKED = "in_progress", "supplement_asked"
WAITING_DUTY, WAITING_AGENCY = "waiting_duty", "waiting_agency"
DECIDED, REFUSED, RESULT_READY, HANDED_OVER = "decided", "refused", "result_ready", "handed_over"
STOPPED, WITHDRAWN = "stopped", "withdrawn"

_applicant, _clerk, _specialist, _signer = (
    _("người nộp"),
    _("cán bộ một cửa"),
    _("chuyên viên"),
    _("người ký"),
)

_STATES = (
    State(DRAFT, _("Đang soạn"), _applicant, clock="stopped", national=None),
    State(SUBMITTED, _("Đã nộp, chờ tiếp nhận"), _clerk, clock="stopped", national=1),
    State(NOT_RECEIVED, _("Không được tiếp nhận"), _clerk, clock="stopped", national=3, final=True),
    State(ACCEPTED, _("Đã tiếp nhận"), _specialist, clock="running", national=2),
    State(IN_PROGRESS, _("Đang giải quyết"), _specialist, clock="running", national=4),
    State(SUPPLEMENT_ASKED, _("Chờ bổ sung giấy tờ"), _applicant, clock="paused", national=5),
    State(WAITING_DUTY, _("Chờ nộp nghĩa vụ tài chính"), _applicant, clock="running", national=6),
    State(WAITING_AGENCY, _("Chờ cơ quan khác"), _specialist, clock="running", national=4),
    State(DECIDED, _("Đã ký, chờ kết quả"), _clerk, clock="running", national=4),
    State(REFUSED, _("Bị từ chối giải quyết"), _specialist, clock="stopped", national=8, final=True),
    State(STOPPED, _("Dừng giải quyết"), _specialist, clock="stopped", national=8, final=True),
    State(RESULT_READY, _("Đã có kết quả"), _clerk, clock="stopped", national=9),
    State(HANDED_OVER, _("Đã trả kết quả"), _clerk, clock="stopped", national=10, final=True),
    State(WITHDRAWN, _("Người nộp đã rút"), _applicant, clock="stopped", national=7, final=True),
)

_MOVES = (
    Move("submit", DRAFT, SUBMITTED, _("Nộp hồ sơ"), "cases.file"),
    Move("accept", SUBMITTED, ACCEPTED, _("Tiếp nhận"), "cases.accept"),
    Move("decline", SUBMITTED, NOT_RECEIVED, _("Không tiếp nhận"), "cases.accept"),
    Move("start", ACCEPTED, IN_PROGRESS, _("Bắt đầu giải quyết"), "cases.work"),
    Move("ask_supplement", ACCEPTED, SUPPLEMENT_ASKED, _("Yêu cầu bổ sung"), "cases.work"),
    Move("ask_supplement", IN_PROGRESS, SUPPLEMENT_ASKED, _("Yêu cầu bổ sung"), "cases.work"),
    Move("supplied", SUPPLEMENT_ASKED, IN_PROGRESS, _("Đã bổ sung đủ"), "cases.work"),
    Move("wait_duty", IN_PROGRESS, WAITING_DUTY, _("Chờ nghĩa vụ tài chính"), "cases.work"),
    Move("duty_done", WAITING_DUTY, IN_PROGRESS, _("Đã nộp nghĩa vụ tài chính"), "cases.work"),
    Move("wait_agency", IN_PROGRESS, WAITING_AGENCY, _("Chờ cơ quan khác"), "cases.work"),
    Move("agency_answered", WAITING_AGENCY, IN_PROGRESS, _("Cơ quan khác đã trả lời"), "cases.work"),
    Move("stop", IN_PROGRESS, STOPPED, _("Dừng giải quyết"), "cases.work"),
    Move("stop", SUPPLEMENT_ASKED, STOPPED, _("Dừng giải quyết"), "cases.work"),
    Move("decide", IN_PROGRESS, DECIDED, _("Ký kết quả"), "cases.decide"),
    Move("refuse", IN_PROGRESS, REFUSED, _("Từ chối giải quyết"), "cases.decide"),
    Move("attach_result", DECIDED, RESULT_READY, _("Đính kèm kết quả"), "cases.attach_result"),
    Move("hand_over", RESULT_READY, HANDED_OVER, _("Trả kết quả"), "cases.hand_over"),
    Move("withdraw", SUBMITTED, WITHDRAWN, _("Rút hồ sơ"), "cases.withdraw"),
    Move("withdraw", ACCEPTED, WITHDRAWN, _("Rút hồ sơ"), "cases.withdraw"),
    Move("withdraw", IN_PROGRESS, WITHDRAWN, _("Rút hồ sơ"), "cases.withdraw"),
    Move("withdraw", SUPPLEMENT_ASKED, WITHDRAWN, _("Rút hồ sơ"), "cases.withdraw"),
)

TABLE = Table("cases", _STATES, _MOVES)
PERMISSION_OF = {move.name: str(move.permission) for move in _MOVES}

# Moves that need nothing but a reason; the others carry content of their own (a file, an answer, a code).
TURNS = (
    "ask_supplement",
    "supplied",
    "wait_duty",
    "duty_done",
    "wait_agency",
    "agency_answered",
    "stop",
    "refuse",
    "withdraw",
)
REASON_NEEDED = frozenset({"decline", "ask_supplement", "wait_duty", "wait_agency", "stop", "refuse"})
PAUSED_BY = {
    SUPPLEMENT_ASKED: Pause.APPLICANT,
    WAITING_DUTY: Pause.FINANCIAL_DUTY,
    WAITING_AGENCY: Pause.OTHER_AGENCY,
}

# The state a mirrored case takes from the national number (TrangThaiHoSo).
FROM_NATIONAL = {
    1: SUBMITTED,
    2: ACCEPTED,
    3: NOT_RECEIVED,
    4: IN_PROGRESS,
    5: SUPPLEMENT_ASKED,
    6: WAITING_DUTY,
    7: WITHDRAWN,
    8: STOPPED,
    9: RESULT_READY,
    10: HANDED_OVER,
}
SETTLED = frozenset({REFUSED, STOPPED, RESULT_READY, HANDED_OVER, WITHDRAWN})
UNSETTLED = frozenset({ACCEPTED, IN_PROGRESS, SUPPLEMENT_ASKED, WAITING_DUTY, WAITING_AGENCY, DECIDED})
NOT_YET_RECEIVED = frozenset({DRAFT, SUBMITTED, NOT_RECEIVED})
RATEABLE = frozenset({RESULT_READY, HANDED_OVER, REFUSED})  # the office has answered
# What may be done to many cases at once -> its move in the table ("assign" is none).
MANY = {"assign": "assign", "begin": "start", "decide": "decide", "hand_over": "hand_over"}
MANY_LABELS = {
    "assign": _("Giao cho chuyên viên"),
    "begin": _("Bắt đầu giải quyết"),
    "decide": _("Ký kết quả"),
    "hand_over": _("Trả kết quả"),
}
PHASES = (ACCEPTED, IN_PROGRESS, DECIDED, RESULT_READY)  # in which steps of the internal process are done
# What the journal calls the deeds: the moves, and those that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    **{f"cases.{move.name}": move.label for move in TABLE.moves},
    "cases.import_propose": _("Nạp tệp danh sách"),
    "cases.print_supplement": _("In phiếu yêu cầu bổ sung"),
    "cases.print_refusal": _("In phiếu từ chối"),
    "cases.print_apology": _("In phiếu xin lỗi và hẹn lại ngày trả"),
    "cases.draft_apology": _("Soạn sẵn lời xin lỗi và ngày hẹn mới"),
    "cases.print_control": _("In phiếu kiểm soát quá trình giải quyết"),
    "cases.assign_step": _("Giao một bước xử lý hồ sơ"),
    "cases.bulk_undo": _("Hoàn tác một việc làm cùng lúc cho nhiều hồ sơ"),
    "cases.disrupt_end": _("Ghi sự cố đã kết thúc"),
    "cases.disrupt_undo": _("Xóa ghi chép về sự cố"),
    "cases.drop_guidance": _("Bỏ lời hướng dẫn giấy tờ còn thiếu"),
    "cases.export": _("Tải danh sách hồ sơ về"),
    "cases.guide": _("Hướng dẫn giấy tờ còn thiếu tại quầy"),
    "cases.import": _("Nạp hồ sơ từ danh sách của tỉnh, thành phố"),
    "cases.import_change": _("Cập nhật hồ sơ từ danh sách của tỉnh, thành phố"),
    "cases.import_undo": _("Hoàn tác một lần nạp danh sách hồ sơ"),
    "cases.note_withdraw": _("Bỏ một ghi chú nội bộ"),
    "cases.pause_end": _("Ghi hồ sơ hết phải chờ"),
    "cases.pause_undo": _("Xóa ghi chép về việc phải chờ"),
    "cases.submit": _("Nộp hồ sơ"),
    "cases.correct_code": _("Sửa mã hồ sơ quốc gia"),
    "cases.remove_code": _("Bỏ mã hồ sơ quốc gia"),
    "cases.tie_code": _("Nối mã hồ sơ quốc gia với người nộp"),
    "cases.untie_code": _("Gỡ mã hồ sơ quốc gia khỏi người nộp"),
    "cases.confirm_code": _("Xác nhận mã hồ sơ quốc gia"),
    "cases.reject_code": _("Ghi mã hồ sơ quốc gia không phải của người nộp"),
    "cases.undo_intake": _("Hủy vì nhận nhầm hồ sơ"),
}
