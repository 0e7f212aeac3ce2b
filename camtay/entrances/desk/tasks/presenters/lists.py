"""Tasks as lines of a list, the lists as tabs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.people.models import Account
from camtay.domains.tasks import queries, states
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Tab

# Part of the lists -> as it stands in the address, on its tab.
PARTS: dict[str, tuple[str, str | Promise]] = {
    "mine": ("", gettext_lazy("Tôi phải làm")),
    "confirm": ("cho-xac-nhan", gettext_lazy("Chờ tôi xác nhận")),
    "given": ("toi-giao", gettext_lazy("Tôi đã giao")),
    "place": ("ca-noi", gettext_lazy("Cả nơi này")),
}
PART_OF = {slug: part for part, (slug, _label) in PARTS.items()}
GROUPS: dict[str, tuple[str | Promise, str]] = {
    "late": (gettext_lazy("Quá hạn"), "bad"),
    "today": (gettext_lazy("Hôm nay"), "late"),
    "soon": (gettext_lazy("Trong hai ngày"), "late"),
    "later": ("", "neutral"),
    "done": ("", "neutral"),
    "over": ("", "neutral"),
}
TONES = {
    states.DONE: "waiting",
    states.RETURNED: "bad",
    states.DECLINED: "bad",
    states.CONFIRMED: "good",
    states.DROPPED: "neutral",
}


@dataclass(frozen=True)
class Line:
    """One task. `instead_of`: whose it is, where the reader stands in for them."""

    url: str
    code: str
    title: str
    doer: str
    instead_of: str
    product: str
    state: str
    tone: str
    due_at: datetime
    note: str
    note_tone: str


def line(task: Task, *, by: Actor, accounts: frozenset[int], now: datetime) -> Line:
    note, tone = due_note(task, now=now)
    stands_in = task.doer_id in accounts and task.doer_id != by.account_id
    return Line(
        url=reverse("desk:task", args=[task.pk]),
        code=task.code,
        title=task.title,
        doer=name_of(task.doer),
        instead_of=name_of(task.doer) if stands_in else "",
        product=task.product,
        state=str(states.TABLE.state(task.state).label),
        tone=TONES.get(task.state, "neutral"),
        due_at=task.due_at,
        note=note,
        note_tone=tone,
    )


def due_note(task: Task, *, now: datetime) -> tuple[str, str]:
    """What a deadline says today, with its tone; "" where it wants no attention."""
    group = queries.group(task, now=now)
    if group in ("done", "over") and task.on_time is False:
        return _("Xong trễ hạn"), "late"
    label, tone = GROUPS[group]
    return str(label), tone


def lines(tasks: Iterable[Task], *, by: Actor, accounts: frozenset[int], now: datetime) -> list[Line]:
    return [line(one, by=by, accounts=accounts, now=now) for one in tasks]


def tabs(waiting: queries.Waiting, part: str) -> list[Tab]:
    counts = {
        "mine": waiting.mine, "confirm": waiting.confirm, "given": waiting.given, "place": waiting.place,
    }  # fmt: skip
    shown = [name for name in PARTS if name != "place" or waiting.place is not None]
    return [Tab(str(PARTS[name][1]), part_url(name), name == part, counts[name]) for name in shown]


def part_url(part: str) -> str:
    slug = PARTS[part][0]
    return reverse("desk:tasks") + (f"?phan={slug}" if slug else "")


def name_of(account: Account | None) -> str:
    return account.person.name if account is not None else ""


def waiting_words(by: Actor, *, now: datetime) -> str:
    """One line for pages of case work; "" for those who are given no tasks. Two queries."""
    if not queries.sees_tasks(by):
        return ""
    waiting = queries.waiting(by, now=now)
    return _("Việc được giao: %(count)s, quá hạn: %(late)s") % {
        "count": formats.number(waiting.mine), "late": formats.number(waiting.late),
    }  # fmt: skip
