"""How often what happens in a made-up city."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from camtay.demo.lists import _PROCEDURES
from camtay.domains.people.states import Department

PROCEDURES = [(code, name, days, weight) for code, name, days, weight in _PROCEDURES]
DEPARTMENTS = [one.value for one in Department]
LEARNERS = 0.35  # of the residents, over three years
OBSERVED = 2  # observations for each case
SKILLS_EACH = 5
TEAMS = 9  # of a commune, as of forty in twenty-five villages
MEMBERS = 9  # of a team
OFFICIALS = 45  # of a commune


@dataclass(frozen=True)
class City:
    """`communes`: their codes. `last`: the last day, the end of a month."""

    seed: int
    residents: int
    cases: int
    months: int
    last: date
    communes: Sequence[str]

    @property
    def first(self) -> date:
        month = self.last.year * 12 + self.last.month - self.months
        return date(month // 12, month % 12 + 1, 1)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def learners(self) -> int:
        return round(self.residents * LEARNERS)


def month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
