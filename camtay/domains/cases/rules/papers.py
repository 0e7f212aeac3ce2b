"""What is still missing from a case."""

from collections.abc import Iterable

from camtay.domains.cases.states import PaperState

# TT 03/2025/TT-VPCP Điều 5 khoản 2: what needs no copy is no gap. NQ 66.7/2025/NQ-CP: nor is what data replaces.
COMPLETE = frozenset({PaperState.PROVIDED, PaperState.NOT_REQUIRED, PaperState.REPLACED_BY_DATA})


def all_attached(states: Iterable[str]) -> bool:
    """Is every paper of the case there, not required, or replaced by data? A case without papers is complete."""
    return all(state in COMPLETE for state in states)


def paper_state(*, provided: bool, replaced: bool, needed: bool) -> PaperState:
    """What one paper of the checklist is when the case is filed."""
    if provided:
        return PaperState.PROVIDED
    if replaced:
        return PaperState.REPLACED_BY_DATA
    return PaperState.MISSING if needed else PaperState.NOT_REQUIRED
