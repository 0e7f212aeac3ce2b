"""One test for each move the table allows, and one for each it does not."""

import io
from datetime import datetime

import pytest

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import CasePause
from camtay.domains.cases.tests import factories
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE
from camtay.foundation.transitions import WrongState, edges, missing_edges

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def people():
    """One of each role that moves a case, and the resident whose case it is."""
    here = factories.phu_xuan()
    roles = ("resident", "clerk", "specialist", "signer")
    return {role: factories.actor(factories.account(role.title(), (role, here)), NOW) for role in roles}


DOER = {
    "cases.file": "resident",
    "cases.withdraw": "resident",
    "cases.accept": "clerk",
    "cases.work": "specialist",
    "cases.decide": "signer",
    "cases.attach_result": "clerk",
    "cases.hand_over": "clerk",
}


def perform(move, case, people):
    """The move, by somebody who may."""
    deed = {"case_id": case.pk, "by": people[DOER[states.PERMISSION_OF[move]]], "now": NOW}
    if move in states.TURNS:
        return actions.turn(move=move, reason="Vì thế", **deed)
    if move == "decline":
        return actions.decline(reason="Thiếu giấy", **deed)
    if move == "attach_result":
        stored = files.store(io.BytesIO(PDF), name="a.pdf", kinds={"pdf"}, now=NOW)
        return actions.attach_result(file=stored, name="a.pdf", **deed)
    simple = {"submit": actions.submit, "accept": actions.accept, "start": actions.begin,
              "decide": actions.decide, "hand_over": actions.hand_over}  # fmt: skip
    return simple[move](**deed)


def prepared(state, people):
    case = factories.case(state, at=NOW, applicant_id=people["resident"].person_id)
    kind = states.PAUSED_BY.get(state)
    if kind is not None:
        CasePause.objects.create(case=case, kind=kind, since=case.supplement_asked_at or NOW)
    return case


# Filing needs answers; it has tests of its own beside the form.
@pytest.mark.parametrize("move", [one for one in edges(states.TABLE) if one.name != "submit"], ids=str)
def test_it_allows(move, people):
    case = perform(move.name, prepared(move.source, people), people)
    case.refresh_from_db()
    assert case.state == move.target
    assert [entry.action for entry in history("cases.Case", case.pk)] == [f"cases.{move.name}"]
    assert (case.settled_at is not None) == (case.state in states.SETTLED and case.received_at is not None)
    open_pauses = set(case.pauses.filter(until=None).values_list("kind", flat=True))
    expected = states.PAUSED_BY.get(case.state)
    assert open_pauses == ({expected.value} if expected else set())
    assert verify() == []


@pytest.mark.parametrize(("move", "state"), missing_edges(states.TABLE))
def test_it_refuses(move, state, people):
    case = prepared(state, people)
    with pytest.raises(WrongState):
        perform(move, case, people)
    case.refresh_from_db()
    assert case.state == state
    assert not history("cases.Case", case.pk).exists()


@pytest.mark.parametrize("move", sorted(states.REASON_NEEDED))
def test_it_wants_a_reason(move, people):
    source = next(one.source for one in states.TABLE.moves if one.name == move)
    case = prepared(source, people)
    by = people[DOER[states.PERMISSION_OF[move]]]
    more = {} if move == "decline" else {"move": move}
    deed = actions.decline if move == "decline" else actions.turn
    with pytest.raises(Refused, match="lý do"):
        deed(case_id=case.pk, reason="  ", by=by, now=NOW, **more)


def test_every_national_state_stands_for_one_of_ours():
    assert set(states.FROM_NATIONAL) == set(range(1, 11))
    for number, ours in states.FROM_NATIONAL.items():
        assert states.TABLE.state(ours).national == number
    settled_or_open = states.SETTLED | states.UNSETTLED | states.NOT_YET_RECEIVED
    assert settled_or_open == {state.code for state in states.TABLE.states}
