"""Who acts."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date


@dataclass(frozen=True)
class HeldRole:
    """A role held in a place today. `covers`: ids of that place and all that lies in it; `everywhere`: no limit."""

    role: str
    place_id: int
    covers: frozenset[int]
    everywhere: bool = False

    def reaches(self, places: "frozenset[int]") -> bool:
        return self.everywhere or not self.covers.isdisjoint(places)


@dataclass(frozen=True)
class Actor:
    """Whoever presses the button.

    `kind`: "account" (signed in), "guest" (nobody), "link" (bearer of a case's QR), "system" (a job or command).
    `on_behalf_of`: the person this deed is done for, when it is not the actor's own.
    `day`: on which the roles are held, and on which whatever else ends with a day is judged; None: nothing of it.
    """

    account_id: int | None
    person_id: int | None
    name: str
    roles: tuple[HeldRole, ...] = field(default=())
    on_behalf_of: int | None = None
    kind: str = "account"
    day: date | None = None

    @property
    def label(self) -> str:
        """How the journal names the actor; never a resident's name."""
        return f"account:{self.account_id}" if self.account_id is not None else self.kind

    @property
    def own_ids(self) -> tuple[int, ...]:
        """The person behind the actor, where there is one: who owns what is their own."""
        return (self.person_id,) if self.person_id is not None else ()

    def on_behalf(self, person_id: int | None) -> "Actor":
        """The same, doing it for somebody. A method, since a request's actor is looked up only when it is asked."""
        return replace(self, on_behalf_of=person_id)

    def holds(self, *roles: str) -> bool:
        return any(held.role in roles for held in self.roles)

    def holds_in(self, place_ids: Collection[int], role: str) -> bool:
        """Is the role held in one of these very places? Above it is not in it."""
        return any(held.role == role and held.place_id in place_ids for held in self.roles)


GUEST = Actor(account_id=None, person_id=None, name="", kind="guest")
SYSTEM = Actor(account_id=None, person_id=None, name="Cầm Tay", kind="system")
