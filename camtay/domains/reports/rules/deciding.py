"""What a leader has to decide this week: at most three things, chosen by rule from what stands still.

In this order, each at most once: the case that is longest late and that nobody touched; letters of apology that were
drafted and not given out; the procedure with most late cases; somebody who asks for more time; work that is late;
cases that nobody holds. What is late and explained (the office waited for others) is no reason for a decision.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

MOST = 3
STILL_DAYS = 2  # working days without a deed
MANY = 2  # late cases of one procedure


@dataclass(frozen=True)
class LateCase:
    """`days`: working days late; `still`: working days since anybody did something, None where that is not known
    (a mirrored case); `holder`: "" where nobody has it; `unsigned`: its letter of apology is drafted, not given out."""

    ref: str
    code: str
    procedure: str
    procedure_code: str
    step: str
    holder: str
    days: int
    still: int | None
    explained: bool
    unsigned: bool


@dataclass(frozen=True)
class LateTask:
    ref: str
    title: str
    doer: str
    days: int


@dataclass(frozen=True)
class MoreTime:
    """Somebody asks for more time. `until`: the day, as it is written."""

    ref: str
    title: str
    who: str
    until: str


@dataclass(frozen=True)
class Choice:
    """`thing`: what it is about ("case", "task", "procedure", "apologies", "unheld"), with `ref` its id or code."""

    title: str
    why: str
    thing: str
    ref: str = ""


def choices(
    late: Sequence[LateCase], tasks: Sequence[LateTask], wishes: Sequence[MoreTime], *, unheld: int
) -> list[Choice]:
    """At most three. `late` and `tasks`: the longest late first; `unheld`: cases due soon that nobody holds."""
    blamed = [one for one in late if not one.explained]
    found = (
        *_untouched(blamed), *_unsigned(late), *_procedure(blamed), *_more_time(wishes), *_task(tasks), *_unheld(unheld),
    )  # fmt: skip
    return list(islice(found, MOST))


def _untouched(late: Iterable[LateCase]) -> Iterator[Choice]:
    still = (one for one in late if one.days and (not one.holder or (one.still or 0) >= STILL_DAYS))
    for one in islice(still, 1):
        title = _("Hồ sơ %(code)s trễ %(days)s ngày làm việc và đang đứng yên: ai làm tiếp?") % {
            "code": one.code, "days": one.days,
        }  # fmt: skip
        yield Choice(title, _still_words(one), "case", one.ref)


def _still_words(one: LateCase) -> str:
    at = _("%(procedure)s, ở bước “%(step)s”.") % {"procedure": one.procedure, "step": one.step}
    if not one.holder:
        return f"{at} {_('Chưa có người giữ.')}"
    said = _("%(who)s giữ, %(n)s ngày làm việc chưa ghi thêm việc gì.") % {"who": one.holder, "n": one.still}
    return f"{at} {said}"


def _unsigned(late: Iterable[LateCase]) -> Iterator[Choice]:
    waiting = [one for one in late if one.unsigned]
    if waiting:
        first = waiting[0]
        title = _("%(n)s phiếu xin lỗi đã soạn mà chưa gửi: gửi hôm nay hay trả kết quả kịp?") % {
            "n": len(waiting)
        }
        why = _("Lâu nhất: %(code)s, trễ %(days)s ngày làm việc. Bà con chưa được báo ngày hẹn mới.") % {
            "code": first.code, "days": first.days,
        }  # fmt: skip
        yield Choice(title, why, "apologies")


def _procedure(late: Sequence[LateCase]) -> Iterator[Choice]:
    counted = Counter(one.procedure_code for one in late)
    for code, count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:1]:
        if count < MANY:
            return
        those = [one for one in late if one.procedure_code == code]
        [(step, held)] = Counter(one.step for one in those).most_common(1)
        title = _("“%(name)s” trễ nhiều nhất, %(n)s hồ sơ: thêm người hay sửa quy trình?") % {
            "name": those[0].procedure, "n": count,
        }  # fmt: skip
        why = _("%(n)s hồ sơ đứng ở bước “%(step)s”.") % {"n": held, "step": step}
        yield Choice(title, why, "procedure", code)


def _more_time(wishes: Sequence[MoreTime]) -> Iterator[Choice]:
    for one in wishes[:1]:
        title = _("%(who)s xin thêm thời gian đến %(until)s: cho hay không?") % {
            "who": one.who,
            "until": one.until,
        }
        yield Choice(title, _("Việc: %(title)s.") % {"title": one.title}, "task", one.ref)


def _task(tasks: Sequence[LateTask]) -> Iterator[Choice]:
    for one in tasks[:1]:
        title = _("Việc “%(title)s” trễ %(days)s ngày làm việc: giúp, đổi người hay thôi?") % {
            "title": one.title, "days": one.days,
        }  # fmt: skip
        yield Choice(title, _("%(who)s đang làm.") % {"who": one.doer}, "task", one.ref)


def _unheld(count: int) -> Iterator[Choice]:
    if count:
        title = _("%(n)s hồ sơ đến hạn tuần này chưa có người giữ: giao cho ai?") % {"n": count}
        yield Choice(title, _("Giao trước giờ làm việc hôm nay thì còn kịp."), "unheld")
