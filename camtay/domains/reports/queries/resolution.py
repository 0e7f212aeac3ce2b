"""What the report on a resolution says beside the closed figures: goals that were not closed, and the plan's work.

Neither is in a closing: they are as they stand when the report is made, and the report says so.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from camtay.domains.closings.models import Closing
from camtay.domains.plans import permissions as reading
from camtay.domains.plans import queries as plans
from camtay.domains.plans.models import Plan
from camtay.domains.reports.rules import resolution as rules
from camtay.domains.reports.rules.resolution import Piece
from camtay.domains.tasks import states
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.ui import formats
from camtay.foundation.ui.letters import Cell, Table

MOST_ROWS = 200


@dataclass(frozen=True)
class Resolution:
    """`plans`: those that ran on the last day of the period; `goals`: a sentence for each that the closing does not
    measure; `pieces`: all work towards their goals, by goal and deadline."""

    plans: Sequence[Plan]
    goals: Sequence[str]
    pieces: Sequence[Piece]

    @property
    def basis(self) -> str:
        """How the report begins: “Theo kế hoạch “Chuyển đổi số năm 2026” (12-NQ/ĐU)”."""
        named = [f"“{one.title}” ({one.number})" if one.number else f"“{one.title}”" for one in self.plans]
        return f"Theo kế hoạch {'; '.join(named)}" if named else "Thực hiện nghị quyết"

    @property
    def work(self) -> list[str]:
        said = [rules.work(self.pieces)]
        if self.pieces:
            said.append("Việc không nằm trong bản chốt: tình trạng dưới đây là lúc lập báo cáo.")
        if len(self.pieces) > MOST_ROWS:
            said.append(f"Bảng ghi {formats.number(MOST_ROWS)} việc đầu; các việc sau xem trên Cầm Tay.")
        return said

    @property
    def behind(self) -> list[str]:
        return rules.behind(self.pieces)

    @property
    def ahead(self) -> list[str]:
        return rules.ahead(self.pieces)

    @property
    def table(self) -> Table | None:
        """The six things of each piece of work that a committee asks for: who, what, product, by when, how it stands."""
        if not self.pieces:
            return None
        rows: list[list[Cell]] = [
            [at, one.title, one.who, one.product or "–", formats.day(one.due), one.how]
            for at, one in enumerate(self.pieces[:MOST_ROWS], start=1)
        ]
        columns = ("STT", "Việc", "Người thực hiện", "Sản phẩm", "Hạn", "Tình trạng")
        return Table(columns, rows, (6, 28, 17, 17, 16, 18), name="Việc của kế hoạch")


def resolution(one: Closing, closed: Collection[str], *, by: Actor, now: datetime) -> Resolution:
    """`closed`: ids of the goals that the report says from the closing. A handful of queries a plan. Raises Refused."""
    reading.check_can_see(one.place, by=by)
    rows = plans.plans_listed(by=by, place=one.place_id)
    running = list(
        rows.filter(valid_from__lte=one.last, valid_until__gte=one.last).order_by("valid_from", "pk")
    )
    goals: list[str] = []
    pieces: list[Piece] = []
    for plan in running:
        set_goals = plans.goals_of(plan)
        rest = [goal for goal in set_goals if str(goal.pk) not in closed]
        goals += [_goal(seen) for seen in plans.goals_seen(plan, rest, by=by, now=now)]
        order = {str(goal.pk): at for at, goal in enumerate(set_goals)}
        found = sorted(plans.pieces_of(*set_goals), key=lambda task: order[task.source_id])
        pieces += [_piece(task, now) for task in found if task.state != states.DROPPED]
    return Resolution(running, goals, pieces)


def _goal(seen: plans.Seen) -> str:
    """A goal judged by its work, or by a figure that was not closed."""
    said = f"{seen.goal.title} (đến ngày {formats.day(seen.goal.due_day)}): {plans.words.why(seen)}"
    if seen.definition is None:
        return said
    return f"{said} Số này tính lúc lập báo cáo, không có trong bản chốt."


def _piece(task: Task, now: datetime) -> Piece:
    done = task.done_at if task.state in (states.DONE, states.CONFIRMED) else None
    return Piece(
        title=task.title,
        who=task.doer.person.name,
        product=task.product,
        due=local_day(task.due_at),
        done=local_day(done) if done is not None else None,
        on_time=task.on_time if done is not None else None,
        confirmed=task.state == states.CONFIRMED,
        overdue=done is None and task.due_at < now,
    )
