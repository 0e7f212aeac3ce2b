"""Permissions as data. A deed no permission names is refused: nothing is allowed by silence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.foundation.access.actors import Actor
from camtay.foundation.access.refusal import Refused


class Reach(StrEnum):
    """How far a grant reaches: one's own affairs, or all that lies in the place where the role is held."""

    OWN = "own"
    PLACE = "place"


@dataclass(frozen=True)
class Permission:
    """One deed. `grants`: role → reach. `public`: anybody at all. `never_own`: not for one's own affairs,
    whatever the role (nobody settles, signs, checks or confirms what is their own)."""

    name: str
    label: str | Promise
    grants: Mapping[str, Reach] = field(default_factory=dict)
    never_own: bool = False
    public: bool = False
    system: bool = True


@dataclass(frozen=True)
class Scope:
    """What a list may show: everything, these places, and what belongs to this person."""

    everywhere: bool
    place_ids: frozenset[int]
    person_id: int | None

    @property
    def empty(self) -> bool:
        return not self.everywhere and not self.place_ids and self.person_id is None


def _own(actor: Actor, owners: Collection[int]) -> bool:
    return actor.person_id is not None and actor.person_id in owners


def allows(
    permission: Permission,
    actor: Actor,
    *,
    places: Collection[int] = (),
    owners: Collection[int] = (),
    hands: Collection[int] = (),
) -> bool:
    """May `actor` do this to a thing that lies in `places` (ids) and belongs to `owners` (person ids)?

    `hands`: people who had a hand in it. It reaches nothing for them, and `never_own` bars them as it bars owners.
    """
    if actor.kind == "system":
        return permission.system
    if permission.never_own and (_own(actor, owners) or _own(actor, hands)):
        return False
    if permission.public:
        return True
    where = frozenset(places)
    for held in actor.roles:
        reach = permission.grants.get(held.role)
        if reach is Reach.PLACE and held.reaches(where):
            return True
        if reach is Reach.OWN and _own(actor, owners):
            return True
    return False


def check(
    permission: Permission,
    actor: Actor,
    *,
    places: Collection[int] = (),
    owners: Collection[int] = (),
    hands: Collection[int] = (),
) -> None:
    """Raise Refused with a sentence for people unless `allows`."""
    if allows(permission, actor, places=places, owners=owners, hands=hands):
        return
    if permission.never_own and (_own(actor, owners) or _own(actor, hands)):
        raise Refused(_("Đây là việc của chính anh/chị nên người khác phải làm. Hãy nhờ đồng nghiệp."))
    if actor.kind == "guest":
        raise Refused(_("Cần đăng nhập để làm việc này."))
    raise Refused(_("Tài khoản này không được giao việc này ở đây. Hãy hỏi người quản trị của xã, phường."))


def scope_of(permission: Permission, actor: Actor) -> Scope:
    """The same grants as a filter: `allows` on a record holds exactly where the filter finds it."""
    if actor.kind == "system" and permission.system:
        return Scope(everywhere=True, place_ids=frozenset(), person_id=None)
    place_ids: set[int] = set()
    everywhere = permission.public
    person_id = None
    for held in actor.roles:
        reach = permission.grants.get(held.role)
        if reach is Reach.PLACE:
            everywhere = everywhere or held.everywhere
            place_ids |= held.covers
        elif reach is Reach.OWN:
            person_id = actor.person_id
    return Scope(everywhere=everywhere, place_ids=frozenset(place_ids), person_id=person_id)
