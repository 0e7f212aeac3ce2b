"""Mandates as those see them whom they concern; and whether somebody may act for somebody on a day."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from camtay.domains.people import permissions
from camtay.domains.people.models import Authorisation, Person
from camtay.domains.people.states import GivenBy, MandateReason, MandateState
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.audit.models import Entry

ENDINGS = ("people.decline_mandate", "people.end_mandate")
_PEOPLE = (
    "principal__commune",
    "agent",
    "witness__person",
    "confirmed_by",
    "revoked_by",
    "file",
)


def same_ids(person_id: int) -> frozenset[int]:
    """As `all_ids`, from an id alone: the person and every row merged with it. One query."""
    rows = Person.objects.filter(
        Q(pk=person_id) | Q(same_as=person_id) | Q(merged=person_id) | Q(same_as__merged=person_id)
    )
    return frozenset({person_id, *rows.values_list("pk", flat=True)})


def is_same(one: int, other: int) -> bool:
    """Are these rows one person? No query where the rows are one."""
    if one == other:
        return True
    rows = Person.objects.filter(pk__in=(one, other)).values_list("pk", "same_as")
    return len({same_as or pk for pk, same_as in rows}) == 1


def is_agent(mandate: Authorisation, by: Actor) -> bool:
    """Is the actor whom the mandate names, whatever it is worth today?"""
    if by.person_id is None:
        return False
    # Every button of a page asks this about the same mandate: who is who is asked once.
    known: dict[int, bool] = mandate.__dict__.setdefault("_agents_known", {})
    if by.person_id not in known:
        known[by.person_id] = is_same(by.person_id, mandate.agent_id)
    return known[by.person_id]


def is_principal(mandate: Authorisation, by: Actor) -> bool:
    return by.person_id is not None and is_same(by.person_id, mandate.principal_id)


def stands_for(mandate: Authorisation, by: Actor, procedure: str, *, waiting: bool = False) -> bool:
    """May the actor act under this mandate in this procedure, on the actor's day? `waiting`: one that nobody has
    confirmed yet will do, too (to prepare, and to look at what was prepared)."""
    if by.day is None or not mandate.covers(procedure) or not is_agent(mandate, by):
        return False
    enough = {MandateState.VALID, MandateState.WAITING} if waiting else {MandateState.VALID}
    return mandate.standing(by.day) in enough


def may_act(*, agent_id: int, principal_id: int, procedure: str, on: date) -> Authorisation | None:
    """The mandate under which one may act for the other in this procedure on that day; None where there is none."""
    rows = Authorisation.objects.filter(agent__in=same_ids(agent_id), principal__in=same_ids(principal_id))
    rows = rows.filter(valid_from__lte=on, valid_until__gte=on, revoked_at=None, confirmed_at__isnull=False)
    return next((one for one in rows.order_by("-valid_until", "pk") if one.covers(procedure)), None)


def mandates_of(principal_id: int) -> QuerySet[Authorisation]:
    """Those a person has given, latest first."""
    rows = Authorisation.objects.filter(principal__in=same_ids(principal_id)).select_related(*_PEOPLE)
    return rows.order_by("-given_at", "pk")


def mandates_held(agent_id: int) -> QuerySet[Authorisation]:
    """Those that name a person as the one who acts, latest first."""
    rows = Authorisation.objects.filter(agent__in=same_ids(agent_id)).select_related(*_PEOPLE)
    return rows.order_by("-given_at", "pk")


def own_mandate(mandate_id: UUID, *, by: Actor) -> Authorisation | None:
    """A mandate that the actor has given or holds; None else, so that nobody learns which there are."""
    found = Authorisation.objects.select_related(*_PEOPLE).filter(pk=mandate_id).first()
    if found is None or not (is_principal(found, by) or is_agent(found, by)):
        return None
    return found


def mandates_at_desk(by: Actor, *, on: date, state: str) -> QuerySet[Authorisation]:
    """Of the people of the clerk's place: on paper and waiting for a look at the slip, or in force. Oldest first."""
    scope = scope_of(permissions.CONFIRM_MANDATE, by)
    rows = Authorisation.objects.filter(revoked_at=None, valid_until__gte=on).select_related(*_PEOPLE)
    if not scope.everywhere:
        rows = rows.filter(principal__commune__in=scope.place_ids)
    if state == MandateState.WAITING:
        rows = rows.filter(confirmed_at=None, given_by=GivenBy.PAPER)
    else:
        rows = rows.filter(confirmed_at__isnull=False)
    return rows.order_by("given_at", "pk")


def mandate_at_desk(mandate_id: UUID, *, by: Actor) -> Authorisation | None:
    """One of the people of the clerk's place."""
    scope = scope_of(permissions.CONFIRM_MANDATE, by)
    rows = Authorisation.objects.select_related(*_PEOPLE).filter(pk=mandate_id)
    if not scope.everywhere:
        rows = rows.filter(principal__commune__in=scope.place_ids)
    return rows.first()


def mandates_to_witness(by: Actor, *, on: date) -> QuerySet[Authorisation]:
    """Pressed before the actor, who has not said so yet. Oldest first."""
    rows = Authorisation.objects.filter(
        witness=by.account_id, given_by=GivenBy.PRESSED, confirmed_at=None, revoked_at=None
    )
    return rows.filter(valid_until__gte=on).select_related(*_PEOPLE).order_by("given_at", "pk")


def waiting_of(agent_id: int, *, on: date) -> int:
    """How many mandates of this agent nobody has confirmed yet."""
    rows = Authorisation.objects.filter(agent__in=same_ids(agent_id), confirmed_at=None, revoked_at=None)
    return rows.filter(valid_until__gte=on).count()


def reasons_of(mandates: Collection[Authorisation]) -> dict[str, str]:
    """Mandate's id → why it ended, in words, where somebody had to say. One query; none where nothing ended."""
    ids = [str(one.pk) for one in mandates if one.revoked_at is not None]
    if not ids:
        return {}
    rows = Entry.objects.filter(
        object_type="people.Authorisation", object_id__in=ids, action__in=ENDINGS
    ).exclude(note="")
    known = dict(MandateReason.choices)
    return {pk: str(known.get(note, "")) for pk, note in rows.order_by("pk").values_list("object_id", "note")}
