"""What every deed on a plan has in common: what may go wrong, what was typed, history, journal."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators import queries as indicators
from camtay.domains.plans import permissions
from camtay.domains.plans.models import Goal, GoalEvent, Plan
from camtay.domains.plans.states import Span, Wanted
from camtay.foundation.access import Actor, Changed, Refused, Unfit
from camtay.foundation.audit.journal import record
from camtay.foundation.ui import formats

MOST = Decimal(10) ** 11
SUMMED = ("count", "sum")
FIELDS = ("title", "indicator", "target", "start", "due_day", "wanted", "span")


@dataclass(frozen=True)
class Said:
    """A goal as it is typed. Values in the unit people write (98 for 98 %)."""

    title: str
    due_day: date
    indicator: str = ""
    target: Decimal | None = None
    start: Decimal | None = None
    wanted: str = Wanted.HIGH
    span: str = Span.RECENT


def checked(said: Said, plan: Plan) -> Said:
    """In order: the direction is the indicator's where it has one; counts of a period are added up. Raises Unfit."""
    title = " ".join(said.title.split())[:300]
    if not title:
        raise Unfit("title", _("Hãy ghi mục tiêu."))
    if not plan.valid_from <= said.due_day <= plan.valid_until:
        raise Unfit(
            "due_day",
            _("Ngày phải đạt nằm ngoài thời gian của kế hoạch (%(first)s đến %(last)s).")
            % {"first": formats.day(plan.valid_from), "last": formats.day(plan.valid_until)},
        )
    if not said.indicator:
        if said.target is not None:
            raise Unfit("indicator", _("Có chỉ tiêu bằng số thì hãy chọn số liệu để đo."))
        return Said(title, said.due_day)
    definition = indicators.definition(said.indicator)
    if definition is None:
        raise Unfit("indicator", _("Không có số liệu này. Hãy chọn trong danh sách."))
    if said.target is None:
        raise Unfit("target", _("Hãy ghi con số phải đạt."))
    _check_value("target", said.target, definition)
    if said.start is not None:
        _check_value("start", said.start, definition)
    wanted = said.wanted if definition.good == "none" else definition.good
    flows = definition.month_field is not None
    span = Span.WHOLE if flows and definition.kind in SUMMED else said.span
    return Said(title, said.due_day, said.indicator, said.target, said.start, wanted, span)


def _check_value(field: str, value: Decimal, definition: indicators.Indicator) -> None:
    if definition.kind == "share" and not 0 <= value <= 100:
        raise Unfit(field, _("Tỷ lệ phải từ 0 đến 100 %."))
    if not 0 <= value < MOST:
        raise Unfit(field, _("Con số phải từ 0 trở lên."))


def locked_plan(plan_id: UUID, *, version: int | None = None, by: Actor) -> Plan:
    """The plan, locked until the end of the transaction, for whoever keeps it. Raises Refused, Changed."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("place").get(pk=plan_id)
    permissions.check_can_keep(plan.place, by=by)
    if version is not None and plan.version != version:
        raise Changed(_("Kế hoạch này vừa được người khác sửa. Hãy xem lại rồi làm tiếp."))
    return plan


def locked_goal(goal_id: UUID, *, version: int | None = None, by: Actor) -> Goal:
    """Likewise of a goal that has not been dropped."""
    rows = Goal.objects.select_for_update(of=("self",)).select_related("plan__place")
    goal = rows.get(pk=goal_id)
    permissions.check_can_keep(goal.plan.place, by=by)
    if version is not None and goal.version != version:
        raise Changed(_("Mục tiêu này vừa được người khác sửa. Hãy xem lại rồi làm tiếp."))
    if goal.dropped_at is not None:
        raise Refused(_("Mục tiêu này đã thôi nên không sửa được nữa."))
    return goal


def value_words(value: Decimal | None, code: str) -> str:
    """`98 %`, `500`; – for nothing."""
    definition = indicators.definition(code)
    if value is not None and definition is not None and definition.kind == "share":
        return formats.percent(value / 100)
    return formats.number(value)


def described(goal: Goal) -> list[str]:
    """What history compares, always the same number of sentences."""
    definition = indicators.definition(goal.indicator)
    start: Any = gettext("chưa ghi") if goal.start is None else value_words(goal.start, goal.indicator)
    return [
        gettext("Mục tiêu “%(title)s”") % {"title": goal.title},
        gettext("đo bằng %(what)s") % {"what": gettext("việc đã làm") if definition is None else definition.label},
        gettext("phải đạt %(value)s") % {"value": value_words(goal.target, goal.indicator)},
        gettext("lúc đầu %(value)s") % {"value": start},
        gettext("đến ngày %(day)s") % {"day": formats.day(goal.due_day)},
        goal.get_wanted_display(),
        goal.get_span_display(),
    ]  # fmt: skip


def changed_words(before: list[str], goal: Goal) -> str:
    """`before`: how it was described; each sentence that is another one now, with an arrow between."""
    return "; ".join(f"{old} → {new}" for old, new in zip(before, described(goal), strict=True) if old != new)


def target_words(goal: Goal) -> str:
    """What a new goal says: the value where it has one, and the day."""
    said = described(goal)
    return "; ".join(said[2:3] * bool(goal.indicator) + said[4:5])


def tell(goal: Goal, what: str, words: str = "", *, by: Actor, now: datetime) -> GoalEvent:
    """One line of a goal's history."""
    return GoalEvent.objects.create(goal=goal, what=what, at=now, by_id=by.account_id, words=words[:1000])


def journal(
    thing: Plan | Goal, what: str, *, fields: tuple[str, ...] = (), by: Actor, now: datetime, note: str = ""
) -> None:
    place_id = thing.place_id if isinstance(thing, Plan) else thing.plan.place_id
    record(
        by=by, action=f"plans.{what}", object_type=f"plans.{type(thing).__name__}", object_id=thing.pk, now=now,
        place_id=place_id, fields=fields, note=note,
    )  # fmt: skip
