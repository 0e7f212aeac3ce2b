"""What stands on a team's papers: the decision with its list, the certificate of hours, the proposal for praise.

Laid out as Nghị định 30/2020/NĐ-CP lays out its letters; always Vietnamese, to be numbered and signed by hand.
"""

from dataclasses import dataclass
from datetime import date

from camtay.domains.places.models import Place
from camtay.domains.teams.models import Decision, Membership, Team
from camtay.domains.teams.queries.lists import works_in
from camtay.domains.teams.states import Decided, Duty, TeamKind
from camtay.foundation.vietnamese import date_words

_DONE = {Decided.FOUNDED: "thành lập", Decided.REORGANISED: "kiện toàn", Decided.CLOSED: "giải thể"}


@dataclass(frozen=True)
class Head:
    """The letterhead. `office`: "xã Phú Vinh", within a sentence; `town`: as in "Phú Vinh, ngày …"."""

    office: str
    town: str
    day: str
    practice: bool


@dataclass(frozen=True)
class DecisionSheet:
    """The latest decision as it prints. `deed`: "thành lập"; `day`: of the decision, in words."""

    head: Head
    team: Team
    where: str
    deed: str
    number: str
    day: str
    closing: bool
    campaign: bool
    period: str
    core: list[Membership]
    others: list[Membership]

    @property
    def count(self) -> int:
        return len(self.core) + len(self.others)


def head(place: Place, *, day: date) -> Head:
    return Head(within(place), place.short_name, date_words(day), place.practice)


def within(place: Place) -> str:
    """A place as it stands within a sentence: "xã Phú Vinh"."""
    return place.name[:1].lower() + place.name[1:]


def decision_sheet(team: Team, *, on: date) -> DecisionSheet:
    """The team as its latest decision leaves it, with the list as it stands today."""
    latest = Decision.objects.filter(team=team).order_by("-day", "-pk").first()
    what = Decided(latest.what) if latest is not None else Decided.FOUNDED
    day = latest.day if latest is not None else team.valid_from
    at = day if what == Decided.CLOSED else max(day, on)
    rows = list(Membership.objects.on(at).filter(team=team).exclude(name="").order_by("search", "pk"))
    core = sorted((one for one in rows if one.is_core), key=lambda one: list(Duty).index(Duty(one.duty)))
    named = ", ".join(within(one) for one in works_in(team))
    until = f"đến hết {date_words(team.valid_until)}" if team.valid_until is not None else ""
    return DecisionSheet(
        head=head(team.commune, day=day), team=team, where=named or within(team.place), deed=_DONE[what],
        number=latest.number if latest is not None else "", day=date_words(day), closing=what == Decided.CLOSED,
        campaign=team.kind == TeamKind.CAMPAIGN, period=until, core=core,
        others=[one for one in rows if not one.is_core],
    )  # fmt: skip
