"""Which slips make sense for a case where it stands."""

from camtay.domains.cases import states
from camtay.domains.cases.models import Case


def slips_of(case: Case) -> tuple[str, ...]:
    """Keys of FORMS. None for a mirrored case: the system that handles it prints its slips."""
    if case.origin == states.Origin.MIRROR:
        return ()
    received = case.received_at is not None
    fitting = {
        "receipt": received and case.code is not None and case.token is not None,
        "supplement": case.state == states.SUPPLEMENT_ASKED,
        "refusal": case.state in (states.NOT_RECEIVED, states.REFUSED),
        "stop": case.state == states.STOPPED,
        "apology": received and case.due_at is not None and _may_be_late(case),
        "control": received,
    }
    return tuple(name for name, fits in fitting.items() if fits)


def _may_be_late(case: Case) -> bool:
    """The clock runs against the office: not while it waits for the applicant's papers, but as soon as they are sent."""
    waits = case.state == states.SUPPLEMENT_ASKED and case.supplement_asked_at is not None
    return case.state in states.UNSETTLED and not waits
