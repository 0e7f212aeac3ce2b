"""The records that folds are made of. What is counted is the fold; what a forger would change lies beneath it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q

from camtay.domains.closings.rules import evidence
from camtay.domains.closings.rules.contents import Contents
from camtay.domains.learning.models import Observation, Session

AT_ONCE = 500
_RECORDS: Mapping[str, type[Model]] = {"learning.Observation": Observation, "learning.Session": Session}


def lines_of(fold: Contents, keys: Iterable[str], under: Contents, cut: datetime) -> evidence.Lines:
    """What lies beneath the folds with these keys, as far as it was known at the cut. A query for each 500 folds."""
    heads = sorted({tuple(key.split("|")) for key in keys})
    rows = _RECORDS[under.model]._default_manager.filter(**{f"{under.recorded}__lte": cut}).order_by()
    found: dict[str, tuple[str, int]] = {}
    for first in range(0, len(heads), AT_ONCE):
        some = rows.filter(_folded_into(fold, heads[first : first + AT_ONCE]))
        for row in some.values(*dict.fromkeys((*under.key, *under.fields))):
            found[under.key_of(row)] = (under.hash_of(row), 0)
    return found


def _folded_into(fold: Contents, heads: Sequence[tuple[str, ...]]) -> Q:
    if "person" in fold.key:
        at = fold.key.index("person")
        return Q(person__in={head[at] for head in heads})
    months: dict[int, list[Any]] = {}
    for team, day in heads:
        months.setdefault(int(day) // 100 * 100, []).append(team)
    return reduce(
        or_,
        (Q(team__in=teams, occurred_day__range=(month, month + 99)) for month, teams in months.items()),
    )
