"""Real deeds become observations: what somebody did by themselves is what they can do."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from camtay.domains.learning import permissions
from camtay.domains.learning.actions import folding
from camtay.domains.learning.actions.folding import Learner
from camtay.domains.learning.models import DeedsRead, Observation
from camtay.domains.learning.states import DEEDS, Seen
from camtay.domains.people.models import Person
from camtay.foundation.access import Actor, check
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.calendar import day_key

BATCH = 500


@dataclass(frozen=True)
class Done:
    """Somebody did it alone: who, under which code it is known, when."""

    person_id: int
    code: str
    at: datetime


def match_deeds(*, deed: str, done: Iterable[Done], read_until: datetime, by: Actor, now: datetime) -> int:
    """Write down who did a real deed alone, once for each code and skill it proves; how many were new.

    One on a day on which a helper sat with the person is written too, and folded as help: so it counts the same in
    whatever order the session and the case are heard of. `read_until` is kept for the next reading.
    """
    check(permissions.MATCH, by)
    new, rest = 0, iter(done)
    while some := list(islice(rest, BATCH)):
        new += _match(deed, some, by=by, now=now)
    DeedsRead.objects.update_or_create(deed=deed, defaults={"until": read_until})
    return new


@transaction.atomic
def _match(deed: str, done: Sequence[Done], *, by: Actor, now: datetime) -> int:
    learners = _learners({one.person_id for one in done})
    made: list[Observation] = []
    for skill in DEEDS[deed]:
        known = _known(skill, [one.code for one in done])
        wanted = {(learners[one.person_id].pk, one.code): one for one in done if one.person_id in learners}
        made += [
            _seen(learners[pk], skill, one, now)
            for (pk, _code), one in wanted.items()
            if learners[pk].ids.isdisjoint(known.get(one.code, ()))
        ]
    Observation.objects.bulk_create(made)
    folding.refold({learners[one.person_id] for one in made}, DEEDS[deed])
    _journal(made, learners, by=by, now=now)
    return len(made)


def _learners(ids: Collection[int]) -> dict[int, Learner]:
    """Those of these rows that are somebody's, held."""
    rows = Person.objects.filter(pk__in=ids).values_list("pk", "same_as")
    return folding.lock_ids({same_as or pk for pk, same_as in rows})


def _known(skill: str, codes: Collection[str]) -> dict[str, set[int]]:
    """Code → whose deed it was matched as already."""
    found: dict[str, set[int]] = {}
    rows = Observation.objects.filter(skill=skill, seen=Seen.ALONE_MATCHED, case_code__in=codes)
    for code, person in rows.values_list("case_code", "person"):
        found.setdefault(code, set()).add(person)
    return found


def _seen(learner: Learner, skill: str, done: Done, now: datetime) -> Observation:
    return Observation(
        person_id=learner.pk, skill=skill, seen=Seen.ALONE_MATCHED, case_code=done.code[:40], place_id=learner.place_id,
        occurred_at=done.at, occurred_day=day_key(done.at), recorded_at=now,
    )  # fmt: skip


def _journal(made: Sequence[Observation], learners: dict[int, Learner], *, by: Actor, now: datetime) -> None:
    places: dict[int, list[Deed]] = {}
    for one in made:
        deed = Deed(
            "learning.match_deeds",
            "learning.Observation",
            str(one.pk),
            one.person_id,
            occurred_at=one.occurred_at,
        )
        places.setdefault(learners[one.person_id].commune_id or 0, []).append(deed)
    for place_id in sorted(places):
        record_many(by=by, place_id=place_id, deeds=places[place_id], now=now)
