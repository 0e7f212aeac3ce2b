from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from camtay.domains.cases import queries, states
from camtay.domains.cases.models import CaseApology
from camtay.domains.cases.queries.slips import handovers, offered
from camtay.domains.cases.tests import factories as make
from camtay.foundation.access import SYSTEM

# What is done before the case is received, and what says who received it.
NO_HANDOVER = {"submit", "decline", "start"}


@pytest.fixture
def now():
    return datetime(2026, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_it_knows_between_whom_every_move_passes_a_case():
    assert set(states.TABLE.names) - NO_HANDOVER | {"assign"} == handovers._HANDS.keys()


def test_it_knows_which_moves_end_the_clock():
    stopped = {move.name for move in states.TABLE.moves if states.TABLE.state(move.target).clock == "stopped"}
    assert stopped - {"submit", "decline", "hand_over"} == handovers._ENDS


def test_it_offers_only_forms_there_are():
    """And one more, whose number nobody here has read."""
    assert {form.number for form in queries.FORMS.values()} == {"", "01", "02", "03", "04", "06", "07"}


@pytest.mark.django_db
@pytest.mark.parametrize("state", [state.code for state in states.TABLE.states])
def test_it_says_what_it_offers_and_nothing_else(state, now):
    case = make.case(state, at=now)
    said = {
        "receipt": queries.receipt(case),
        "supplement": queries.supplement(case, now=now),
        "refusal": queries.refusal(case, now=now),
        "stop": queries.stop(case, now=now),
        "apology": queries.can_apologise(case, by=SYSTEM),
        "control": queries.control(case, now=now),
    }
    assert tuple(name for name, told in said.items() if told) == offered.slips_of(case)


@pytest.mark.django_db
def test_its_letter_for_a_case_decided_elsewhere_comes_from_there(now):
    case = make.case(at=now, deciding_place=make.nam_dong())
    given = CaseApology(case=case, reason="Mất điện", new_due_at=now, drafted_at=now, issued_at=now)
    letter = queries.apology(case, given)
    assert (letter.agency, letter.head.office) == ("UBND xã Nam Đông", "xã Nam Đông")
    assert queries.control(case, now=now).head.office == "phường Phú Xuân"
