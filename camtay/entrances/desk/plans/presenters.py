"""Plans and goals as the desk lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.indicators import queries as indicators
from camtay.domains.plans import queries
from camtay.domains.plans.models import Goal, Plan
from camtay.domains.plans.queries import words
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class PlanLine:
    """One plan."""

    title: str
    url: str
    number: str
    place: str
    days: str
    goals: int


@dataclass(frozen=True)
class GoalLine:
    """One goal, with what may be done about it."""

    title: str
    url: str
    measured: str
    target: str
    due: str
    change_url: str
    work_url: str
    drop_url: str


def plan_lines(plans: Iterable[Plan]) -> list[PlanLine]:
    return [
        PlanLine(
            one.title, one.desk_path, one.number, one.place.name,
            f"{formats.day(one.valid_from)} – {formats.day(one.valid_until)}", getattr(one, "goals_set", 0),
        )
        for one in plans
    ]  # fmt: skip


def goal_lines(plan: Plan) -> list[GoalLine]:
    return [_goal_line(one) for one in queries.goals_of(plan)]


def _goal_line(goal: Goal) -> GoalLine:
    definition = indicators.definition(goal.indicator)
    return GoalLine(
        title=goal.title,
        url=goal.path,
        measured=str(definition.label) if definition is not None else _("Xét theo việc"),
        target=words.target_words(goal),
        due=formats.day(goal.due_day),
        change_url=reverse("desk:goal_change", args=[goal.pk]),
        work_url=reverse("desk:goal_work", args=[goal.pk]),
        drop_url=reverse("desk:goal_drop", args=[goal.pk]),
    )


def plan_as_it_stands(plan: Plan) -> dict[str, Any]:
    names = ("title", "number", "day", "valid_from", "valid_until", "version")
    return {name: getattr(plan, name) for name in names}


def goal_as_it_stands(goal: Goal) -> dict[str, Any]:
    names = ("title", "indicator", "target", "start", "due_day", "wanted", "span", "version")
    return {name: getattr(goal, name) for name in names}


def standing_now(rows: Iterable[tuple[Any, str]]) -> list[dict[str, str]]:
    """What is written now, as `desk/overtaken.html` shows it."""
    return [
        {
            "title": str(label),
            "when": _("Đang ghi: %(words)s") % {"words": said or "–"},
            "text": "",
            "tone": "",
        }
        for label, said in rows
    ]


def plan_now(plan: Plan) -> list[dict[str, str]]:
    days = f"{formats.day(plan.valid_from)} – {formats.day(plan.valid_until)}"
    return standing_now(
        [(_("Tên kế hoạch"), plan.title), (_("Số nghị quyết, kế hoạch"), plan.number), (_("Thời gian"), days)]
    )


def goal_now(goal: Goal) -> list[dict[str, str]]:
    line = _goal_line(goal)
    return standing_now(
        [
            (_("Mục tiêu"), line.title), (_("Đo bằng"), line.measured), (_("Phải đạt"), line.target),
            (_("Phải đạt vào ngày"), line.due),
        ]
    )  # fmt: skip
