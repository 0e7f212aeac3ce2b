"""Reads of learning for others."""

from camtay.domains.learning.queries.deeds import deeds_read_until
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
from camtay.domains.learning.queries.reviews import claims_between, hands_in, review, reviews_waiting

__all__ = [
    "KEEPS",
    "PARTS",
    "GroupRow",
    "Roll",
    "about",
    "claims_between",
    "course",
    "courses",
    "deeds_read_until",
    "five_groups",
    "hands_in",
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
    "review",
    "reviews_waiting",
    "roll_of",
    "takers",
]
