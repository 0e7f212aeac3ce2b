"""The indicators of cases. Source of the terms: QĐ 766/QĐ-TTg of 23/6/2022, as the national portal computes them."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import states
from camtay.domains.indicators.rules.shapes import Indicator, Window
from camtay.domains.indicators.rules.sources import RECORDS, Column, Source
from camtay.domains.people.states import Department
from camtay.foundation.calendar import day_key
from camtay.foundation.predicates import And, Compare, Field, In, IsNull, Not, Or, Predicate


def _verdict(case: Any) -> str:
    if case.on_time is None:
        return _now("chưa xong")
    if case.on_time:
        return _now("đúng hạn")
    if case.supplement_count > 1:
        return _now("quá hạn: yêu cầu bổ sung %(n)s lần") % {"n": case.supplement_count}
    return _now("quá hạn")


CASES = Source(
    model="cases.Case",
    group=_("Hồ sơ"),
    things=RECORDS,
    splits={
        "neighbourhood": "neighbourhood",
        "procedure": "procedure_code",
        "channel": "channel",
        "department": "department",
    },
    names={"procedure": "procedure_name"},
    parts={"worked": "worked_half_days", "stopped": "stopped_half_days", "batch": "settled_at"},
    says={
        "channel": lambda value: str(states.Channel(value).label),
        "pressed_by": lambda value: str(states.Pressed(value).label),
        "department": lambda value: str(Department(value).label),
        "state": lambda value: str(states.TABLE.state(value).label),
    },
    columns=(
        Column(name="code", label=_("Mã hồ sơ"), shown="title"),
        Column(name="procedure_code", label=_("Mã thủ tục")),
        Column(name="procedure_name", label=_("Tên thủ tục"), shown="detail", width=60),
        Column(name="receiving_place", path="receiving_place__code", label=_("Nơi tiếp nhận")),
        Column(name="deciding_place", path="deciding_place__code", label=_("Nơi giải quyết")),
        Column(name="channel", label=_("Kênh nộp"), shown="detail"),
        Column(name="state", label=_("Trạng thái"), shown="detail"),
        Column(name="received_at", label=_("Ngày tiếp nhận"), shown="cell", width=26),
        Column(name="due_at", label=_("Hẹn trả"), shown="cell", width=26),
        Column(name="settled_at", label=_("Ngày xong"), shown="cell", width=26),
        Column(name="supplement_count", label=_("Số lần bổ sung")),
        Column(name="components_attached", label=_("Đủ thành phần số hóa")),
        Column(name="electronic_result", label=_("Kết quả điện tử")),
        Column(name="on_time", label=_("Đúng hạn")),
        Column(name="verdict", label=_("Kết luận"), tells=_verdict, shown="cell", exported=False),
    ),
    order=("received_at", "pk"),
    related=("receiving_place", "deciding_place"),
    places=("receiving_place_id", "deciding_place_id"),
    sees="cases.see",
    path="desk_path",
    step="state",
    labels={
        "received_day": _("ngày tiếp nhận"),
        "settled_day": _("ngày giải quyết xong"),
        "channel": _("kênh nộp"),
        "state": _("trạng thái"),
        "steps_electronic": _("mọi bước làm trên hệ thống"),
        "electronic_result": _("có kết quả điện tử"),
        "components_attached": _("đủ thành phần số hóa"),
        "on_time": _("đúng hạn theo Bộ chỉ số 766"),
        "on_time_explained": _("đúng hạn có giải trình"),
        "pressed_by": _("ai bấm nộp"),
        "worked_half_days": _("thời gian giải quyết, nửa ngày"),
        "rated_day": _("ngày chấm điểm"),
        "rating": _("điểm chấm"),
        "saved_minutes": _("số phút đỡ được"),
        "clock_due_at": _("giờ hẹn trả (đã cộng thời gian chờ bổ sung)"),
        "supplement_count": _("số lần yêu cầu bổ sung"),
        "supplement_asked_at": _("lúc yêu cầu bổ sung"),
    },
)


def _received(window: Window) -> Predicate:
    return window.days("received_day")


def _settled(window: Window) -> Predicate:
    return window.days("settled_day")


def _online(_window: Window) -> Predicate:
    return Compare("channel", "eq", "online")


def _handled_online(_window: Window) -> Predicate:
    return And(
        Compare("channel", "eq", "online"),
        Compare("steps_electronic", "eq", True),
        Compare("electronic_result", "eq", True),
    )


def _digitised(_window: Window) -> Predicate:
    return And(Compare("components_attached", "eq", True), Compare("electronic_result", "eq", True))


def _on_time(_window: Window) -> Predicate:
    return Compare("on_time", "eq", True)


def _on_time_explained(_window: Window) -> Predicate:
    return Compare("on_time_explained", "eq", True)


def _assisted(_window: Window) -> Predicate:
    return In("pressed_by", ("guided", "family", "authorised"))


def _timed(window: Window) -> Predicate:
    return And(_settled(window), Not(IsNull("worked_half_days")))


def _rated(window: Window) -> Predicate:
    return window.days("rated_day")


def _satisfied(_window: Window) -> Predicate:
    return Compare("rating", "ge", SATISFIED)


def _saved(_window: Window) -> Predicate:
    return Not(IsNull("saved_minutes"))


def _open_at_end(window: Window) -> Predicate:
    """Up to today, what is open is what has not been settled: nothing is settled on a day that has not come."""
    received = Compare("received_day", "le", window.last_key)
    if window.last_key >= day_key(window.now):
        return And(received, IsNull("settled_day"))
    return And(received, Or(IsNull("settled_day"), Compare("settled_day", "gt", window.last_key)))


def _overdue_at_end(window: Window) -> Predicate:
    """A single open request for a supplement ends the clock at that request; a second one is late."""
    stopped_in_time = And(
        Not(IsNull("supplement_asked_at")), Compare("supplement_asked_at", "le", Field("clock_due_at"))
    )
    past_due = And(Compare("clock_due_at", "lt", window.at), Not(stopped_in_time))
    return Or(Compare("supplement_count", "gt", 1), past_due)


SATISFIED = 4  # of five

DEFINITIONS: tuple[Indicator, ...] = (
    Indicator(
        source=CASES,
        code="cases.received",
        label=_("Hồ sơ tiếp nhận"),
        meaning=_("Số hồ sơ đã tiếp nhận trong kỳ, mọi cách nộp."),
        kind="count",
        unit="cases",
        place_field="receiving_place",
        population=_received,
        counts=_received,
        law=_("Thông tư 03/2025/TT-VPCP (Sổ theo dõi hồ sơ)"),
        month_field="received_day",
        good="none",
    ),
    Indicator(
        source=CASES,
        code="cases.filed_online",
        label=_("Nộp trực tuyến"),
        meaning=_("Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu hồ sơ được nộp qua mạng."),
        kind="share",
        unit="%",
        place_field="receiving_place",
        population=_received,
        counts=_online,
        law=_("Quyết định 766/QĐ-TTg, mục 3.3 (phần kênh nộp trực tuyến)"),
        month_field="received_day",
        splits=("neighbourhood", "procedure", "department"),  # the channel is what it counts
    ),
    Indicator(
        source=CASES,
        code="cases.handled_online",
        label=_("Xử lý trực tuyến trọn vẹn"),
        meaning=_(
            "Trong số hồ sơ giải quyết xong trong kỳ, bao nhiêu hồ sơ nộp qua mạng, "
            "mọi bước đều làm trên hệ thống và có kết quả điện tử."
        ),
        kind="share",
        unit="%",
        place_field="deciding_place",
        population=_settled,
        counts=_handled_online,
        law=_("Quyết định 766/QĐ-TTg, mục 3.3; Nghị định 42/2022/NĐ-CP, Điều 11"),
        month_field="settled_day",
        splits=("neighbourhood", "procedure", "department"),  # the channel is what it counts
    ),
    Indicator(
        source=CASES,
        code="cases.digitised",
        label=_("Số hóa"),
        meaning=_(
            "Trong số hồ sơ giải quyết xong trong kỳ, bao nhiêu hồ sơ vừa có đủ thành phần số hóa, "
            "vừa có kết quả điện tử."
        ),
        kind="share",
        unit="%",
        place_field="deciding_place",
        population=_settled,
        counts=_digitised,
        law=_("Quyết định 766/QĐ-TTg, mục 4.2"),
        month_field="settled_day",
    ),
    Indicator(
        source=CASES,
        code="cases.on_time",
        label=_("Đúng hạn (theo Bộ chỉ số 766)"),
        meaning=_(
            "Trong số hồ sơ giải quyết xong trong kỳ, bao nhiêu hồ sơ xong trước giờ hẹn trả. Thời gian chờ "
            "người dân bổ sung được trừ ra; yêu cầu bổ sung quá một lần thì tính là quá hạn."
        ),
        kind="share",
        unit="%",
        place_field="deciding_place",
        population=_settled,
        counts=_on_time,
        law=_("Quyết định 766/QĐ-TTg, mục 2.1"),
        month_field="settled_day",
    ),
    Indicator(
        source=CASES,
        code="cases.on_time_explained",
        label=_("Đúng hạn (có giải trình)"),
        meaning=_(
            "Trong số hồ sơ giải quyết xong trong kỳ, bao nhiêu hồ sơ xong đúng hạn khi trừ thêm thời gian dừng có "
            "căn cứ: chờ nghĩa vụ tài chính, niêm yết, cơ quan khác, hệ thống gặp sự cố, thiên tai."
        ),
        kind="share",
        unit="%",
        place_field="deciding_place",
        population=_settled,
        counts=_on_time_explained,
        law=_("Công văn 174/CV-BCĐ ngày 02/12/2025; không thay cho mục 2.1 của Quyết định 766/QĐ-TTg"),
        month_field="settled_day",
    ),
    Indicator(
        source=CASES,
        code="cases.median_working_days",
        label=_("Thời gian giải quyết, ở giữa"),
        meaning=_(
            "Một nửa số hồ sơ giải quyết xong trong kỳ mất không quá bấy nhiêu ngày làm việc. Nửa ngày đã bắt đầu "
            "thì tính trọn; thời gian dừng để riêng, không tính."
        ),
        kind="median",
        unit="working_days",
        place_field="deciding_place",
        population=_timed,
        counts=_timed,
        law=_("Cách tính của Cầm Tay, không có trong Bộ chỉ số 766"),
        month_field="settled_day",
        good="none",
        value_field="worked_half_days",
        per=2,
    ),
    Indicator(
        source=CASES,
        code="cases.satisfied",
        label=_("Người dân hài lòng"),
        meaning=_("Trong số hồ sơ được chấm điểm trong kỳ, bao nhiêu hồ sơ được 4 hoặc 5 điểm trên 5."),
        kind="share",
        unit="%",
        place_field="receiving_place",
        population=_rated,
        counts=_satisfied,
        law=_(
            "Quyết định 766/QĐ-TTg, nhóm Mức độ hài lòng; điểm chấm tại đây, không phải điểm của Cổng quốc gia"
        ),
        month_field="rated_day",
    ),
    Indicator(
        source=CASES,
        code="cases.assisted",
        label=_("Có người giúp nộp"),
        meaning=_(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu hồ sơ do người dân bấm khi có người hướng dẫn, do người nhà "
            "hoặc người được ủy quyền làm."
        ),
        kind="share",
        unit="%",
        place_field="receiving_place",
        population=_received,
        counts=_assisted,
        law=_("Thông tư 03/2025/TT-VPCP: hỗ trợ người dân nộp hồ sơ trực tuyến"),
        month_field="received_day",
        good="none",
    ),
    Indicator(
        source=CASES,
        code="cases.saved_hours",
        label=_("Giờ đi lại, chờ đợi người dân đỡ được"),
        meaning=_(
            "Cộng số giờ mà người nộp qua mạng khỏi phải đi và chờ, với hồ sơ giải quyết xong trong kỳ, ở nơi biết "
            "đường đến trung tâm dài bao nhiêu."
        ),
        kind="sum",
        unit="hours",
        place_field="deciding_place",
        population=_settled,
        counts=_saved,
        law=_("Cách tính của Cầm Tay, ghi ở trang hồ sơ của người nộp"),
        month_field="settled_day",
        value_field="saved_minutes",
        per=60,
    ),
    Indicator(
        source=CASES,
        code="cases.overdue_now",
        label=_("Đang quá hạn"),
        meaning=_("Số hồ sơ chưa giải quyết xong mà đã quá giờ hẹn trả, tính đến cuối kỳ."),
        kind="count",
        unit="cases",
        place_field="deciding_place",
        population=_open_at_end,
        counts=_overdue_at_end,
        law=_("Quyết định 766/QĐ-TTg, mục 2.1"),
        good="low",
    ),
)
