"""Components of the service-quality index (QĐ 766/QĐ-TTg) that no other figure counts, as the national portal computes
them. `rules/scores.py` gives points for these and for the figures of cases that are components already."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import states
from camtay.domains.indicators.rules.definitions.cases import CASES
from camtay.domains.indicators.rules.shapes import Indicator, Window
from camtay.foundation.predicates import And, Compare, In, Predicate


def _received(window: Window) -> Predicate:
    return window.days("received_day")


def _with_result(window: Window) -> Predicate:
    """Settled by a result: what was withdrawn, stopped or refused has none that could be electronic."""
    return And(window.days("settled_day"), In("state", (states.RESULT_READY, states.HANDED_OVER)))


def _online_with_result(_window: Window) -> Predicate:
    return And(Compare("channel", "eq", "online"), Compare("electronic_result", "eq", True))


def _electronic(_window: Window) -> Predicate:
    return Compare("electronic_result", "eq", True)


DEFINITIONS: tuple[Indicator, ...] = (
    Indicator(
        source=CASES,
        code="cases.online_with_result",
        label=_("Trực tuyến và có kết quả điện tử"),
        meaning=_(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu hồ sơ nộp qua mạng và đã có kết quả điện tử. Hồ sơ chưa "
            "giải quyết xong thì chưa có kết quả, nên chưa được tính."
        ),
        kind="share",
        unit="%",
        place_field="receiving_place",
        population=_received,
        counts=_online_with_result,
        law=_("Quyết định 766/QĐ-TTg, mục 3.3 (chưa nhân tỷ lệ đồng bộ)"),
        month_field="received_day",
        public=False,  # beside “filed online” it would be read as the same
        splits=("neighbourhood", "procedure", "department"),  # the channel is what it counts
    ),
    Indicator(
        source=CASES,
        code="cases.result_electronic",
        label=_("Cấp kết quả điện tử"),
        meaning=_(
            "Trong số hồ sơ có kết quả trong kỳ, bao nhiêu hồ sơ có kết quả điện tử. Hồ sơ rút, dừng hoặc bị từ chối "
            "không có kết quả nên không tính."
        ),
        kind="share",
        unit="%",
        place_field="deciding_place",
        population=_with_result,
        counts=_electronic,
        law=_("Quyết định 766/QĐ-TTg, mục 4.1"),
        month_field="settled_day",
        public=False,
    ),
)
