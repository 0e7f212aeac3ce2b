"""All that is kept, from every domain."""

from camtay.domains.cases import queries as cases
from camtay.domains.closings import queries as closings
from camtay.domains.dispatch import queries as dispatch
from camtay.domains.indicators import queries as indicators
from camtay.domains.learning import queries as learning
from camtay.domains.people import queries as people
from camtay.domains.people.models import Person
from camtay.domains.places import queries as places
from camtay.domains.plans import queries as plans
from camtay.domains.procedures import queries as procedures
from camtay.domains.quality import queries as quality
from camtay.domains.reports import queries as reports
from camtay.domains.rounds import queries as rounds
from camtay.domains.tasks import queries as tasks
from camtay.domains.teams import queries as teams
from camtay.foundation.kept import Kept, Register

# In the order a person reads of it.
DOMAINS = (
    people,
    cases,
    learning,
    teams,
    dispatch,
    places,
    procedures,
    rounds,
    tasks,
    indicators,
    quality,
    closings,
    plans,
    reports,
)


def registers() -> tuple[Register, ...]:
    """What each domain keeps about people, or why nothing: of this the public notice is made."""
    return tuple(domain.KEEPS for domain in DOMAINS)


def about(person: Person) -> list[Kept]:
    """Everything kept about a person and the rows merged with theirs. The caller has checked that it is rightly asked
    for, and logs the look."""
    who = people.whom(person)
    return [line for domain in DOMAINS for line in domain.about(who)]
