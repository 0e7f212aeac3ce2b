"""Folding what was seen into rungs, in the transaction that wrote it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from camtay.domains.learning.models import Observation, PersonProgress, Progress
from camtay.domains.learning.rules.ladder import Mark, Standing, fold
from camtay.domains.learning.states import Seen
from camtay.domains.people.models import Person

_STANDS = (
    "rung", "proof", "family", "shown_day", "helped_day", "alone_day", "kept_day", "family_day", "own_case_day",
    "last_at",
)  # fmt: skip
_WRITTEN = [*_STANDS, "commune", "neighbourhood"]
_DAYS = ("shown_day", "helped_day", "alone_day", "kept_day", "family_day", "own_case_day")


@dataclass(frozen=True)
class Learner:
    """A person whose rungs are being folded: the row that counts, every row merged into it, and where they live."""

    pk: int
    ids: frozenset[int]
    commune_id: int | None
    neighbourhood_id: int | None

    @property
    def place_id(self) -> int | None:
        return self.neighbourhood_id or self.commune_id


def lock(persons: Iterable[Person]) -> dict[int, Learner]:
    """Hold these people's rungs until the transaction ends: id of any of their rows → the learner."""
    heads = {one.same_as_id or one.pk for one in persons}
    return lock_ids(heads)


def lock_ids(heads: Collection[int]) -> dict[int, Learner]:
    """As `lock`, from ids of rows that are merged into no other."""
    found = Person.objects.select_for_update(no_key=True).filter(Q(pk__in=heads) | Q(same_as__in=heads))
    rows: dict[int, Any] = {
        pk: row for pk, *row in found.order_by("pk").values_list("pk", "same_as", "commune", "neighbourhood")
    }
    merged: dict[int, set[int]] = defaultdict(set)
    for pk, (same_as, *_home) in rows.items():
        merged[same_as].add(pk)
    learners = {}
    for head in set(heads) & rows.keys():
        ids = frozenset({head, *merged[head]})
        _same, commune, neighbourhood = rows[head]
        learners.update(dict.fromkeys(ids, Learner(head, ids, commune, neighbourhood)))
    return learners


def refold(learners: Collection[Learner], skills: Collection[str], days: Collection[int] = ()) -> None:
    """Fold these skills anew, and whatever else a session on one of `days` says something about: a case filed on such
    a day was not filed alone. Four statements, however many people."""
    by_row = {pk: one for one in learners for pk in one.ids}
    seen = _marks(by_row)
    rows, persons = [], []
    for learner in sorted(set(learners), key=lambda one: one.pk):
        marks, session_days = seen[learner.pk]
        touched = {
            mark_skill
            for mark_skill, kept in marks.items()
            if mark_skill in skills or any(one.seen == Seen.ALONE_MATCHED and one.day in days for one in kept)
        }
        folded = {skill: fold(marks[skill], session_days) for skill in sorted(marks)}
        rows += [_row(learner, skill, folded[skill]) for skill in sorted(touched)]
        persons.append(_person_row(learner, folded.values()))
    Progress.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "skill"], update_fields=_WRITTEN
    )
    PersonProgress.objects.bulk_create(
        persons,
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=[*_DAYS, "commune", "neighbourhood"],
    )


def _row(learner: Learner, skill: str, standing: Standing) -> Progress:
    kept = {name: getattr(standing, name) for name in _STANDS}
    return Progress(
        person_id=learner.pk,
        skill=skill,
        commune_id=learner.commune_id,
        neighbourhood_id=learner.neighbourhood_id,
        **kept,
    )


def _person_row(learner: Learner, standings: Collection[Standing]) -> PersonProgress:
    """The first day of each rung, in whatever skill."""
    days: dict[str, int | None] = {
        name: min((day for one in standings if (day := getattr(one, name)) is not None), default=None)
        for name in _DAYS
    }
    return PersonProgress(
        person_id=learner.pk,
        commune_id=learner.commune_id,
        neighbourhood_id=learner.neighbourhood_id,
        **days,
    )


_Seen = tuple[dict[str, list[Mark]], set[int]]


def _marks(by_row: dict[int, Learner]) -> dict[int, _Seen]:
    """Learner → what was seen of them by skill, and the days on which somebody sat with them."""
    found: dict[int, _Seen] = defaultdict(lambda: (defaultdict(list), set()))
    for person, skill, session, cancelled, mark in _rows(by_row):
        marks, days = found[by_row[person].pk]
        marks[skill].append(mark)
        if session is not None and not cancelled:
            days.add(mark.day)
    return found


def _rows(by_row: Collection[int]) -> Iterator[tuple[int, str, Any, bool, Mark]]:
    rows = Observation.objects.filter(person__in=by_row).order_by("occurred_at", "pk")
    for person, skill, session, cancelled_at, pk, seen, at, day, by, code, withdraws in rows.values_list(
        "person", "skill", "session", "session__cancelled_at", "pk", "seen", "occurred_at", "occurred_day", "by",
        "case_code", "withdraws",
    ):  # fmt: skip
        cancelled = cancelled_at is not None
        yield person, skill, session, cancelled, Mark(pk, seen, at, day, by, code, withdraws, cancelled)
