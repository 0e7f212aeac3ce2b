"""The narrative of a report in plain sentences: what changed, why late, what next. A draft, for a person to edit.

Written in Vietnamese, as the report is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from camtay.domains.reports.rules.writing import written
from camtay.domains.reports.states import Shape


@dataclass(frozen=True)
class Told:
    """One figure. Values of shares are fractions. `good`: "high", "low" or "none". `rest`: how many records do not
    count; `worst`: (where most of them lie, how many)."""

    title: str
    share: bool
    unit: str
    this: float | None
    before: float | None
    year_before: float | None
    numerator: int
    denominator: int | None
    good: str
    target: float | None = None
    reached: float | None = None
    rest: int = 0
    things: str = ""
    worst: tuple[str, int] | None = None


def story(period: str, days: str, told: Sequence[Told], work: Sequence[str]) -> str:
    """Paragraphs, one a line. `work`: the pieces of work that are under way, as they are called."""
    said = [f"Kỳ {period} ({days})."]
    said += ["1. Kết quả:"] + [f"- {_result(one)}" for one in told if one.this is not None]
    empty = [one.title for one in told if one.this is None]
    if empty:
        said.append(f"- Trong kỳ không phát sinh: {'; '.join(empty)}.")
    behind = [one for one in told if _behind(one)]
    said.append("2. Hạn chế, nguyên nhân:")
    said += [f"- {_why(one)}" for one in behind] or [
        "- Các số liệu có chỉ tiêu đều đạt, hoặc chưa được giao chỉ tiêu."
    ]
    said.append("3. Kỳ tới:")
    said += [f"- {_next(one)}" for one in behind if one.worst]
    said += [f"- Tiếp tục: {one}." for one in work]
    if said[-1] == "3. Kỳ tới:":
        said.append("- Giữ kết quả đã đạt.")
    return "\n".join(said)


def _say(one: Told, value: float) -> str:
    return str(written(value, share=one.share, shape=Shape.WORDS, decimals=None, unit=one.unit))


def _result(one: Told) -> str:
    assert one.this is not None
    said = f"{one.title}: {_say(one, one.this)}"
    if one.denominator:
        said += f" ({one.numerator}/{one.denominator})"
    said += "".join(
        f", {_compared(one, before)} {words}"
        for before, words in ((one.before, "kỳ trước"), (one.year_before, "cùng kỳ năm trước"))
        if before is not None
    )
    if one.target is not None and one.reached is not None:
        said += f"; đạt {written(one.reached, share=True, shape=Shape.WORDS, decimals=None)} chỉ tiêu ({_say(one, one.target)})"
    return f"{said}."


def _compared(one: Told, before: float) -> str:
    assert one.this is not None
    change = one.this - before
    if abs(change) < (0.0005 if one.share else 0.05):
        return "bằng"
    size = written(
        abs(change) * 100 if one.share else abs(change), share=False, shape=Shape.WORDS, decimals=1
    )
    size = f"{size} điểm phần trăm" if one.share else f"{size} {one.unit}".strip()
    return f"{'tăng' if change > 0 else 'giảm'} {size} so với"


def _behind(one: Told) -> bool:
    """Short of its target, or with records that should not be."""
    if one.reached is not None:
        return one.reached < 1
    return one.rest > 0 and one.good == "high" and one.share


def _why(one: Told) -> str:
    said = one.title
    if one.reached is not None and one.target is not None and one.reached < 1:
        said += f" chưa đạt chỉ tiêu {_say(one, one.target)}"
    if one.share and one.rest:
        said += f": còn {one.rest} {one.things} không đạt"
        if one.worst:
            said += f", nhiều nhất ở {one.worst[0]} ({one.worst[1]})"
    return f"{said}."


def _next(one: Told) -> str:
    assert one.worst is not None
    return f"Tập trung vào {one.worst[0]} để nâng {one.title[:1].lower()}{one.title[1:]}."
