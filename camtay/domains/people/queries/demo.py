"""The demonstration's people, whom everybody may sign in as there."""

from dataclasses import dataclass

from camtay.domains.people.models import Account, RoleHeld
from camtay.domains.people.states import RESIDENT
from camtay.foundation.vietnamese import phone_normal

DOMAIN = "@demo.camtay.example"


@dataclass(frozen=True)
class Persona:
    """`place`: the commune or city; `within`: the neighbourhood in it where the role is held, "" else."""

    account: Account
    role: str
    place: str
    within: str


def demo_personas() -> list[Persona]:
    """The cast, the people of a place together, places in the order in which they first appear.

    Staff by their made-up mail domain; residents by the role that only the demonstration writes down. Whoever
    was invited since has no telephone here yet, and is nobody's to sign in as.
    """
    rows = RoleHeld.objects.filter(revoked_at=None, account__phone__isnull=False).select_related(
        "account__person", "place__parent"
    )
    by_place: dict[str, list[Persona]] = {}
    for held in rows.order_by("pk"):
        if held.role != RESIDENT and not (held.account.email or "").endswith(DOMAIN):
            continue
        small = held.place.kind == "neighbourhood" and held.place.parent is not None
        above = held.place.parent if small and held.place.parent else held.place
        one = Persona(held.account, held.role, above.name, held.place.name if small else "")
        by_place.setdefault(above.name, []).append(one)
    return [one for group in by_place.values() for one in group]


def demo_account(phone: str) -> Account | None:
    """The persona with this telephone; None for anybody else's."""
    number = phone_normal(phone)
    found = (one.account for one in demo_personas() if number is not None and one.account.phone == number)
    return next(found, None)
