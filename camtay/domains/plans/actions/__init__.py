"""What may be done with a plan: one deed a function, each in one transaction with its journal."""

from camtay.domains.plans.actions.forgetting import forget
from camtay.domains.plans.actions.goals import add_work, change_goal, drop_goal, set_goal
from camtay.domains.plans.actions.imports import (
    compare_import,
    confirm_import,
    map_import,
    propose_import,
    undo_import,
)
from camtay.domains.plans.actions.making import Changed, Said, Unfit
from camtay.domains.plans.actions.plans import change_plan, make_plan

__all__ = [
    "Changed", "Said", "Unfit", "add_work", "change_goal", "change_plan", "compare_import", "confirm_import",
    "drop_goal", "forget", "make_plan", "map_import", "propose_import", "set_goal", "undo_import",
]  # fmt: skip
