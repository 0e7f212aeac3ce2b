"""When a case brought to the counter, or sent by post, may be taken in, and until when that may be taken back."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from camtay.domains.cases import states

OLDEST_ENVELOPE = timedelta(days=30)
UNDO_WITHIN = timedelta(minutes=10)


def arrival_is_possible(arrived: date, *, today: date) -> bool:
    """An envelope did not come tomorrow, and none lies unopened for longer than a month."""
    return today - OLDEST_ENVELOPE <= arrived <= today


def all_scanned(papers: Iterable[tuple[str, str]], scanned: Iterable[str]) -> bool:
    """Is everything that was handed over on paper there as a file as well? `papers`: (code, state) of each line of
    the checklist; `scanned`: the codes that files were attached to. Where no papers are known, any file will do."""
    lines, have = list(papers), set(scanned)
    on_paper = {code for code, state in lines if state == states.PaperState.PROVIDED}
    return on_paper <= have if lines else bool(have)


def may_take_back(state: str, origin: str, channel: str, recorded: datetime, *, now: datetime) -> bool:
    """Taken in over the counter within the last minutes, and nobody has begun to work on it."""
    here = origin == states.Origin.OWN and channel != states.Channel.ONLINE
    return here and state == states.ACCEPTED and now - recorded <= UNDO_WITHIN
