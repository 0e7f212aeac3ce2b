"""Erasing over all domains: what hinders it, what it leaves, what it tells."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from camtay.domains.cases import states
from camtay.domains.cases.models import Case, CaseFile
from camtay.domains.cases.tests import factories as make
from camtay.domains.dispatch import actions as dispatch
from camtay.domains.dispatch.models import Message
from camtay.domains.people import actions as people
from camtay.domains.people import queries as people_queries
from camtay.domains.people.models import Account, Authorisation, DataRequest, Person, RoleHeld
from camtay.domains.people.tests.make import NOW, account, actor, phu_xuan
from camtay.domains.wishes import actions, queries
from camtay.domains.wishes.tests.whole import NAME, forget_all, make_whole
from camtay.foundation import files
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.models import Entry
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.kept import sections

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole():
    return make_whole()


def test_the_official_case_stays_and_the_draft_is_gone(whole):
    forget_all(whole)
    assert not Case.objects.filter(pk=whole.draft.pk).exists()
    emptied = Case.objects.get(pk=whole.withdrawn.pk)
    assert (emptied.applicant, emptied.applicant_name, emptied.applicant_phone) == (None, "", "")
    kept = Case.objects.get(pk=whole.done.pk)
    assert (kept.applicant_name, kept.answers.document["note"].split(",")[0]) == (NAME, NAME)
    assert kept.rated.score == 5
    assert kept.rated.words == ""
    assert Authorisation.objects.count() == 1


def test_its_files_leave_the_disk_and_those_of_the_official_case_stay(
    whole, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        forget_all(whole)
    draft, withdrawn, done, slip, unused = whole.papers
    left = set(StoredFile.objects.values_list("pk", flat=True))
    assert left & {one.pk for one in whole.papers} == {done.pk, slip.pk}
    assert files.path_of(done).exists()
    assert not any(files.path_of(one).exists() for one in (draft, withdrawn, unused))


def test_the_account_is_closed_and_its_sessions_end(whole):
    round_before = whole.account.session_round
    forget_all(whole)
    closed = Account.objects.get(pk=whole.account.pk)
    assert (closed.is_active, closed.phone, closed.last_login) == (False, None, None)
    assert closed.session_round > round_before


def test_who_has_no_official_case_loses_their_name_too():
    who = account("Phan Thị Sen", email=None, phone="+84905100005")
    Person.objects.filter(pk=who.person_id).update(commune=phu_xuan())
    officer = actor(account("Hồ Thị Thảo", ("data_officer", phu_xuan())))
    asked = people.ask(person_id=who.person_id, wish="erase", by=SYSTEM, now=NOW)
    actions.erase(request_id=asked.pk, version=1, by=officer, now=NOW)
    assert Person.objects.get(pk=who.person_id).name == ""
    assert DataRequest.objects.get().answer.startswith("Đã xóa:")


@pytest.mark.parametrize(
    "state", [states.SUBMITTED, states.IN_PROGRESS, states.SUPPLEMENT_ASKED, states.RESULT_READY]
)
def test_nothing_is_erased_while_a_case_runs(whole, state):
    Case.objects.filter(pk=whole.done.pk).update(state=state)
    assert "chưa xong" in actions.preview(person=whole.person, now=NOW).hindrance
    with pytest.raises(Refused, match="Đăng ký khai sinh"):
        forget_all(whole)
    assert Case.objects.filter(pk=whole.draft.pk).exists()
    assert Person.objects.get(pk=whole.person.pk).phone


def test_nothing_is_erased_of_who_holds_a_role(whole):
    RoleHeld.objects.create(
        account=whole.account, role="helper", place=phu_xuan(), valid_from="2026-01-01", granted_at=NOW
    )
    with pytest.raises(Refused, match="vai trò"):
        forget_all(whole)
    assert Case.objects.filter(pk=whole.draft.pk).exists()


def test_only_what_was_asked_is_carried_out_and_only_once(whole):
    see = people.ask(person_id=whole.person.pk, wish="see", by=SYSTEM, now=NOW)
    with pytest.raises(Refused, match="không yêu cầu xóa"):
        actions.erase(request_id=see.pk, version=1, by=whole.officer, now=NOW)
    forget_all(whole)
    with pytest.raises(Refused):
        forget_all(whole)


def test_the_last_word_reaches_the_telephone_and_then_that_goes_too(whole):
    forget_all(whole)
    last = Message.objects.get(kind="people.forgotten")
    assert (last.address, last.about) == ("+84905777123", None)
    assert "đã xóa dữ liệu" in last.body
    assert dispatch.forget_addresses(kind="people.forgotten", now=NOW) == 0  # not yet sent
    Message.objects.filter(pk=last.pk).update(state="sent", sent_at=NOW)
    assert dispatch.forget_addresses(kind="people.forgotten", now=last.created_at) == 1
    assert Message.objects.get(pk=last.pk).address == ""


def test_it_is_written_in_the_journal_without_a_name(whole):
    forget_all(whole)
    assert Entry.objects.filter(action="people.forget", about=whole.person.pk).count() == 1
    assert NAME not in str(list(Entry.objects.values_list()))


def test_it_tells_section_by_section_with_grounds(whole):
    told = sections(queries.about(whole.person))
    assert told[0].title == "Bạn là ai"
    assert all(one.grounds for one in told)


def test_it_asks_as_often_however_many_cases_there_are(whole):
    with CaptureQueriesContext(connection) as few:
        queries.about(whole.person)
    for _more in range(3):
        copy = Case.objects.get(pk=whole.done.pk)
        copy.pk = copy.code = copy.token = None
        copy.id = uuid7()
        copy.save(force_insert=True)
    with CaptureQueriesContext(connection) as many:
        queries.about(whole.person)
    assert len(many) == len(few)


def test_an_official_case_alone_keeps_the_name_of_whose_it_is():
    who = account("Phan Thị Sen", email=None, phone="+84905100005")
    make.case(states.HANDED_OVER, at=NOW, applicant=who.person, applicant_name="Phan Thị Sen")
    actions.forget(who=people_queries.whom(who.person), by=SYSTEM, now=NOW)
    kept = Person.objects.get(pk=who.person_id)
    assert (kept.name, kept.phone) == ("Phan Thị Sen", "")


def test_a_file_that_another_case_has_too_stays_on_the_disk(whole, django_capture_on_commit_callbacks):
    other = make.case(at=NOW)
    CaseFile.objects.create(case=other, kind="paper", file=whole.papers[0], name="a.pdf", added_at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        forget_all(whole)
    assert files.path_of(whole.papers[0]).exists()
