"""Bringing in a plan's goals from Excel. They are not taken back once one was changed, or work was given for it."""

from camtay.domains.places import queries as places
from camtay.domains.plans import permissions
from camtay.domains.plans.actions.goal_target import GoalTarget
from camtay.domains.plans.rules.goal_table import SCHEMA
from camtay.foundation.tables.batches import Deeds

_DEEDS = Deeds(
    SCHEMA, places.get, permissions.check_can_keep, GoalTarget, done="plans.import_goals", undone="plans.undo_goals"
)  # fmt: skip
propose_goals = _DEEDS.propose
map_goals = _DEEDS.choose_columns
compare_goals = _DEEDS.compare
run_goals = _DEEDS.carry_out
undo_goals = _DEEDS.take_back
