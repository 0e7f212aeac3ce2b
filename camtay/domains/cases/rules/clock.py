"""The official clock, exactly as the national index counts (QĐ 766/QĐ-TTg, item 2.1).

End of processing, by priority: finished > handed over > stopped or refused (a withdrawn case counts at its
withdrawal); a single request for a supplement with nothing after it ends at that request. More than one request is
late, whatever the dates. Waiting for the supplement is subtracted. Without an appointed time (NgayHenTra) the
statutory limit of the procedure decides; where no limit is known a case cannot be late.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class ClockFacts:
    """What the official clock reads. All times aware; `waited`: time spent waiting for the applicant so far."""

    due_at: datetime | None
    finished_at: datetime | None = None
    handed_over_at: datetime | None = None
    closed_at: datetime | None = None  # stopped, refused or withdrawn
    supplement_count: int = 0
    supplement_asked_at: datetime | None = None  # set while a request is open
    waited: timedelta = timedelta(0)


def desk_of(authority: str) -> str:
    """Whose opening hours the limit runs in: the police keep their own (also open on Saturday mornings)."""
    return "police" if "công an" in authority.lower() else "one_stop"


def settled_at(facts: ClockFacts) -> datetime | None:
    """When processing ended, or None while it goes on."""
    return facts.finished_at or facts.handed_over_at or facts.closed_at


def clock_due_at(facts: ClockFacts) -> datetime | None:
    """The appointed time moved by what the applicant took: the official clock runs out here."""
    return facts.due_at + facts.waited if facts.due_at is not None else None


def is_on_time(facts: ClockFacts, *, at: datetime) -> bool:
    """Is the case on time at `at` (end of the period for an unfinished case)?"""
    if facts.supplement_count > 1:
        return False
    due = clock_due_at(facts)
    if due is None:
        return True
    end = settled_at(facts) or facts.supplement_asked_at or at
    return end <= due
