"""A plan of Phú Xuân with a goal, and what its forms would say."""

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from camtay.domains.plans import actions
from camtay.domains.plans.models import Goal, Plan
from camtay.foundation import files
from camtay.foundation.access import SYSTEM
from camtay.foundation.tables.models import Batch
from camtay.foundation.tables.sheets import open_table

IDS = ("plan_id", "goal_id")


def of_plans(here: Any, now: datetime, today: date) -> dict[str, Any]:
    """On time, 98 %, by the end of next year."""
    until = today + timedelta(days=400)
    plan = Plan.objects.create(
        place=here, title="Kế hoạch thử", valid_from=today, valid_until=until, recorded_at=now
    )
    goal = Goal.objects.create(
        plan=plan, position=1, title="Đúng hạn 98 %", indicator="cases.on_time", target=Decimal(98),
        start=Decimal(90), due_day=until, recorded_at=now,
    )  # fmt: skip
    return {"plan_id": plan.pk, "goal_id": goal.pk}


def said_of_plans(view: str, today: date) -> dict[str, Any]:
    if not view.startswith(("desk:plan", "desk:goal")):
        return {}
    day, end = f"{today:%Y-%m-%d}", f"{today + timedelta(days=401):%Y-%m-%d}"
    return {
        "version": "1", "valid_from": day, "valid_until": end, "number": "1-NQ", "indicator": "cases.on_time",
        "target": "97", "start": "90", "due_day": f"{today + timedelta(days=30):%Y-%m-%d}", "wanted": "high",
        "span": "recent",
        **({} if view == "desk:goal_work" else {"day": day}),
    }  # fmt: skip


GOALS = "Mục tiêu;Đo bằng số liệu;Phải đạt\nTrực tuyến;cases.filed_online;98\n".encode()
WORK = "Mục tiêu;Việc;Người làm;Thời gian\n1;Rà soát;Lê Quang Phúc;31/12/2099\n".encode()


def batch_of_plans(here: Any, now: datetime) -> Batch:
    kept = files.store(io.BytesIO(WORK), name="a.csv", kinds=files.TABLES, now=now)
    return actions.propose_import(
        place=here, table=open_table(WORK, "a.csv"), file_ref=str(kept.pk), by=SYSTEM, now=now
    )


def batch_of_goals(here: Any, now: datetime) -> Batch:
    kept = files.store(io.BytesIO(GOALS), name="a.csv", kinds=files.TABLES, now=now)
    return actions.propose_goals(
        place=here, table=open_table(GOALS, "a.csv"), file_ref=str(kept.pk), by=SYSTEM, now=now
    )
