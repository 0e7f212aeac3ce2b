"""One goal: whether it works, where it does not, its months, its work, what happened to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.indicators.queries import Part
from camtay.domains.plans import queries, states
from camtay.domains.plans.models import Goal
from camtay.domains.plans.queries import Next, Seen, Split, words
from camtay.domains.tasks import queries as tasks
from camtay.domains.tasks import states as task_states
from camtay.domains.tasks.models import Task
from camtay.entrances.cockpit.figures.presenters.figures import figure_url, split_url
from camtay.entrances.cockpit.plans.presenters.glance import month_cell
from camtay.foundation.ui import formats
from camtay.foundation.ui.charts import trend_chart
from camtay.foundation.ui.measures import (
    measure_words,
    month_label,
    month_ticks,
    open_note,
)
from camtay.foundation.ui.pieces import Event

WORK_TONES = {
    task_states.DONE: "waiting", task_states.RETURNED: "bad", task_states.DECLINED: "bad",
    task_states.CONFIRMED: "good", task_states.DROPPED: "neutral",
}  # fmt: skip
EVENT_TONES = {"set": "done", "add_work": "good", "drop": "bad", "take_back": "bad"}


@dataclass(frozen=True)
class PushLine:
    """One place, procedure or group to push. `bar`: its part of the gap, of a hundred; `url` opens the records that
    must change, `now_url` those that count; `work_url`: a piece of work about it, "" where the reader gives none."""

    rank: int
    name: str
    url: str
    must_change: int
    gap: str
    bar: int
    now: str
    now_url: str
    work_url: str


@dataclass(frozen=True)
class PushTable:
    """The gap split one way; `more_url`: all parts of it."""

    label: str
    lines: list[PushLine]
    more_url: str


@dataclass(frozen=True)
class WorkLine:
    """One piece of work in the columns of a plan; `goal`: what it is for, with its page."""

    title: str
    url: str
    doer: str
    answerable: str
    authority: str
    product: str
    due_at: datetime
    late: bool
    state: str
    tone: str
    goal: str
    goal_url: str


def push_tables(seen: Seen, found: Next | None, *, gives: bool) -> list[PushTable]:
    if found is None or seen.window is None or seen.definition is None:
        return []
    place = seen.goal.plan.place
    return [
        PushTable(
            label=str(split.dimension.label),
            lines=_push_lines(seen, found, split, gives=gives),
            more_url=split_url(place, seen.definition.code, split.dimension.code, seen.window),
        )
        for split in found.splits
    ]


def _push_lines(seen: Seen, found: Next, split: Split, *, gives: bool) -> list[PushLine]:
    assert seen.window is not None  # `push_tables` has asked
    place, code, which = (
        seen.goal.plan.place,
        seen.goal.indicator,
        found.which if found.which == "rest" else "",
    )
    lines = []
    for rank, one in enumerate(split.pushes, start=1):
        share = one.counted / one.whole if one.whole else None
        part = Part(split.dimension.code, one.key)
        now = formats.number(one.counted) if one.whole is None else measure_words("share", share)
        lines.append(
            PushLine(
                rank=rank,
                name=one.label,
                url=figure_url(place, code, seen.window, part, which=which),
                must_change=one.must_change,
                gap=formats.percent(one.gap, 0),
                bar=round(100 * one.gap),
                now=now,
                now_url=figure_url(place, code, seen.window, part),
                work_url=_work_url(seen.goal, one.label) if gives else "",
            )
        )
    return lines


def _work_url(goal: Goal, about: str) -> str:
    """The form of a new piece of work, with its first words."""
    said = _("%(goal)s: %(part)s") % {"goal": goal.title, "part": about}
    return f"{new_work_url(goal)}?{urlencode({'viec': said[:300]})}"


def new_work_url(goal: Goal) -> str:
    return f"{goal.desk_path}viec/"


def gap_words(seen: Seen, found: Next | None) -> str:
    """How many records separate the figure from its target, or why that cannot be said."""
    if found is None or seen.definition is None:
        return ""
    things = seen.definition.source.things
    if not found.can:
        return _("Phần còn thiếu của số liệu này chưa thành %(things)s nào, nên không chia cho từng nơi được.") % {
            "things": things
        }  # fmt: skip
    if not found.must_change:
        return _("Số liệu đã đạt chỉ tiêu, không còn phần thiếu.")
    return _("Nếu %(count)s %(things)s nữa được như mục tiêu muốn thì đạt chỉ tiêu.") % {
        "count": formats.number(found.must_change), "things": things,
    }  # fmt: skip


def chart_of(seen: Seen) -> dict[str, Any] | None:
    """The months as `ui/chart.html` draws them; None where there are fewer than two."""
    if seen.definition is None or len(seen.points) < 2:
        return None
    caption = _caption(seen)
    return {
        "src": reverse("cockpit:goal_chart", args=[seen.goal.pk]),
        "alt": caption,
        "caption": caption,
        "note": open_note(seen.open_month, seen.on),
        "columns": [_("Tháng"), str(seen.definition.label), _("Đường tới đích")],
        "rows": [
            [
                month_label(one.month, seen.open_month),
                month_cell(seen, one.month, one.value),
                words.needed_of(seen, one.needed),
            ]
            for one in seen.points
        ],
    }


def _caption(seen: Seen) -> str:
    label = seen.definition.label if seen.definition is not None else seen.goal.title
    if seen.goal.span == states.Span.WHOLE:
        return _("%(label)s, cộng dồn đến hết từng tháng, bên đường tới đích") % {"label": label}
    return _("%(label)s theo tháng, bên đường tới đích") % {"label": label}


def chart_svg(seen: Seen) -> str:
    share = seen.line is not None and seen.line.share
    times = 100 if share else 1
    values = [None if one.value is None else one.value * times for one in seen.points]
    needed = [None if one.needed is None else one.needed * times for one in seen.points]
    label = str(seen.definition.label) if seen.definition is not None else seen.goal.title
    return trend_chart(
        label,
        _caption(seen),
        _ticks(seen),
        {_("Số liệu"): values, _("Đường tới đích"): needed},
        highest=100 if share else None,
        lowest=_foot([*values, *needed]) if share else 0,
        unfinished=seen.open_month is not None,
        write=(lambda value: formats.percent(value / 100)) if share else formats.number,
    )


def _ticks(seen: Seen) -> list[str]:
    """Under the chart; a year beside a January is said once."""
    keys = [one.month for one in seen.points]
    ticks = month_ticks(keys)
    if len(keys) > 1 and keys[1] % 100 == 1:
        ticks[0] = str(keys[0] % 100)
    return ticks


def _foot(heights: Sequence[float | None]) -> float:
    """Ten points below the lowest share, so that lines near a hundred can be told apart."""
    lowest = min((one for one in heights if one is not None), default=0.0)
    return max(int(lowest // 10) * 10 - 10, 0)


def work_lines(work: Iterable[Task], *, now: datetime) -> list[WorkLine]:
    return [_work_line(one, now=now) for one in work]


def _work_line(task: Task, *, now: datetime) -> WorkLine:
    return WorkLine(
        title=task.title,
        url=task.desk_path,
        doer=task.doer.person.name,
        answerable=task.answerable.person.name if task.answerable is not None else "",
        authority=task.authority,
        product=task.product,
        due_at=task.due_at,
        late=task.state != task_states.DROPPED and tasks.is_late(task, now=now),
        state=str(task_states.TABLE.state(task.state).label),
        tone=WORK_TONES.get(task.state, "neutral"),
        goal=task.source_label,
        goal_url=task.source_path,
    )


def events(goal: Goal) -> list[Event]:
    """The newest first, with who did it."""
    return [
        Event(
            title=str(states.TOLD[one.what]),
            when=" · ".join(
                part for part in (formats.moment(one.at), one.by.person.name if one.by else "") if part
            ),
            text=one.words,
            tone=EVENT_TONES.get(one.what, ""),
        )
        for one in queries.events_of(goal)
    ]
