"""Many observations at once: each judged alone, all written, folded and put into the journal together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from camtay.domains.learning.actions import folding
from camtay.domains.learning.actions.folding import Learner
from camtay.domains.learning.actions.observing import check_said, same
from camtay.domains.learning.models import Observation
from camtay.domains.learning.rules.ladder import believed
from camtay.domains.people.models import Person
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.calendar import day_key

TRIES = 2


@dataclass(frozen=True)
class Sighting:
    """What is to be written down, as `observe` takes it."""

    observation_id: UUID
    person: Person
    skill: str
    seen: str
    case_code: str
    occurred_at: datetime


Outcome = Observation | Refused


@transaction.atomic
def observe_many(*, sightings: Sequence[Sighting], by: Actor, now: datetime) -> list[Outcome]:
    """As `observe`, of each; in the same order what it would give back, or the Refused it would raise."""
    judged = [_judge(one, by) for one in sightings]
    good = [one.person for one, said in zip(sightings, judged, strict=True) if isinstance(said, str)]
    learners = folding.lock(good)
    wanted = [
        said if isinstance(said, Refused) else _made(one, said, learners, by, now)
        for one, said in zip(sightings, judged, strict=True)
    ]
    made = [one for one in wanted if isinstance(one, Observation)]
    known, fresh = _written(made)
    if fresh:
        touched = {learners[one.person_id] for one in fresh}
        folding.refold(touched, {one.skill for one in fresh})
        _journal(fresh, learners, by=by, now=now)
    return [_outcome(one, known) if isinstance(one, Observation) else one for one in wanted]


def _judge(one: Sighting, by: Actor) -> str | Refused:
    """The code of the case in the form it is kept in; or why not."""
    try:
        return check_said(one.person, one.skill, one.seen, one.case_code, by=by)
    except Refused as refusal:
        return refusal


def _made(
    one: Sighting, code: str, learners: dict[int, Learner], by: Actor, now: datetime
) -> Observation | Refused:
    learner = learners[one.person.pk]
    at = believed(one.occurred_at, now)
    return Observation(
        id=one.observation_id, person_id=learner.pk, skill=one.skill, seen=one.seen, by_id=by.account_id,
        case_code=code, place_id=learner.place_id, occurred_at=at, occurred_day=day_key(at), recorded_at=now,
    )  # fmt: skip


def _written(made: Sequence[Observation]) -> tuple[dict[UUID, Observation], list[Observation]]:
    """Every one as it is kept, by number; and those that are new. Somebody who writes the same at this very moment is
    found at the second try."""
    for left in range(TRIES - 1, -1, -1):
        known = Observation.objects.in_bulk([one.pk for one in made])
        fresh = [one for one in {one.pk: one for one in reversed(made)}.values() if one.pk not in known]
        fresh.reverse()
        try:
            with transaction.atomic():
                Observation.objects.bulk_create(fresh, batch_size=500)
        except IntegrityError:
            if not left:
                raise
        else:
            return {**known, **{one.pk: one for one in fresh}}, fresh
    raise AssertionError("unreachable")


def _outcome(wanted: Observation, kept: dict[UUID, Observation]) -> Outcome:
    try:
        return same(kept[wanted.pk], wanted)
    except Refused as refusal:
        return refusal


def _journal(fresh: Sequence[Observation], learners: dict[int, Learner], *, by: Actor, now: datetime) -> None:
    """One line each, in the chain of the commune where the person lives."""
    deeds: dict[int, list[Deed]] = defaultdict(list)
    for one in fresh:
        deeds[learners[one.person_id].commune_id or 0].append(
            Deed("learning.observe", "learning.Observation", str(one.pk), one.person_id, occurred_at=one.occurred_at)
        )  # fmt: skip
    for place_id in sorted(deeds):
        record_many(by=by, place_id=place_id, deeds=deeds[place_id], now=now)
