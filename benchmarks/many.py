"""100,000 cases as the provincial system would have exported them, over the demo's four communes and four years."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

COMMUNES = ("19753", "19858", "19945", "20179")
BLOCK = 2000
YEARS = 4
OPEN_DAYS = 14  # what is younger is still open, but for a third


def fill(total: int) -> int:
    """Write mirrored cases, with their journal, until there are `total`; how many were written."""
    from django.db import transaction

    from camtay.domains.cases.models import Case
    from camtay.foundation.access import SYSTEM
    from camtay.foundation.audit.journal import Deed, record_many

    wanted = total - Case.objects.count()
    made = 0
    for cases in blocks(max(wanted, 0)):
        with transaction.atomic():
            Case.objects.bulk_create(cases)
            deeds = [
                Deed("cases.import", "cases.Case", str(case.pk), occurred_at=case.received_at)
                for case in cases
            ]
            record_many(
                by=SYSTEM, place_id=cases[0].receiving_place_id, deeds=deeds, now=cases[0].recorded_at
            )
        made += len(cases)
    tidy()
    return made


def tidy() -> None:
    """What autovacuum does within the hour, and `PRAGMA optimize` with the nightly upkeep."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def blocks(count: int) -> Iterator[list[Any]]:
    """Cases of one commune each, a block after the other."""
    from django.utils import timezone

    from camtay.domains.places import queries as places
    from camtay.foundation.calendar import calendar_now

    dice, now, calendar = Random("benchmark"), timezone.now(), calendar_now()
    communes = [places.by_code(code) for code in COMMUNES]
    number = 0
    while number < count:
        commune = communes[number // BLOCK % len(communes)]
        size = min(BLOCK, count - number)
        yield [one(dice, commune, number + index, now, calendar) for index in range(size)]
        number += size


def one(dice: Random, commune: Any, number: int, now: datetime, calendar: Any) -> Any:
    from camtay.demo.lists import _PROCEDURES, _WEIGHTS
    from camtay.demo.names import person_name
    from camtay.domains.cases.actions.moves import fold_clock, gather_words
    from camtay.domains.cases.models import Case
    from camtay.foundation.calendar import ZONE, due_at

    code, name, days, _weight = dice.choices(_PROCEDURES, _WEIGHTS)[0]
    day = (now - timedelta(days=dice.randrange(1, YEARS * 365))).astimezone(ZONE).date()
    received = datetime.combine(day, time(dice.choice((8, 9, 10, 14)), dice.randrange(60)), ZONE)
    due = due_at(received, days or 1, "working_day" if days else "same_day", calendar)
    dossier = f"H57.{commune.pk}-{day:%y%m%d}-{number:06d}"
    case = Case(
        origin="mirror", code=dossier, external_code=dossier, procedure_code=code, procedure_name=name,
        receiving_place=commune, deciding_place=commune, channel="online" if dice.random() < 0.97 else "counter",
        applicant_name=person_name(dice), applicant_phone="", state="handed_over", submitted_at=received,
        received_at=received, due_at=due, recorded_at=now, components_attached=dice.random() < 0.98,
    )  # fmt: skip
    if received > now - timedelta(days=OPEN_DAYS) and dice.random() < 0.67:
        case.state = dice.choice(("accepted", "in_progress", "supplement_asked", "waiting_duty"))
        if case.state == "supplement_asked":
            case.supplement_count, case.supplement_asked_at = 1, received + timedelta(hours=2)
    else:
        late = dice.random() < 0.04
        case.finished_at = due + timedelta(days=2) if late else received + (due - received) * dice.random()
        case.handed_over_at = case.finished_at + timedelta(minutes=30)
        case.electronic_result = dice.random() < 0.98
    fold_clock(case)
    gather_words(case)
    return case
