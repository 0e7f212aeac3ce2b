"""Sessions as the desk lists them, what was seen in one, and what one person has learned."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.models import Observation, Progress, Session
from camtay.domains.learning.rules.ladder import Mark, worth
from camtay.domains.learning.states import Rung
from camtay.domains.people.models import Person
from camtay.domains.places.models import Place
from camtay.domains.teams.models import Team
from camtay.foundation.access import Actor, Refused, Scope, scope_of
from camtay.foundation.vietnamese import fold

ADULT = 18
GONE = _("Không có buổi hướng dẫn này, hoặc tài khoản này không được xem.")
NOBODY = _("Không có người này, hoặc tài khoản này không được xem.")


@dataclass(frozen=True)
class SessionFilter:
    """Which sessions. `month`: 202611; `person`: part of a learner's or a teacher's name."""

    skill: str = ""
    team: UUID | None = None
    person: str = ""
    month: int | None = None


def sessions(said: SessionFilter, *, by: Actor) -> QuerySet[Session]:
    """Those held in the actor's places, the latest first, each with how many people were in it."""
    rows = Session.objects.filter(_held_in(scope_of(permissions.SEE, by)))
    if said.skill:
        rows = rows.filter(skill=said.skill)
    if said.team:
        rows = rows.filter(team=said.team)
    if said.month:
        rows = rows.filter(occurred_day__range=(said.month * 100, said.month * 100 + 99))
    if said.person:
        rows = rows.filter(pk__in=_with(said.person))
    counted = rows.annotate(people=Count("observations__person", distinct=True))
    return counted.select_related("place", "team", "taught_by__person").order_by("-occurred_at", "pk")


def _held_in(scope: Scope) -> Q:
    if scope.everywhere:
        return Q()
    return Q(place__in=scope.place_ids) | Q(commune__in=scope.place_ids)


def _with(name: str) -> QuerySet[Session, UUID]:
    """Sessions taught by somebody of that name, or in which one of that name was."""
    learner, teacher = Q(), Q()
    for word in fold(name).split()[:6]:
        learner &= Q(observations__person__search__contains=word)
        teacher &= Q(taught_by__person__search__contains=word)
    return Session.objects.filter(learner | teacher).values_list("pk", flat=True)


def teams_of_sessions(by: Actor) -> list[Team]:
    """The teams that may have held a session the actor sees."""
    scope = scope_of(permissions.SEE, by)
    here = Q() if scope.everywhere else Q(place__in=scope.place_ids) | Q(commune__in=scope.place_ids)
    return list(Team.objects.filter(here).order_by("name", "pk")[:500])


def session(session_id: UUID, *, by: Actor) -> Session:
    """One of the actor's places. Raises Refused."""
    rows = Session.objects.select_related(
        "place", "commune", "team", "taught_by__person", "witness__person", "sheet"
    )
    found = rows.filter(_held_in(scope_of(permissions.SEE, by)), pk=session_id).first()
    if found is None:
        raise Refused(GONE)
    return found


def seen_in(session: Session) -> list[Observation]:
    rows = Observation.objects.filter(session=session).select_related("person__neighbourhood", "withdrawn_by")
    return list(rows.order_by("person__search", "pk"))


@dataclass(frozen=True)
class Seen:
    """One observation of a person, and what it is worth on the ladder."""

    observation: Observation
    worth: str
    counts: bool


def history_of(person: Person) -> list[Seen]:
    """What was seen of somebody, the latest first, as the ladder counts it."""
    head = person.same_as_id or person.pk
    rows = list(
        Observation.objects.filter(Q(person=head) | Q(person__same_as=head), withdraws=None)
        .select_related("session__place", "by__person", "withdrawn_by")
        .order_by("occurred_at", "pk")
    )
    days = {one.occurred_day for one in rows if one.session is not None and one.session.cancelled_at is None}
    teachers: dict[str, set[int | None]] = {}
    told = []
    for one in rows:
        counts = not hasattr(one, "withdrawn_by") and (
            one.session is None or one.session.cancelled_at is None
        )
        mark = Mark(one.pk, one.seen, one.occurred_at, one.occurred_day, one.by_id, one.case_code)
        said = worth(mark, teachers.setdefault(one.skill, set()), days)
        if counts and said in ("shown", "with_help"):
            teachers[one.skill].add(one.by_id)
        told.append(Seen(one, said, counts))
    return told[::-1]


def find_learners(text: str, *, by: Actor, limit: int = 30) -> list[Person]:
    """People by name in the places where the actor sees who has learned what."""
    scope, said = scope_of(permissions.SEE, by), fold(text).split()[:6]
    if not said:
        return []
    rows = Person.objects.filter(same_as=None).select_related("commune", "neighbourhood")
    if not scope.everywhere:
        rows = rows.filter(Q(neighbourhood__in=scope.place_ids) | Q(commune__in=scope.place_ids))
    for word in said:
        rows = rows.filter(search__contains=word)
    return list(rows.order_by("search", "pk")[:limit])


def places_not_yet(by: Actor) -> list[Place]:
    """The neighbourhoods whose list of who has not yet the actor may read, in the order of their codes."""
    scope = scope_of(permissions.SEE_NOT_YET, by)
    rows = Place.objects.filter(kind="neighbourhood").select_related("parent")
    if not scope.everywhere:
        rows = rows.filter(pk__in=scope.place_ids)
    return list(rows.order_by("code")[:2000])


def not_yet(place: Place, skill: str, *, today: date) -> QuerySet[Person]:
    """Grown people of a neighbourhood whom nobody has shown this yet, or anything where no skill is said. Whoever's year
    of birth is not known is among them. The caller has checked the right to read it."""
    reached = Progress.objects.filter(Q(rung__gte=Rung.SHOWN) | Q(family=True), neighbourhood=place)
    if skill:
        reached = reached.filter(skill=skill)
    grown = Q(birth_year=None) | Q(birth_year__lte=today.year - ADULT)
    rows = Person.objects.filter(grown, neighbourhood=place, same_as=None).exclude(name="")
    return rows.exclude(pk__in=reached.values("person")).order_by("search", "pk")


def grown_in(place: Place, *, today: date) -> int:
    grown = Q(birth_year=None) | Q(birth_year__lte=today.year - ADULT)
    return Person.objects.filter(grown, neighbourhood=place, same_as=None).exclude(name="").count()


def learner(person_id: int, *, by: Actor) -> Person:
    """Somebody whose learning the actor may see. Raises Refused."""
    person = Person.objects.select_related("commune", "neighbourhood").filter(pk=person_id).first()
    if person is None or not permissions.can_see(person, by=by):
        raise Refused(NOBODY)
    return person
