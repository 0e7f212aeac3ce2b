"""What waits for an administrator, and what two people wrote differently."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from camtay.domains.learning import states as learning
from camtay.domains.people.models import Account, Person, RoleHeld
from camtay.domains.people.states import HELPING
from camtay.domains.places import queries as places
from camtay.domains.rounds import permissions
from camtay.domains.rounds.models import Clash, Command, Visit
from camtay.domains.rounds.queries import lessons
from camtay.domains.rounds.rules.payloads import as_uuid
from camtay.domains.rounds.states import CommandState, VisitState
from camtay.foundation.access import Actor, HeldRole, Scope, scope_of


@dataclass(frozen=True)
class HeldLine:
    """One deed that waits: what, whose, and about whom. `seen`: how somebody did, in words."""

    command: Command
    people: tuple[str, ...]
    lesson: str
    seen: str
    house: str


def held(by: Actor) -> QuerySet[Command]:
    """Of the actor's places, in the order they were made; never what the actor recorded."""
    rows = Command.objects.filter(state=CommandState.HELD).exclude(account__person__in=by.own_ids)
    rows = _in(rows, scope_of(permissions.SETTLE_HELD, by), "place")
    return rows.select_related("account__person", "place", "device").order_by("account", "pk")


def held_places(by: Actor) -> Scope:
    return scope_of(permissions.SETTLE_HELD, by)


def held_lines(commands: Iterable[Command]) -> list[HeldLine]:
    """With the names of whom they are about. One query."""
    shown = list(commands)
    mentioned = {one: list(_people(one.payload or {})) for one in shown}
    ids = {public_id for found in mentioned.values() for public_id in found}
    names = dict(Person.objects.filter(public_id__in=ids).values_list("public_id", "name"))
    titles = lessons.titles()
    return [_line(one, [names.get(each, "") for each in mentioned[one]], titles) for one in shown]


def _line(one: Command, names: Collection[str], titles: dict[str, str]) -> HeldLine:
    said: dict[str, Any] = one.payload or {}
    change = said.get("set")
    written: dict[str, Any] = change if isinstance(change, dict) else said
    own = _text(written.get("name"))
    seen = _text(said.get("seen"))
    return HeldLine(
        command=one,
        people=tuple(dict.fromkeys(name for name in (own, *names) if name)),
        lesson=titles.get(_text(said.get("skill")), ""),
        seen=str(learning.Seen(seen).label) if seen in learning.Seen.values else "",
        house=_text(written.get("house")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _people(payload: dict[str, Any]) -> Iterable[UUID]:
    seen = payload.get("seen")
    said = [payload.get("person"), *([one.get("person") for one in seen if isinstance(one, dict)] if isinstance(seen, list) else [])]  # fmt: skip
    return (found for one in said if (found := as_uuid(one)) is not None)


def former(account: Account, within: Scope) -> Actor:
    """Who wrote it, with every helping role they ever held in those places."""
    held = RoleHeld.objects.filter(account=account, role__in=HELPING).select_related("place__parent")
    if not within.everywhere:
        held = held.filter(place__in=within.place_ids)
    roles = list(held.order_by("pk"))
    covered = places.covers_many([one.place for one in roles]) if roles else {}
    return Actor(
        account_id=account.pk, person_id=account.person_id, name=account.person.name,
        roles=tuple(HeldRole(one.role, one.place_id, covered[one.place_id]) for one in roles),
    )  # fmt: skip


def clashes(by: Actor, *, settled: bool = False) -> QuerySet[Clash]:
    """About people of the actor's places, those not settled yet, the oldest first. `settled`: the others too."""
    scope = scope_of(permissions.SETTLE_CLASH, by)
    rows = Clash.objects.all() if settled else Clash.objects.filter(settled_at=None)
    if not scope.everywhere:
        home = Q(person__neighbourhood__in=scope.place_ids) | Q(person__commune__in=scope.place_ids)
        rows = rows.filter(home)
    return rows.select_related("person__neighbourhood", "person__commune", "by__person").order_by(
        "found_at", "pk"
    )


def _in(rows: QuerySet[Command], scope: Scope, field: str) -> QuerySet[Command]:
    return rows if scope.everywhere else rows.filter(**{f"{field}__in": scope.place_ids})


@dataclass(frozen=True)
class Waits:
    """What waits in some places: houses to agree to, houses agreed to and not yet visited, deeds and values to settle."""

    to_agree: int
    to_visit: int
    held: int
    clashes: int


def waits(place_ids: Collection[int], *, week: int) -> Waits:
    """For the page of a team: numbers, and nobody's name. `place_ids`: with all that lies in them. Three queries."""
    visits = Visit.objects.filter(place__in=place_ids, week=week).aggregate(
        to_agree=Count("pk", filter=Q(state=VisitState.PROPOSED)), to_visit=Count("pk", filter=Q(state=VisitState.AGREED))
    )  # fmt: skip
    home = Q(person__neighbourhood__in=place_ids) | Q(
        person__neighbourhood=None, person__commune__in=place_ids
    )
    return Waits(
        **visits,
        held=Command.objects.filter(state=CommandState.HELD, place__in=place_ids).count(),
        clashes=Clash.objects.filter(home, settled_at=None).count(),
    )
