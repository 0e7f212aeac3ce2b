"""The twelve-digit citizen number (số định danh cá nhân): what it says, and that is not much.

3 digits province of birth registration, 1 century and sex, 2 year of birth, 6 random; there is no check digit.
So a number can have the right form or contradict what a person said; it can never be called valid.
"""

import re
from dataclasses import dataclass
from typing import Literal

_FORM = re.compile(r"^(?P<province>\d{3})(?P<century_sex>\d)(?P<year>\d{2})\d{6}$", re.ASCII)

Sex = Literal["male", "female"]


@dataclass(frozen=True)
class CitizenFacts:
    """`province` keeps the code of the time of registration: mergers renumber nobody (046 stays 046)."""

    number: str
    province: str
    sex: Sex
    birth_year: int


def citizen_facts(raw: str) -> CitizenFacts | None:
    """What the number says; spaces and full stops between digits are allowed. None when its form is wrong."""
    number = re.sub(r"[\s.]", "", raw)
    match = _FORM.match(number)
    if match is None or match["province"] == "000":
        return None
    digit = int(match["century_sex"])
    return CitizenFacts(
        number=number,
        province=match["province"],
        sex="female" if digit % 2 else "male",
        birth_year=1900 + 100 * (digit // 2) + int(match["year"]),
    )


def citizen_contradictions(
    facts: CitizenFacts, *, sex: str | None = None, birth_year: int | None = None
) -> tuple[str, ...]:
    """Which of “sex” and “birth_year” the number contradicts; what is not known contradicts nothing."""
    found = []
    if sex in ("male", "female") and sex != facts.sex:
        found.append("sex")
    if birth_year is not None and birth_year != facts.birth_year:
        found.append("birth_year")
    return tuple(found)


def mask_number(number: str, *, keep: int = 3) -> str:
    """“046199001234” as “•••••••••234”, for pages and logs where the whole number has no business."""
    hidden = max(len(number) - keep, 0)
    return "•" * hidden + number[hidden:]
