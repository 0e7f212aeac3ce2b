"""Reads of learning for others."""

from camtay.domains.learning.queries.five_groups import GroupRow, five_groups
from camtay.domains.learning.queries.kept import KEEPS, about
from camtay.domains.learning.queries.officials import (
    PARTS,
    Roll,
    course,
    courses,
    official,
    officials,
    officials_batch,
    officials_imports,
    officials_schema,
    passed,
    places_with_roll,
    results_among,
    results_of_official,
    roll_of,
    takers,
)
from camtay.domains.learning.queries.progress import progress_of

__all__ = [
    "KEEPS",
    "PARTS",
    "GroupRow",
    "Roll",
    "about",
    "course",
    "courses",
    "five_groups",
    "official",
    "officials",
    "officials_batch",
    "officials_imports",
    "officials_schema",
    "passed",
    "places_with_roll",
    "progress_of",
    "results_among",
    "results_of_official",
    "roll_of",
    "takers",
]
