"""What may be done with a plan: one deed a function, each in one transaction with its journal."""

from camtay.domains.plans.actions.forgetting import forget
from camtay.domains.plans.actions.goals import add_work, change_goal, drop_goal, set_goal
from camtay.domains.plans.actions.making import Changed, Said, Unfit
from camtay.domains.plans.actions.plans import change_plan, make_plan

__all__ = [
    "Changed", "Said", "Unfit", "add_work", "change_goal", "change_plan", "drop_goal", "forget", "make_plan",
    "set_goal",
]  # fmt: skip
