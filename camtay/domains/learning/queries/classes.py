"""Classes: as the desk lists them, and the one whose code somebody has scanned."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning.models import Observation, Session
from camtay.domains.learning.queries.sessions import SessionFilter, session, sessions
from camtay.foundation.access import Actor, Refused

NO_CLASS = _("Không có lớp này, hoặc tài khoản này không được xem.")


def classes(by: Actor) -> QuerySet[Session]:
    """Those opened in the actor's places, the latest first, each with how many people were in it."""
    return sessions(SessionFilter(), by=by).exclude(token=None)


def class_of(session_id: UUID, *, by: Actor) -> Session:
    """One opened in the actor's places. Raises Refused."""
    found = session(session_id, by=by)
    if found.token is None:
        raise Refused(NO_CLASS)
    return found


def class_by_token(token: str) -> Session | None:
    """Whose code was scanned, by anybody."""
    rows = Session.objects.select_related("place", "commune", "taught_by__person")
    return rows.filter(token=token).first()


def attends(found: Session, person_id: int | None) -> bool:
    """Is this person, under whichever of their rows, among those who are in the class?"""
    if person_id is None:
        return False
    rows = Observation.objects.filter(session=found, withdrawn_by=None, withdraws=None)
    me = Q(person=person_id) | Q(person__same_as=person_id) | Q(person__merged__pk=person_id)
    return rows.filter(me).exists()
