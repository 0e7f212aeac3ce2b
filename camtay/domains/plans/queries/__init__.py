"""Plans as they are read: lists, goals as they stand, where to push next, the target that was set."""

from camtay.domains.plans.queries import words
from camtay.domains.plans.queries.goals import Seen, events_of, goal, goal_seen, goals_seen, window_of_month
from camtay.domains.plans.queries.imports import (
    goals_batch,
    goals_imports,
    goals_schema,
    import_batch,
    import_schema,
    imports,
)
from camtay.domains.plans.queries.kept import KEEPS, about
from camtay.domains.plans.queries.plans import (
    dropped_of,
    goals_of,
    places_kept,
    plan,
    plans_kept,
    plans_listed,
    running,
    sees_plans,
)
from camtay.domains.plans.queries.pushes import Next, Split, next_pushes
from camtay.domains.plans.queries.readings import Point
from camtay.domains.plans.queries.targets import Target, target_of
from camtay.domains.plans.queries.work import doers_of, pieces_of, work_listed

__all__ = [
    "KEEPS", "Next", "Point", "Seen", "Split", "Target", "about", "doers_of", "dropped_of", "events_of", "goal", "goal_seen",
    "goals_batch", "goals_imports", "goals_of", "goals_schema", "goals_seen", "import_batch", "import_schema",
    "imports", "next_pushes", "pieces_of", "places_kept", "plan", "plans_kept", "plans_listed", "running",
    "sees_plans", "target_of", "window_of_month", "words", "work_listed",
]  # fmt: skip
