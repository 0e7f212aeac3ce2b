"""The boxes of a month's quotas, as they stand and as they are typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from camtay.domains.teams.actions import Asked
from camtay.domains.teams.models import Quota, Team

AHEAD = 62  # days: the month after next may be set


@dataclass(frozen=True)
class Box:
    """One team: `times` and `people` as they stand in their boxes; `note`: what is written there now, where somebody
    else wrote it meanwhile."""

    team_id: str
    name: str
    place: str
    times: str
    people: str
    version: int
    wrong: bool
    note: str


@dataclass(frozen=True)
class Boxes:
    boxes: list[Box]
    asked: list[Asked] = field(default_factory=list)
    wrong: str = ""
    all_times: str = ""
    all_people: str = ""

    @property
    def content(self) -> list[list[str]]:
        return [[one.team_id, one.times, one.people, str(one.version)] for one in self.boxes]


def furthest(today: date) -> date:
    return today + timedelta(days=AHEAD)


def month_of(said: str, today: date) -> date:
    """The first of the month in the address, not further than two ahead; else of this one."""
    if len(said) == 6 and said.isdecimal() and 1 <= int(said[4:]) <= 12 and said[:4] >= "2000":
        month = date(int(said[:4]), int(said[4:]), 1)
        return min(month, furthest(today).replace(day=1))
    return today.replace(day=1)


def boxes(
    found: Sequence[tuple[Team, Quota | None]], said: Mapping[str, str], *, again: bool = False
) -> Boxes:
    """What is typed where something was sent, else what stands. `again`: after somebody else's writing; the versions
    are then those that stand, and what stands is said beside each box that differs."""
    fill = (said.get("all_times", "").strip(), said.get("all_people", "").strip())
    made, asked, wrong = [], [], False
    for team, quota in found:
        box = _box(team, quota, said, fill, again=again)
        made.append(box)
        wrong = wrong or box.wrong
        if not box.wrong:
            asked.append(Asked(team.pk, _number(box.times), _number(box.people), box.version))
    sentence = _("Hãy ghi số từ 0 đến 100.000, hoặc để trống nếu không giao.") if wrong else ""
    return Boxes(made, asked, sentence, *fill)


def _box(
    team: Team, quota: Quota | None, said: Mapping[str, str], fill: tuple[str, str], *, again: bool
) -> Box:
    standing = (_text(quota.times), _text(quota.people)) if quota is not None else ("", "")
    name = str(team.pk)
    sent = f"luot-{name}" in said
    typed = (
        (said.get(f"luot-{name}", "").strip(), said.get(f"nguoi-{name}", "").strip()) if sent else standing
    )
    if sent and said.get("deed") == "fill":
        typed = (typed[0] or fill[0], typed[1] or fill[1])
    version = quota.version if quota is not None else 0
    if sent and not again:
        version = int(said.get(f"ban-{name}", "0")) if said.get(f"ban-{name}", "0").isdecimal() else 0
    differs = again and typed != standing
    note = _("đang ghi %(times)s lượt, %(people)s người") % {
        "times": standing[0] or "–", "people": standing[1] or "–"
    } if differs else ""  # fmt: skip
    return Box(name, team.name, team.place.name, *typed, version, not all(map(_fine, typed)), note)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _fine(said: str) -> bool:
    return not said or (said.isdecimal() and int(said) <= 100_000)


def _number(said: str) -> int | None:
    return int(said) if said else None
