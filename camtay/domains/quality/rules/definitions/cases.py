"""Checks of cases. A figure of time leans on every day written here."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from camtay.domains.quality.rules.shapes import Check, Moment
from camtay.domains.quality.rules.sources import CASES
from camtay.foundation.predicates import And, Compare, Field, IsNull, Not, Or, Predicate

TIMES = ("cases.on_time", "cases.on_time_explained", "cases.median_working_days")
LATE = ("cases.on_time", "cases.overdue_now")
DIGITAL = ("cases.digitised", "cases.handled_online", "cases.online_with_result", "cases.result_electronic")
STOOD_STILL = 60  # days
LONGEST = 240  # half working days: 120 working days, beyond the longest limit that a commune has
MANY = 20  # closed within one minute, as the page of times has it
FEW = 10

AT_SOURCE = _("Sửa ngày ở hệ thống của thành phố, rồi nạp lại danh sách.")
OPEN_IT = _("Mở từng hồ sơ, hỏi người đang giữ; xong rồi thì kết thúc hồ sơ ở hệ thống gốc.")
of_cases = partial(Check, source=CASES, place_field="deciding_place_id")
_OPEN = And(Not(IsNull("received_at")), IsNull("settled_at"))


def before(first: str, second: str) -> Any:
    """`first` lies before `second`."""
    return lambda _moment: Compare(first, "lt", Field(second))


def _in_future(moment: Moment) -> Predicate:
    return Or(
        *(
            Compare(name, "gt", moment.now)
            for name in ("received_at", "settled_at", "submitted_at", "handed_over_at")
        )
    )


def _paper_only(_moment: Moment) -> Predicate:
    nothing = And(Compare("components_attached", "eq", False), Compare("electronic_result", "eq", False))
    return And(Compare("channel", "eq", "online"), Not(IsNull("settled_at")), nothing)


CHECKS: tuple[Check, ...] = (
    of_cases(
        code="cases.due_before_receipt",
        title=_("Hẹn trả trước lúc tiếp nhận"),
        todo=AT_SOURCE,
        severity="high",
        leans=LATE,
        suspect=before("due_at", "received_at"),
    ),
    of_cases(
        code="cases.settled_before_receipt",
        title=_("Xong trước lúc tiếp nhận"),
        todo=AT_SOURCE,
        severity="high",
        leans=TIMES,
        suspect=before("settled_at", "received_at"),
    ),
    of_cases(
        code="cases.received_before_filed",
        title=_("Tiếp nhận trước lúc nộp"),
        todo=AT_SOURCE,
        severity="medium",
        leans=TIMES,
        suspect=before("received_at", "submitted_at"),
    ),
    of_cases(
        code="cases.handed_before_finished",
        title=_("Trả kết quả trước lúc xử lý xong"),
        todo=AT_SOURCE,
        severity="medium",
        leans=TIMES,
        suspect=before("handed_over_at", "finished_at"),
    ),
    of_cases(
        code="cases.settled_at_receipt",
        title=_("Xong đúng lúc tiếp nhận, không một phút nào ở giữa"),
        todo=_("Hỏi vì sao: có khi hồ sơ được làm xong rồi mới ghi vào hệ thống."),
        severity="medium",
        leans=TIMES,
        suspect=lambda _moment: Compare("settled_at", "eq", Field("received_at")),
    ),
    of_cases(
        code="cases.in_future",
        title=_("Có ngày ở tương lai"),
        todo=AT_SOURCE,
        severity="high",
        leans=("cases.received", *TIMES),
        suspect=_in_future,
    ),
    of_cases(
        code="cases.result_without_decision",
        title=_("Có kết quả điện tử mà không có ngày xử lý xong"),
        todo=AT_SOURCE,
        severity="high",
        leans=(*TIMES, *DIGITAL),
        suspect=lambda _moment: And(Compare("electronic_result", "eq", True), IsNull("finished_at")),
    ),
    of_cases(
        code="cases.online_paper_only",
        title=_("Nộp trực tuyến, đã xong mà không có tệp nào"),
        todo=_("Xem hồ sơ có thật sự nộp qua mạng không; nếu có thì đính kèm giấy tờ và kết quả điện tử."),
        severity="medium",
        leans=("cases.filed_online", *DIGITAL),
        suspect=_paper_only,
    ),
    of_cases(
        code="cases.closed_in_batch",
        title=_("Từ 20 hồ sơ trở lên kết thúc trong cùng một phút"),
        todo=_("Hỏi ai đã bấm và vì sao. Kết thúc từng hồ sơ ngay khi làm xong, đừng để dồn lại."),
        severity="high",
        leans=TIMES,
    ),
    of_cases(
        code="cases.took_too_long",
        title=_("Giải quyết quá 120 ngày làm việc"),
        todo=AT_SOURCE,
        severity="medium",
        leans=("cases.median_working_days",),
        suspect=lambda _moment: Compare("worked_half_days", "gt", LONGEST),
    ),
    of_cases(
        code="cases.open_over_a_year",
        title=_("Tiếp nhận hơn một năm mà chưa xong"),
        todo=OPEN_IT,
        severity="medium",
        leans=("cases.overdue_now",),
        suspect=lambda moment: And(_OPEN, Compare("received_at", "lt", moment.ago(365))),
    ),
    of_cases(
        code="cases.paused_too_long",
        title=_("Dừng giải quyết hơn 60 ngày"),
        todo=_("Hỏi cơ quan hoặc người đang được chờ; hết lý do dừng thì cho chạy tiếp."),
        severity="medium",
        leans=("cases.on_time_explained",),
        suspect=lambda moment: And(_OPEN, Compare("paused_since", "lt", moment.ago(STOOD_STILL))),
    ),
    of_cases(
        code="cases.supplement_forgotten",
        title=_("Chờ bổ sung giấy tờ hơn 60 ngày"),
        todo=_("Gọi hỏi người nộp; không nộp nữa thì dừng hồ sơ theo mẫu."),
        severity="low",
        leans=("cases.overdue_now",),
        suspect=lambda moment: And(_OPEN, Compare("supplement_asked_at", "lt", moment.ago(STOOD_STILL))),
    ),
    of_cases(
        code="cases.no_limit",
        title=_("Đang giải quyết mà không biết hạn"),
        todo=_("Ghi thời hạn của thủ tục, hoặc ghi ngày hẹn trả ở hệ thống gốc rồi nạp lại."),
        severity="high",
        leans=LATE,
        suspect=lambda _moment: And(_OPEN, IsNull("due_at")),
    ),
    of_cases(
        code="cases.no_procedure_code",
        title=_("Không có mã thủ tục"),
        todo=_("Thêm cột mã thủ tục vào danh sách xuất ra, rồi nạp lại."),
        severity="medium",
        suspect=lambda _moment: Compare("procedure_code", "eq", ""),
    ),
    of_cases(
        code="cases.unknown_procedure",
        title=_("Mã thủ tục không có trong danh mục"),
        todo=_("Thêm thủ tục vào danh mục, hoặc ghi mã cũ của nó, rồi nạp lại danh sách."),
        severity="low",
        suspect=lambda _moment: And(Compare("procedure_code", "ne", ""), IsNull("procedure")),
    ),
    of_cases(
        code="cases.code_twice",
        title=_("Hai hồ sơ có mã chỉ khác nhau ở dấu cách, dấu chấm, chữ hoa"),
        todo=_("Mở cả hai: nếu là một hồ sơ thì hoàn tác lần nạp sai, hoặc sửa mã ở hệ thống gốc."),
        severity="high",
        leans=("cases.received",),
    ),
    of_cases(
        code="cases.rated_before_settled",
        title=_("Chấm điểm trước khi có kết quả"),
        todo=_("Xem lại điểm chấm: người dân không thể chấm khi chưa nhận kết quả."),
        severity="medium",
        leans=("cases.satisfied",),
        suspect=before("rated_day", "settled_day"),
    ),
    of_cases(
        code="cases.authorised_without_mandate",
        title=_("Nộp theo ủy quyền mà không có giấy ủy quyền"),
        todo=_("Tìm giấy ủy quyền và ghi vào; không có thì hỏi lại ai đã bấm nộp."),
        severity="high",
        leans=("cases.assisted",),
        suspect=lambda _moment: And(
            Compare("origin", "eq", "own"),
            Compare("pressed_by", "eq", "authorised"),
            IsNull("authorisation"),
        ),
    ),
    of_cases(
        code="cases.all_on_time_of_few",
        title=_("100 % đúng hạn mà chưa đến 10 hồ sơ trong 90 ngày"),
        todo=_("Đừng so sánh nơi này với nơi khác; xem danh sách đã nạp đủ chưa."),
        severity="low",
        leans=("cases.on_time",),
    ),
)
