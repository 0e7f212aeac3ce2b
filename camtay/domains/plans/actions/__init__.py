"""What may be done with a plan: one deed a function, each in one transaction with its journal."""

from camtay.domains.plans.actions.forgetting import forget
from camtay.domains.plans.actions.goal_imports import (
    compare_goals,
    map_goals,
    propose_goals,
    run_goals,
    undo_goals,
)
from camtay.domains.plans.actions.goals import add_work, change_goal, drop_goal, set_goal
from camtay.domains.plans.actions.imports import (
    compare_import,
    confirm_import,
    map_import,
    propose_import,
    undo_import,
)
from camtay.domains.plans.actions.making import Said
from camtay.domains.plans.actions.plans import change_plan, make_plan
from camtay.foundation.access import Changed, Unfit

__all__ = [
    "Changed", "Said", "Unfit", "add_work", "change_goal", "change_plan", "compare_goals", "compare_import",
    "confirm_import", "drop_goal", "forget", "make_plan", "map_goals", "map_import", "propose_goals",
    "propose_import", "run_goals", "set_goal", "undo_goals", "undo_import",
]  # fmt: skip
