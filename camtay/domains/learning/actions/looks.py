"""Looks at what people have learned, for the access log."""

from datetime import datetime

from django.db import transaction

from camtay.domains.learning import permissions, queries
from camtay.domains.people import permissions as people
from camtay.domains.people.models import Person
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, check
from camtay.foundation.audit import journal


@transaction.atomic
def look_at_learner(*, person_id: int, by: Actor, now: datetime) -> Person:
    """Open somebody's page of learning: who looked, at whom and when. Raises Refused."""
    person = queries.learner(person_id, by=by)
    journal.look(
        by=by, action="learning.look", object_type="people.person", object_id=person.pk, about=person.pk,
        place_id=person.commune_id, now=now,
    )  # fmt: skip
    return person


@transaction.atomic
def look_at_not_yet(*, place: Place, skill: str, by: Actor, now: datetime) -> None:
    """Read the list of who has not yet, of one neighbourhood. Raises Refused."""
    check(permissions.SEE_NOT_YET, by, places=people.where(place))
    journal.look(
        by=by, action="learning.see_not_yet", object_type="places.place", object_id=f"{place.code} {skill}".strip(),
        about=None, place_id=place.pk, now=now,
    )  # fmt: skip


@transaction.atomic
def look_at_names(*, listed: str, found: int, by: Actor, now: datetime) -> None:
    """A search among learners, or the list of claims to be seen again: how many were shown."""
    journal.look(
        by=by,
        action=f"learning.look_{listed}",
        object_type="people.person",
        object_id=found,
        about=None,
        now=now,
    )
