"""What a report says of closed figures, in plain sentences. Written in Vietnamese, as the report is."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from camtay.domains.reports.rules.five import change
from camtay.foundation.ui import formats

_REPORT = re.compile(r"^Báo cáo (tuần|tháng|quý|năm|6 tháng) về ")
# Shares that people say in a way of their own: what counts, and what the rest is called.
SAID = {
    "cases.on_time": ("hồ sơ đúng hạn", "hồ sơ trễ"),
    "cases.filed_online": ("hồ sơ nộp trực tuyến", "hồ sơ nộp trực tiếp hoặc qua bưu chính"),
    "cases.digitised": ("hồ sơ được số hóa", "hồ sơ chưa số hóa đủ"),
}
NO_CAUSE = "không ghi lý do nào"
SMALLEST_SHARE, SMALLEST = 0.0005, 0.05


@dataclass(frozen=True)
class Said:
    """A closed figure. Values of shares are fractions. `before`: as the period before was closed; `things`: what is
    counted; `goal`: id of the goal that set the target; `appendix`: where the rest is listed, "" where it is not; `causes`:
    what held the rest, one each."""

    code: str
    label: str
    share: bool
    unit: str
    value: float | None
    numerator: int
    denominator: int | None
    things: str
    before: float | None = None
    target: float | None = None
    reached: float | None = None
    goal: str = ""
    appendix: str = ""
    causes: Sequence[str] = ()

    @property
    def rest(self) -> int:
        return (self.denominator - self.numerator) if self.share and self.denominator else 0


def sentence(one: Said) -> str:
    """“96,4 % hồ sơ đúng hạn (2.800/2.905 hồ sơ); 105 hồ sơ trễ, xem Phụ lục I; tăng 1,2 điểm phần trăm …”."""
    if one.value is None:
        return f"{one.label}: trong kỳ không phát sinh."
    parts = [_result(one), *_rest(one), *_compared(one), *_against_target(one)]
    return f"{'; '.join(parts)}."


def subject(title: str, words: str) -> str:
    """`Kết quả giải quyết thủ tục hành chính, kỳ tháng 11/2026`: a report is not called the result of a report."""
    about = _REPORT.sub("", title)
    return f"Kết quả {about if about != title else f'“{title}”'}, kỳ {words}"


def value_words(one: Said, value: float | None) -> str:
    if value is None:
        return "–"
    return formats.percent(value) if one.share else f"{formats.number(value)} {one.unit}".strip()


def _result(one: Said) -> str:
    if one.share and one.denominator is not None:
        counted = f"({formats.number(one.numerator)}/{formats.number(one.denominator)} {one.things})"
        if one.code in SAID:
            return f"{formats.percent(one.value)} {SAID[one.code][0]} {counted}"
        return f"{one.label}: {formats.percent(one.value)} {counted}"
    return f"{one.label}: {value_words(one, one.value)}"


def _rest(one: Said) -> list[str]:
    if not one.rest:
        return []
    name = SAID[one.code][1] if one.code in SAID else f"{one.things} chưa đạt"
    look = f", xem {one.appendix}" if one.appendix else ""
    return [f"{formats.number(one.rest)} {name}{look}"]


def _compared(one: Said) -> list[str]:
    moved = change(one.value, one.before)
    if moved is None:
        return []
    if abs(moved) < (SMALLEST_SHARE if one.share else SMALLEST):
        return ["bằng kỳ trước"]
    size = formats.number(abs(moved) * 100 if one.share else abs(moved), None if not one.share else 1)
    unit = "điểm phần trăm" if one.share else one.unit
    return [f"{'tăng' if moved > 0 else 'giảm'} {f'{size} {unit}'.strip()} so với kỳ trước"]


def _against_target(one: Said) -> list[str]:
    if one.target is None or one.reached is None:
        return []
    state = "đạt chỉ tiêu" if one.reached >= 1 else f"đạt {formats.percent(one.reached)} chỉ tiêu"
    if not one.reached:  # of a target of none at all no part can be reached
        state = "chưa đạt chỉ tiêu"
    return [f"{state} giao ({value_words(one, one.target)})"]


def shortcomings(said: Iterable[Said], more: Sequence[str] = ()) -> list[str]:
    """What fell short, and what held it, as far as somebody wrote it down; and `more` that did."""
    found = []
    for one in said:
        if one.reached is not None and one.reached < 1:
            found.append(
                f"{one.label} chưa đạt chỉ tiêu giao {value_words(one, one.target)}, kỳ này "
                f"{value_words(one, one.value)}."
            )
        if one.causes:
            name = SAID[one.code][1] if one.code in SAID else f"{one.things} chưa đạt"
            found.append(
                f"{formats.number(len(one.causes))} {name}, nguyên nhân đã ghi: {_counted(one.causes)}."
            )
    return [*found, *more] or ["Không có chỉ tiêu nào chưa đạt; không có hồ sơ trễ."]


def _counted(causes: Sequence[str]) -> str:
    counted = Counter(cause or NO_CAUSE for cause in causes).most_common()
    ordered = sorted(counted, key=lambda pair: (pair[0] == NO_CAUSE, -pair[1], pair[0]))
    return ", ".join(
        f"{formats.number(count)} hồ sơ {cause[:1].lower()}{cause[1:]}" for cause, count in ordered
    )


def next_steps(said: Iterable[Said], more: Sequence[str] = ()) -> list[str]:
    """What follows from it, for a person to put right; and `more` that does."""
    found = []
    for one in said:
        if one.reached is not None and one.reached < 1:
            found.append(f"Tập trung để “{one.label}” đạt {value_words(one, one.target)}.")
        silent = sum(not cause for cause in one.causes)
        if silent:
            found.append(
                f"Rà lại bước làm trễ; ghi nguyên nhân và căn cứ cho {formats.number(silent)} hồ sơ trễ chưa có lý do."
            )
    return [*found, *more] or ["Giữ kết quả đã đạt."]
