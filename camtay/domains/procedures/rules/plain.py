"""What a procedure is in plain words: what for, who, what to bring, how long, what it costs.

The sentences of the most used ones are written by hand (`data/summaries.csv`); the others are put together from what
the catalogue knows, and what it does not know is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Facts:
    """What the catalogue knows of one procedure. `amount`, `unit`: the time limit; `fee`: đồng, 0 is free, None is
    not fixed nationally or not known. `papers`: names, in order, of those that must be brought."""

    name: str
    plain: str
    when: str
    authority: str
    amount: int | None
    unit: str
    time_note: str
    fee: int | None
    fee_note: str
    papers: Sequence[str]


@dataclass(frozen=True)
class Plain:
    """Five answers in Vietnamese. `by_hand`: written by a person, not put together."""

    title: str
    what_for: str
    who: str
    bring: str
    how_long: str
    cost: str
    by_hand: bool


def plain(facts: Facts, written: Mapping[str, str]) -> Plain:
    """`written`: the hand-written sentences (what_for, who, bring, how_long, cost), as far as there are any."""
    return Plain(
        title=facts.plain or facts.name,
        what_for=written.get("what_for") or _what_for(facts),
        who=written.get("who") or _who(facts),
        bring=written.get("bring") or _bring(facts),
        how_long=written.get("how_long") or how_long(facts),
        cost=written.get("cost") or cost(facts),
        by_hand=bool(written),
    )


def _what_for(facts: Facts) -> str:
    return _("Để làm việc: %(what)s.") % {"what": facts.plain or facts.name}


def _who(facts: Facts) -> str:
    if not facts.when:
        return _("Chưa rõ ai phải làm. Hãy xem trang của Cổng Dịch vụ công quốc gia hoặc hỏi xã, phường.")
    return _("Cần đến việc này %(when)s.") % {"when": facts.when}


def _bring(facts: Facts) -> str:
    if not facts.papers:
        return _(
            "Giấy tờ phải mang theo chưa có ở đây. Hãy xem trang của Cổng Dịch vụ công quốc gia hoặc hỏi xã, phường."
        )
    return "; ".join(facts.papers) + "."


def how_long(facts: Facts) -> str:
    """The time limit in words; what is not known is said."""
    if facts.unit == "same_day":
        return _("Xong trong ngày. Nộp sau 15 giờ thì nhận vào ngày làm việc tiếp theo.")
    if facts.amount is None or facts.unit == "other":
        return _("Thời hạn chưa rõ. Hãy hỏi xã, phường trước khi đi.")
    words = {
        "working_day": _("Không quá %(n)s ngày làm việc."),
        "calendar_day": _("Không quá %(n)s ngày."),
        "hour": _("Không quá %(n)s giờ."),
    }
    return words[facts.unit] % {"n": facts.amount}


def cost(facts: Facts) -> str:
    """The fee in words. Not fixed nationally is not free."""
    if facts.fee == 0:
        return _("Không mất tiền.")
    if facts.fee is None:
        return _("Mức thu không quy định chung cho cả nước. Hãy hỏi xã, phường.")
    return _("%(amount)s đồng.") % {"amount": f"{facts.fee:,}".replace(",", ".")}
