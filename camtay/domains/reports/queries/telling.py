"""The draft of a report's narrative, out of the same five columns."""

from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.reports.queries.five import Five, Reading, rows, unit_words
from camtay.domains.reports.rules.story import Told, story
from camtay.domains.tasks import states
from camtay.domains.tasks.models import Task

MOST_WORK = 5


def draft(reading: Reading, place: Place) -> str:
    """What changed, why late, what next, of the regime's own figures. Raises Refused."""
    told = [_told(one, reading, place) for one in rows(reading)]
    period = reading.period
    return story(period.words, period.days_words, told, _work(place))


def _told(one: Five, reading: Reading, place: Place) -> Told:
    share = one.this.kind == "share"
    whole = one.this.denominator
    rest = whole - one.this.numerator if whole is not None else 0
    behind = rest > 0 and one.indicator.good == "high"
    return Told(
        str(one.indicator.label), share, unit_words(one.indicator), one.this.value, one.before.value,
        one.year_before.value, one.this.numerator, whole, one.indicator.good,
        target=one.target.value if one.target else None, reached=one.reached, rest=rest,
        things=str(one.indicator.source.things), worst=_worst(one.indicator.code, reading, place) if behind else None,
    )  # fmt: skip


def _worst(code: str, reading: Reading, place: Place) -> tuple[str, int] | None:
    """The procedure, else the neighbourhood, with most records that do not count."""
    indicator = indicators.definition_of(code)
    known = [one.code for one in indicators.dimensions_of(indicator, place)]
    by = next((one for one in ("procedure", "neighbourhood", "commune") if one in known), "")
    if not by:
        return None
    found, _origin = reading.split(code, reading.windows.this, by)
    named = [(one.label, one.rest or 0) for one in found if one.key and one.rest]
    return max(named, key=lambda pair: pair[1], default=None)


def _work(place: Place) -> list[str]:
    """What is being done, the nearest deadline first: pieces of work that a plan gave."""
    rows = Task.objects.filter(place=place, source="plan", state__in=states.RUNNING)
    return list(rows.order_by("due_at").values_list("title", flat=True)[:MOST_WORK])
