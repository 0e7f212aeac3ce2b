"""What filing online has spared somebody, from what the records say and the commune knows of its roads."""

from collections.abc import Mapping
from typing import Any

from camtay.domains.cases import states
from camtay.domains.cases.models import Answers, Case
from camtay.domains.cases.rules import savings
from camtay.domains.cases.rules.savings import DONG_PER_KM, SPEED_KM_PER_HOUR, WAIT_MINUTES, Saved
from camtay.domains.places import queries as places
from camtay.foundation.prepared import PreparedTuples, Slot

__all__ = ["DONG_PER_KM", "SPEED_KM_PER_HOUR", "WAIT_MINUTES", "Saved", "reckon", "saved"]

_ANSWERED = frozenset({states.RESULT_READY, states.HANDED_OVER, states.REFUSED, states.STOPPED})
_AT_HOME = frozenset({states.Pressed.SELF, states.Pressed.FAMILY})
_DOCUMENT = PreparedTuples(
    lambda: Answers.objects.filter(pk=Slot("case", Case._meta.get_field("id"))).values_list("document")
)


def reckon(case: Case) -> Saved | None:
    """What was spared, as things stand; None where nothing can be said. At most three queries, and none for a case
    that is still under way or was not filed from home."""
    if not _filed_from_home(case):
        return None
    km = _way(case)
    return savings.saved(_trips(case), km) if km is not None else None


def saved(case: Case) -> Saved | None:
    """What was written down for the case, told as it was reckoned then."""
    if case.saved_minutes is None:
        return None
    now = reckon(case)
    if now is not None and now.minutes == case.saved_minutes:
        return now
    return savings.saved_in(case.saved_minutes, _trips(case))  # the commune has corrected the way since


def _filed_from_home(case: Case) -> bool:
    online = case.origin == states.Origin.OWN and case.channel == states.Channel.ONLINE
    return online and case.pressed_by in _AT_HOME and case.state in _ANSWERED


def _way(case: Case) -> float | None:
    """Kilometres from home to the place that took the case in. A neighbour without a neighbourhood has the commune's
    average; somebody from elsewhere has a way that nobody here knows."""
    km = places.km_to_centre(case.receiving_place_id, case.neighbourhood_id)
    if km is None or case.neighbourhood_id is not None:
        return km
    home = case.applicant.commune_id if case.applicant is not None else None
    return km if home == case.receiving_place_id else None


def _trips(case: Case) -> int:
    as_file = case.electronic_result and case.returned_by in ("", states.Channel.ONLINE)
    from_home = case.state == states.HANDED_OVER and as_file and _asked_for_a_file(case)
    return savings.trips_spared(filed_from_home=True, has_result_from_home=from_home)


def _asked_for_a_file(case: Case) -> bool:
    """By the answers on how the result is to be received, and how many copies on paper."""
    document: Mapping[str, Any] = next((row[0] for row in _DOCUMENT.rows(case=case.pk)), {})
    return document.get("receive") == "electronic" and not document.get("copies")
