"""What Phú Xuân took in over the counter and by post in the last days, done through the ordinary actions.

Their own dice and their own hours of the day: the cases filed online keep their codes.
"""

from datetime import date, datetime, time, timedelta
from random import Random

from camtay.demo.names import person_name
from camtay.domains.cases import actions
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.foundation.access import Actor
from camtay.foundation.calendar import ZONE, Calendar

# (working days back, at what time, procedure, by post, who brought it).
BROUGHT = (
    (3, time(8, 40), "1.001193", False, "self"),
    (3, time(14, 20), "1.001193", True, "self"),
    (2, time(9, 10), "1.004873", False, "family"),
    (2, time(10, 5), "1.000894", False, "self"),
    (1, time(9, 30), "1.004873", True, "self"),
    (1, time(10, 15), "1.001193", False, "authorised"),
)
# Who was told what is missing and has not come back.
TOLD = (1, time(10, 40), "1.001193")


def play(place: Place, clerk: Actor, *, today: datetime, calendar: Calendar) -> int:
    """Bring everything; how many cases were taken in."""
    dice = Random("camtay:counter")
    homes = places.neighbourhoods_of(place)
    for number, (days_ago, at, code, by_post, brought_by) in enumerate(BROUGHT):
        now = datetime.combine(_working_day(today, days_ago, calendar), at, ZONE)
        arrived = _working_day(now, 1, calendar) if by_post else None
        actions.take_in_at_counter(
            brought=actions.Brought(
                procedure=_procedure(code), place=place, name=person_name(dice), birth_year=dice.randrange(1950, 2000),
                phone=f"+8490510{9000 + number}" if number % 3 else "", home=dice.choice(homes),
                channel="post" if by_post else "counter", brought_by=brought_by, arrived=arrived,
                post_number=f"RR{dice.randrange(10**8, 10**9)}VN" if by_post else "",
                papers=_all_there(code),
            ),
            by=clerk, now=now,
        )  # fmt: skip
    days_ago, at, code = TOLD
    now = datetime.combine(_working_day(today, days_ago, calendar), at, ZONE)
    told = actions.Brought(
        procedure=_procedure(code),
        place=place,
        name=person_name(dice),
        birth_year=1962,
        home=homes[0],
        papers={"certificate_file": "missing"},
    )
    advice = "Mang giấy chứng sinh của bệnh viện; không có thì mang văn bản của người làm chứng."
    actions.guide_at_counter(brought=told, advice=advice, by=clerk, now=now)
    return len(BROUGHT)


def _procedure(code: str) -> Procedure:
    found = procedures.by_code(code)
    assert found is not None
    return found


def _all_there(code: str) -> dict[str, str]:
    return {paper.code: "provided" for paper in procedures.papers(_procedure(code)) if paper.required}


def _working_day(today: datetime, days_ago: int, calendar: Calendar) -> date:
    day = today.astimezone(ZONE).date()
    while days_ago:
        day -= timedelta(days=1)
        days_ago -= calendar.is_working(day)
    return day
