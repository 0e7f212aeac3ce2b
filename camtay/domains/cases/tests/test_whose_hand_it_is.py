"""Filed for somebody under a mandate, guided by a helper, or alone: who reaches what, for how long, and what is said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from camtay.domains.cases import actions, permissions, queries, states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories
from camtay.domains.cases.tests.test_filing import ANSWERS, NOW, birth, raw, upload  # noqa: F401 - a fixture
from camtay.domains.dispatch.models import Message
from camtay.domains.people.models import Authorisation, Person
from camtay.domains.people.states import GivenBy
from camtay.domains.procedures.queries import form
from camtay.foundation import questions
from camtay.foundation.access import Refused
from camtay.foundation.audit.journal import history

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture
def huong():
    return factories.account("Lê Thị Hường", ("resident", factories.phu_xuan()), phone="+84905100001")


@pytest.fixture
def tam():
    return factories.account("Trần Văn Tâm", ("resident", factories.phu_xuan()), phone="+84905100002")


@pytest.fixture
def witness():
    return factories.account("Nguyễn Văn Hải", ("clerk", factories.phu_xuan()))


@pytest.fixture
def mandate(huong, tam, witness):
    return given(huong, tam, witness)


def given(huong, tam, witness, **fields):
    said = {
        "principal": huong.person, "agent": tam.person, "kind": "family", "given_by": GivenBy.PRESSED,
        "procedures": ["1.001193"], "valid_from": TODAY, "valid_until": TODAY + 30 * DAY, "witness": witness,
        "given_at": NOW, "confirmed_at": NOW, **fields,
    }  # fmt: skip
    return Authorisation.objects.create(**said)


def on(who, day=NOW):
    return factories.actor(who, day)


def prepared(procedure, by, **fields):
    case = actions.start(procedure=procedure, place=factories.phu_xuan(), by=by, now=NOW, **fields)
    page = questions.pages(form(procedure), {})[0].id
    while page is not None:
        uploads = [upload()] if page == "papers" else []
        said = raw(procedure, page, ANSWERS)
        done = actions.answer(case_id=case.pk, page_id=page, raw=said, uploads=uploads, by=by, now=NOW)
        assert not done.errors
        page = done.next_page
    return case


@pytest.fixture
def filed(birth, tam, mandate):  # noqa: F811
    case = prepared(birth, on(tam), mandate=mandate)
    return actions.submit(case_id=case.pk, by=on(tam), now=NOW)


def test_a_son_files_for_his_mother(filed, huong, tam, mandate):
    case = Case.objects.get(pk=filed.pk)
    assert (case.applicant_id, case.filed_by_id) == (huong.person_id, tam.pk)
    assert (case.pressed_by, case.authorisation_id) == (states.Pressed.FAMILY, mandate.pk)
    [entry] = history("cases.Case", case.pk)
    assert (entry.account_id, entry.on_behalf_of, entry.about) == (tam.pk, huong.person_id, huong.person_id)
    assert [one.pk for one in queries.mine(on(huong))] == [case.pk]


def test_both_are_told_and_she_how_to_stop_it(filed):
    bodies = {one.address: one.body for one in Message.objects.filter(object_id=str(filed.pk))}
    assert bodies.keys() == {"+84905100001", "+84905100002"}
    assert "Trần Văn Tâm vừa nộp thay ông bà" in bodies["+84905100001"]
    assert "/uy-quyen/" in bodies["+84905100001"]


def test_a_helper_under_a_mandate_is_authorised(birth, huong, tam, witness):  # noqa: F811
    case = prepared(birth, on(tam), mandate=given(huong, tam, witness, kind="helper"))
    assert case.pressed_by == states.Pressed.AUTHORISED


def test_he_reaches_what_he_filed_and_nothing_else_of_hers(filed, huong, tam):
    other = factories.case(at=NOW, applicant_id=huong.person_id)
    by = on(tam)
    assert queries.own(filed.pk, by=by).pk == filed.pk
    with pytest.raises(Refused):
        queries.own(other.pk, by=by)
    with pytest.raises(Refused):
        queries.get(other.pk, by=by)
    assert list(queries.mine(by)) == []


def reaches(case, by):
    try:
        queries.own(case.pk, by=by)
    except Refused:
        return False
    return True


END = {
    "revoked": {"revoked_at": NOW},
    "unconfirmed": {"confirmed_at": None},
    "ended": {"valid_from": TODAY - 40 * DAY, "valid_until": TODAY - DAY},
    "not begun": {"valid_from": TODAY + DAY},
    "another procedure": {"procedures": ["2.000908"]},
}


@pytest.mark.parametrize("why", END)
def test_when_the_mandate_does_not_stand_nothing_is_left_of_it(why, filed, huong, tam, mandate):
    Authorisation.objects.filter(pk=mandate.pk).update(**END[why])
    by = on(tam)
    assert not reaches(filed, by)
    case = Case.objects.get(pk=filed.pk)
    assert not any(permissions.can(one, case, by=by) for one in permissions.PERMISSIONS)
    with pytest.raises(Refused):
        actions.turn(case_id=filed.pk, move="withdraw", by=by, now=NOW)
    assert queries.under_mandates([Authorisation.objects.get()], by=by) == {}
    assert reaches(filed, on(huong)), "hers it is, whatever becomes of the mandate"


def test_the_day_after_the_last_he_sees_nothing(filed, tam, mandate):
    last = NOW + 30 * DAY
    assert reaches(filed, on(tam, last))
    assert not reaches(filed, on(tam, last + DAY))


@pytest.mark.parametrize("why", sorted(set(END) - {"unconfirmed"}))
def test_nothing_begins_under_a_mandate_that_does_not_stand(why, birth, huong, tam, witness):  # noqa: F811
    with pytest.raises(Refused, match="ủy quyền"):
        actions.start(
            procedure=birth, place=factories.phu_xuan(), by=on(tam), now=NOW,
            mandate=given(huong, tam, witness, **END[why]),
        )  # fmt: skip


def test_a_stranger_begins_nothing_under_it(birth, mandate, huong):  # noqa: F811
    mai = factories.account("Nguyễn Thị Mai", ("resident", factories.phu_xuan()), phone="+84905100003")
    for by in (on(mai), on(huong), replace(on(mai), day=None)):
        with pytest.raises(Refused):
            actions.start(procedure=birth, place=factories.phu_xuan(), by=by, now=NOW, mandate=mandate)


def test_a_stranger_reaches_nothing(filed):
    mai = factories.account("Nguyễn Thị Mai", ("resident", factories.phu_xuan()), phone="+84905100003")
    assert not reaches(filed, on(mai))


def test_unconfirmed_it_is_enough_to_prepare_and_not_to_file(birth, huong, tam, witness):  # noqa: F811
    mandate = given(huong, tam, witness, confirmed_at=None)
    case = prepared(birth, on(tam), mandate=mandate)
    assert [one.pk for one in queries.under_mandates([mandate], by=on(tam))[mandate.pk]] == [case.pk]
    with pytest.raises(Refused, match="chưa được xác nhận"):
        actions.submit(case_id=case.pk, by=on(tam), now=NOW)
    Authorisation.objects.update(confirmed_at=NOW)
    assert actions.submit(case_id=case.pk, by=on(tam), now=NOW).state == states.SUBMITTED


def test_declined_he_does_not_reach_his_draft_any_more(birth, huong, tam, witness):  # noqa: F811
    mandate = given(huong, tam, witness, confirmed_at=None)
    case = prepared(birth, on(tam), mandate=mandate)
    Authorisation.objects.update(revoked_at=NOW)
    assert not reaches(case, on(tam))
    with pytest.raises(Refused):
        actions.discard(case_id=case.pk, by=on(tam))


def test_what_he_prepared_and_she_files_is_her_own_deed(birth, huong, tam, mandate):  # noqa: F811
    case = prepared(birth, on(tam), mandate=mandate)
    done = actions.submit(case_id=case.pk, by=on(huong), now=NOW)
    assert (done.pressed_by, done.filed_by_id) == (states.Pressed.SELF, huong.pk)
    [entry] = history("cases.Case", case.pk)
    assert entry.on_behalf_of is None
    [first] = Message.objects.filter(object_id=str(case.pk), address="+84905100001")
    assert "nộp thay" not in first.body


def test_he_withdraws_it_in_her_name_and_does_not_rate_it(filed, tam, huong):
    actions.turn(case_id=filed.pk, move="withdraw", by=on(tam), now=NOW)
    assert history("cases.Case", filed.pk).last().on_behalf_of == huong.person_id
    case = Case.objects.get(pk=filed.pk)
    assert not permissions.can(permissions.RATE, case, by=on(tam))
    assert permissions.can(permissions.RATE, case, by=on(huong))


@pytest.mark.parametrize("ended", [False, True])
def test_an_official_who_acted_for_her_settles_nothing_of_it(ended, birth, huong, witness):  # noqa: F811
    place = factories.phu_xuan()
    roles = [("clerk", place), ("specialist", place), ("signer", place), ("department_head", place)]
    nga = factories.account("Trương Thị Nga", ("resident", place), *roles, phone="+84905100010")
    mandate = given(huong, nga, witness)
    case = prepared(birth, on(nga), mandate=mandate)
    actions.submit(case_id=case.pk, by=on(nga), now=NOW)
    if ended:
        Authorisation.objects.update(revoked_at=NOW)
    case = Case.objects.get(pk=case.pk)
    barred = [one for one in permissions.PERMISSIONS if one.never_own]
    assert len(barred) >= 6
    assert not [one.name for one in barred if permissions.can(one, case, by=on(nga))]
    with pytest.raises(Refused, match="người khác phải làm"):
        actions.accept(case_id=case.pk, by=on(nga), now=NOW)
    assert nga.pk not in [one.pk for one in queries.specialists_for(case, on=TODAY)]
    assert actions.accept(case_id=case.pk, by=on(witness), now=NOW).state == states.ACCEPTED


def test_merged_into_another_row_he_is_still_who_acts_and_still_barred(filed, tam):
    head = factories.person("Trần Văn Tâm", factories.phu_xuan())
    Person.objects.filter(pk=tam.person_id).update(same_as=head)
    by = replace(on(tam), person_id=head.pk)
    assert reaches(filed, by)
    case = Case.objects.get(pk=filed.pk)
    clerk = factories.account("Ai Đó", ("clerk", factories.phu_xuan()))
    barred = replace(by, roles=on(clerk).roles)
    assert not permissions.can(permissions.ACCEPT, case, by=barred)


def test_guided_it_names_the_helper(birth, huong):  # noqa: F811
    lan = factories.account("Võ Thị Lan", ("team_leader", factories.phu_xuan()))
    case = prepared(birth, on(huong), helper_id=lan.pk)
    assert (case.pressed_by, case.helped_by_id) == (states.Pressed.GUIDED, lan.pk)
    assert list(queries.guided_by(on(lan))) == []  # a draft is nobody's count
    actions.submit(case_id=case.pk, by=on(huong), now=NOW)
    assert [one.pk for one in queries.guided_by(on(lan))] == [case.pk]
    assert [one.note for one in history("cases.Case", case.pk)] == [f"guide:{lan.pk}"]
    assert not reaches(case, on(lan)), "who shows how sees nothing of it"
    assert queries.hand_of(case, by=on(huong)).helper.name == "Võ Thị Lan"


def test_only_a_helper_guides_and_not_oneself(birth, huong, tam):  # noqa: F811
    lan = factories.account("Võ Thị Lan", ("team_leader", factories.phu_xuan()), phone="+84905100008")
    for by, helper in ((huong, tam), (lan, lan)):
        with pytest.raises(Refused, match="người hướng dẫn"):
            actions.start(
                procedure=birth, place=factories.phu_xuan(), by=on(by), now=NOW, helper_id=helper.pk
            )


def test_the_helper_is_named_later_or_taken_back(birth, huong, tam):  # noqa: F811
    lan = factories.account("Võ Thị Lan", ("team_leader", factories.phu_xuan()))
    case = prepared(birth, on(huong))
    done = actions.name_guide(case_id=case.pk, helper_id=lan.pk, by=on(huong), now=NOW)
    assert (done.pressed_by, done.helped_by_id) == (states.Pressed.GUIDED, lan.pk)
    done = actions.name_guide(case_id=case.pk, helper_id=None, by=on(huong), now=NOW)
    assert (done.pressed_by, done.helped_by_id) == (states.Pressed.SELF, None)
    with pytest.raises(Refused):
        actions.name_guide(case_id=case.pk, helper_id=lan.pk, by=on(tam), now=NOW)
    actions.submit(case_id=case.pk, by=on(huong), now=NOW)
    with pytest.raises(Refused, match="tự soạn"):
        actions.name_guide(case_id=case.pk, helper_id=lan.pk, by=on(huong), now=NOW)


def test_who_files_alone_asks_nothing_more(birth, huong, django_assert_num_queries):  # noqa: F811
    """Filing has a budget: a case without a mandate or a helper costs no question about either."""
    case = prepared(birth, on(huong))
    by = on(huong)
    bare = Case.objects.get(pk=case.pk)
    with django_assert_num_queries(0):
        assert permissions.is_own(bare, by=by)
        assert permissions.can(permissions.FILE, bare, by=by)
        assert queries.hand_of(bare, by=by) is None
        assert bare.barred_ids == (huong.person_id,)
