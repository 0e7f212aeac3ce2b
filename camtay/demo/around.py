"""A list of every other commune of Huế, shorter than those of the article's two, so that a city has something to
compare: most do well, two do not, some have too few cases to be ranked, and three have sent nothing yet."""

from collections.abc import Iterator
from random import Random

from camtay.demo.lists import Plan

# Told at length elsewhere in the demo, or by their silence here.
APART = {"19753", "19858", "19945", "20179"}
SILENT = {"20071", "20182", "19873"}
FEW = {"20044": 14, "20050": 11, "20101": 18, "20137": 26, "20161": 21}  # code → cases
WEAK = {"20107": 0.71, "19804": 0.78}  # code → share on time


def plans(codes: list[str]) -> Iterator[Plan]:
    """Of these communes, in the order of their codes; the same every time."""
    for number, code in enumerate(sorted(set(codes) - APART - SILENT)):
        dice = Random(f"camtay:around:{code}")
        settled = FEW.get(code) or dice.randint(31, 46)
        on_time = WEAK.get(code) or dice.uniform(0.91, 1.0)
        yield Plan(
            place=code,
            agency=f"H57.{60 + number}",
            settled=settled,
            online=round(settled * dice.uniform(0.7, 0.99)),
            on_time=round(settled * on_time),
            open=dice.randint(1, 4),
        )
