"""Who filed a case alone is known to be able to, without anybody writing it down."""

from datetime import timedelta
from uuid import uuid4

import pytest

from camtay.domains.cases import states
from camtay.domains.cases.models import NotedCase
from camtay.domains.cases.tests import factories as make
from camtay.domains.learning import actions, queries
from camtay.domains.learning.models import Observation
from camtay.domains.learning.queries.lessons import all_lessons
from camtay.domains.learning.states import DEEDS, FILE_ONLINE, Rung, Seen
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan
from camtay.foundation import jobs
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db
MONDAY = NOW - timedelta(days=1)


@pytest.fixture
def sen():
    return person("Phan Thị Sen", group_three())


def filed(who, code="H57-261123-0001", at=MONDAY, **said):
    fields = {
        "submitted_at": at,
        "received_at": at,
        "code": code,
        "channel": "online",
        "pressed_by": "self",
        **said,
    }
    return make.case(states.IN_PROGRESS, at=at, applicant=who, **fields)


def run(now=NOW):
    jobs.tick(now)
    jobs.run_due(now)


def stands(who):
    return queries.progress_of([who.pk])[who.pk].get(FILE_ONLINE)


def test_a_case_filed_alone_is_a_rung(sen):
    filed(sen)
    run()
    assert (stands(sen).rung, stands(sen).proof, stands(sen).own_case_day) == (
        Rung.ALONE,
        "alone_matched",
        20261123,
    )
    seen = Observation.objects.get()
    assert (seen.case_code, seen.occurred_at, seen.by) == ("H57-261123-0001", MONDAY, None)
    assert Entry.objects.get(action="learning.match_deeds").about == sen.pk


def test_each_case_once_however_often_it_looks(sen):
    filed(sen)
    for minutes in (0, 5, 10, 24 * 60):
        run(NOW + timedelta(minutes=minutes))
    assert Observation.objects.count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"pressed_by": "guided"},
        {"pressed_by": "family"},
        {"pressed_by": "unknown"},
        {"channel": "counter"},
    ],
)
def test_only_what_was_filed_online_by_ones_own_hand(sen, said):
    filed(sen, **said)
    run()
    assert not Observation.objects.exists()


def test_only_what_was_taken_in(sen):
    make.case(states.SUBMITTED, at=MONDAY, applicant=sen, channel="online", pressed_by="self", code=None)
    run()
    assert not Observation.objects.exists()


@pytest.mark.parametrize("session_first", [True, False])
def test_on_a_day_with_a_helper_it_is_help_in_whatever_order_both_are_heard_of(sen, session_first):
    lan = account("Võ Thị Lan", ("helper", group_three()))
    filed(sen)

    def teach():
        return actions.record_session(
            session_id=uuid4(), kind="home", skill="vneid", place=group_three(), seen=[(sen, Seen.SHOWN)],
            occurred_at=MONDAY, minutes=20, confirmed="slip", by=actor(lan), now=NOW,
        )  # fmt: skip

    session = teach() if session_first else None
    run()
    session = session or teach()
    assert (stands(sen).rung, stands(sen).own_case_day) == (Rung.WITH_HELP, None)
    actions.cancel_session(session_id=session.pk, version=1, by=actor(lan), now=NOW)
    assert stands(sen).rung == Rung.ALONE


def test_a_case_of_the_provincial_list_counts_once_its_code_is_tied(sen):
    long_ago = NOW - timedelta(days=9)
    case = make.case(
        states.IN_PROGRESS, at=long_ago, origin="mirror", external_code="H57-9", code="H57-9", channel="online",
        submitted_at=long_ago, received_at=long_ago,
    )  # fmt: skip
    run()
    assert not Observation.objects.exists()
    case.applicant, case.pressed_by = sen, "self"
    case.save()
    NotedCase.objects.create(
        external_code="H57-9", procedure=make.procedure(), place=phu_xuan(), person=sen, noted_at=NOW, case=case,
        found_at=NOW + timedelta(minutes=6),
    )  # fmt: skip
    run(NOW + timedelta(minutes=10))
    assert stands(sen).own_case_day == 20261115


def test_rows_merged_into_a_person_are_the_person(sen):
    filed(person("Sen Phan", group_three(), same_as=sen))
    run()
    assert stands(sen).rung == Rung.ALONE


def test_lessons_and_deeds_speak_of_the_same():
    named = {(one.deed, one.code) for one in all_lessons() if one.deed}
    assert named == {(deed, skill) for deed, skills in DEEDS.items() for skill in skills}
