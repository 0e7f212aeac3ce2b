"""What a form that writes a session down afterwards needs: where, who held it, whom a row may mean."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.models import Session, Sheet
from camtay.domains.learning.queries.sessions import session
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account, Person
from camtay.domains.people.states import HELPING
from camtay.domains.places.models import Place
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor, Refused, scope_of


def places_to_teach(by: Actor) -> list[Place]:
    """Where the actor may show people how: neighbourhoods, and communes."""
    scope = scope_of(permissions.TEACH, by)
    rows = Place.objects.filter(kind__in=(Kind.COMMUNE, Kind.NEIGHBOURHOOD)).select_related("parent")
    if not scope.everywhere:
        rows = rows.filter(pk__in=scope.place_ids)
    return list(rows.order_by("code")[:2000])


def helpers_there(by: Actor, *, on: date) -> list[Account]:
    """Who may have held a session the actor writes down: the actor, and those who help in the same places."""
    scope = scope_of(permissions.TEACH, by)
    found = {
        one.pk: one for role in HELPING for one in people.holders(role, place_ids=scope.place_ids, on=on)
    }
    return sorted(found.values(), key=lambda one: (one.pk != by.account_id, one.person.name))


def may_be(
    name: str, *, birth_year: int | None, house: str, place: Place, but: UUID, by: Actor
) -> list[Person]:
    """Whom a row of this name may mean, among those the actor may see. `but`: whom the same form wrote down before."""
    found = people.alike(name, place=place, birth_year=birth_year, house=house)
    return [one for one in found if one.public_id != but and permissions.can_see(one, by=by)]


def sheet_of(session_id: UUID, *, by: Actor) -> tuple[Session, Sheet]:
    """The photographed paper of a session. Raises Refused."""
    found = session(session_id, by=by)
    sheet = Sheet.objects.select_related("file").filter(sessions=found).exclude(file=None).first()
    if sheet is None:
        raise Refused(_("Không có tệp này, hoặc tài khoản này không được xem."))
    return found, sheet
