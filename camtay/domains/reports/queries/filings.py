"""What is due, what was filled and what was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from camtay.domains.closings import queries as closings
from camtay.domains.closings.models import Closing, Regime
from camtay.domains.closings.queries import Period
from camtay.domains.places.models import Place
from camtay.domains.reports import permissions
from camtay.domains.reports.models import Filing, Form
from camtay.domains.reports.rules.lines import Line, of_document
from camtay.foundation.access import Actor, Refused, allows
from camtay.foundation.calendar import local_day

GONE = "Không có bản báo cáo này, hoặc tài khoản này không được xem."
BACK = 12  # how many periods back may still be filled


@dataclass(frozen=True)
class Due:
    """A form and the period it is to be filled for. `filing`: the latest filling of that period."""

    regime: Regime
    period: Period
    form: Form | None
    filing: Filing | None

    @property
    def sent(self) -> bool:
        return self.filing is not None and self.filing.sent_at is not None


@dataclass(frozen=True)
class Stands:
    """How a filing stands to what was closed. `revised`: pairs of a closing that it was taken of, and what stands for that
    period now; `since`: the closing of its own period, where it came after the filling; `unclosed`: its period is over
    and nobody has closed it."""

    revised: tuple[tuple[Closing, Closing], ...] = ()
    since: Closing | None = None
    unclosed: bool = False


def due(place: Place, forms: Sequence[Form], *, now: datetime) -> list[Due]:
    """Each regime in force with its forms, the nearest deadline first: the latest period that is over, or, when all its
    forms were sent, the one that runs. `forms`: those of the place. Two queries."""
    today = local_day(now)
    regimes = closings.regimes_of(place, today)
    rows = Filing.objects.filter(form__in=forms).order_by("last", "revision")
    latest = {(one.form_id, one.first): one for one in rows}
    found: list[Due] = []
    for regime in regimes:
        own = [one for one in forms if one.regime_id == regime.pk]
        over = closings.last_over(regime, today)
        done = own and all(_sent(latest.get((one.pk, over.first))) for one in own)
        period = closings.period_at(regime, today) if done or not regime.asks_on(over.last) else over
        found += [Due(regime, period, one, latest.get((one.pk, period.first))) for one in own]
        if not own:
            found.append(Due(regime, period, None, None))
    return sorted(found, key=lambda one: (one.form is None, one.period.deadline, one.regime.title))


def _sent(filing: Filing | None) -> bool:
    return filing is not None and filing.sent_at is not None


def periods_to_fill(form: Form, *, on: date) -> list[Period]:
    """The period that runs and those before it, the latest that is over first."""
    found = [closings.last_over(form.regime, on)]
    while len(found) < BACK:
        found.append(closings.period_before(form.regime, found[-1]))
    return [one for one in found if form.regime.asks_on(one.last)] + [closings.period_at(form.regime, on)]


def filings_of(form: Form) -> QuerySet[Filing]:
    """The latest period first, of each its latest revision first."""
    rows = Filing.objects.filter(form=form).select_related("filled_by__person", "sent_by__person", "edition")
    return rows.order_by("-last", "-revision")


def filings_at(place: Place, *, by: Actor) -> QuerySet[Filing]:
    """All that was filled at a place. Raises Refused."""
    permissions.check_can_see(place, by=by)
    rows = Filing.objects.filter(place=place).select_related(
        "form__regime", "filled_by__person", "sent_by__person"
    )
    return rows.order_by("-last", "form__title", "-revision")


def filing(filing_id: UUID, *, by: Actor) -> Filing:
    """Raises Refused, and just the same where there is none."""
    rows = Filing.objects.select_related(
        "form__regime",
        "form__place",
        "place__parent",
        "edition__file",
        "file",
        "closing",
        "filled_by__person",
        "sent_by__person",
    )
    found = rows.filter(pk=filing_id).first()
    if found is None or not allows(permissions.SEE, by, places=[found.place_id]):
        raise Refused(GONE)
    return found


def lines_of(one: Filing) -> list[Line]:
    return [of_document(line) for line in one.lines]


def revisions_of(one: Filing) -> list[Filing]:
    rows = Filing.objects.filter(form=one.form_id, first=one.first, last=one.last)
    return list(rows.order_by("revision"))


def stands(one: Filing, lines: Sequence[Line], *, now: datetime) -> Stands:
    """`lines`: those of the filing. Two queries."""
    standing = closings.standing(one.place, one.form.regime.code)
    of_period = standing.get((one.first, one.last))
    known = {str(each.pk) for each in standing.values()}
    used = dict.fromkeys(pk for line in lines for pk in line.closings)
    old = closings.of_ids([pk for pk in used if pk not in known])
    pairs = ((old[pk], standing.get((old[pk].first, old[pk].last))) for pk in used if pk in old)
    return Stands(
        revised=tuple((was, now_stands) for was, now_stands in pairs if now_stands is not None),
        since=of_period if one.closing_id is None else None,
        unclosed=of_period is None and one.last < local_day(now),
    )


def closed_periods(form: Form) -> dict[tuple[date, date], Closing]:
    """(first, last) → what stands for the period, of the form's place and regime. One query."""
    return closings.standing(form.place, form.regime.code)
