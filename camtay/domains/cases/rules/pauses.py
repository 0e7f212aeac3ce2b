"""What a pause that somebody writes down for one case must be like. Pure: all moments are arguments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases.states import Pause

KINDS = (Pause.PUBLIC_POSTING, Pause.OTHER_AGENCY, Pause.SYSTEM_DOWN, Pause.DISASTER)
PLANNED = (Pause.PUBLIC_POSTING,)  # how long something is posted is known when it goes up
LONGEST_PLAN = timedelta(days=180)
AFTER_SETTLED = timedelta(days=30)
"""How long after its end a case may still be explained: figures of a month are reported in the next one."""


@dataclass(frozen=True)
class Written:
    """A pause as it is written down, or one that stands. `until` None: it goes on."""

    kind: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Life:
    """When the clock of a case ran. `settled` None: it still does."""

    received: datetime | None
    settled: datetime | None


def span_problem(asked: Written, life: Life, *, now: datetime) -> tuple[str, str | Promise]:
    """(field, sentence) of the first thing wrong with the time of a pause; ("", "") where it is in order."""
    if asked.kind not in KINDS:
        return "kind", _("Hãy chọn lý do tạm dừng.")
    if life.received is None:
        return "", _("Hồ sơ chưa được tiếp nhận nên đồng hồ chưa chạy.")
    if asked.since < life.received:
        return "since", _("Lúc bắt đầu phải sau khi tiếp nhận hồ sơ.")
    if asked.since > now:
        return "since", _("Chỉ ghi được việc đã bắt đầu, không ghi trước cho ngày sau.")
    if asked.until is not None and asked.until <= asked.since:
        return "until", _("Lúc kết thúc phải sau lúc bắt đầu.")
    if life.settled is not None:
        return _settled_problem(asked, life.settled, now)
    return _end_problem(asked, now)


def _settled_problem(asked: Written, settled: datetime, now: datetime) -> tuple[str, str | Promise]:
    if now > settled + AFTER_SETTLED:
        return "", _("Hồ sơ đã xong quá 30 ngày nên không ghi thêm giải trình được nữa.")
    if asked.until is None or asked.until > settled:
        return "until", _("Hồ sơ đã xong. Lúc kết thúc phải trước lúc xong.")
    return "", ""


def _end_problem(asked: Written, now: datetime) -> tuple[str, str | Promise]:
    if asked.until is None or asked.until <= now:
        return "", ""
    if asked.kind not in PLANNED:
        return "until", _("Chưa kết thúc thì để trống, hết rồi vào ghi sau.")
    if asked.until > asked.since + LONGEST_PLAN:
        return "until", _("Niêm yết lâu quá. Hãy xem lại ngày.")
    return "", ""


def overlaps(asked: Written, standing: Iterable[Written]) -> bool:
    """Is the case paused for the same cause already, at some moment of it?"""
    return any(
        one.kind == asked.kind
        and (one.until is None or one.until > asked.since)
        and (asked.until is None or asked.until > one.since)
        for one in standing
    )
