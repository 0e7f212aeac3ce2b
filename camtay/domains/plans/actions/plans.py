"""A plan is made and reworded."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.domains.plans import permissions
from camtay.domains.plans.actions import making
from camtay.domains.plans.models import Plan
from camtay.foundation.access import Actor, Unfit
from camtay.foundation.vietnamese import fold

LONGEST_YEARS = 10


@transaction.atomic
def make_plan(
    *, place: Place, title: str, number: str = "", day: date | None = None, valid_from: date, valid_until: date,
    by: Actor, now: datetime,
) -> Plan:  # fmt: skip
    """A plan without goals yet. Raises Refused, Unfit."""
    permissions.check_can_keep(place, by=by)
    plan = Plan(place=place, recorded_at=now, recorded_by_id=by.account_id)
    _put(plan, title, number, day, valid_from, valid_until)
    plan.save(force_insert=True)
    making.journal(plan, "make_plan", fields=("title", "number", "valid_from", "valid_until"), by=by, now=now)
    return plan


@transaction.atomic
def change_plan(
    *, plan_id: UUID, version: int | None = None, title: str, number: str = "", day: date | None = None,
    valid_from: date, valid_until: date, by: Actor, now: datetime,
) -> Plan:  # fmt: skip
    """Raises Refused, Changed, Unfit: no goal may fall out of the plan's time."""
    plan = making.locked_plan(plan_id, version=version, by=by)
    before = {name: getattr(plan, name) for name in _FIELDS}
    _put(plan, title, number, day, valid_from, valid_until)
    changed = tuple(name for name in _FIELDS if getattr(plan, name) != before[name])
    if not changed:
        return plan
    outside = plan.goals.filter(dropped_at=None).exclude(
        due_day__gte=plan.valid_from, due_day__lte=plan.valid_until
    )
    if outside.exists():
        raise Unfit("valid_until", _("Có mục tiêu phải đạt ngoài thời gian này. Hãy sửa mục tiêu trước."))
    plan.version += 1
    plan.save()
    making.journal(plan, "change_plan", fields=changed, by=by, now=now)
    return plan


_FIELDS = ("title", "number", "day", "valid_from", "valid_until")


def _put(plan: Plan, title: str, number: str, day: date | None, valid_from: date, valid_until: date) -> None:
    title = " ".join(title.split())[:300]
    if not title:
        raise Unfit("title", _("Hãy ghi tên kế hoạch."))
    if valid_until < valid_from:
        raise Unfit("valid_until", _("Ngày cuối phải sau ngày đầu."))
    if valid_until.year - valid_from.year > LONGEST_YEARS:
        raise Unfit("valid_until", _("Kế hoạch dài nhất mười năm."))
    said: dict[str, Any] = {
        "title": title, "number": " ".join(number.split())[:60], "day": day, "valid_from": valid_from,
        "valid_until": valid_until,
    }  # fmt: skip
    for name, value in said.items():
        setattr(plan, name, value)
    plan.search = fold(f"{plan.title} {plan.number}")[:500]
