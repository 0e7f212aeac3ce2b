"""Two pages of one draft sent at the same moment, and filing meanwhile: nothing is put back, nobody waits for ever."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from camtay.domains.cases import actions
from camtay.domains.cases.models import Answers, Case
from camtay.domains.cases.tests import factories
from camtay.domains.cases.tests.test_filing import NOW, prepared, raw
from camtay.domains.procedures import actions as procedures
from camtay.domains.procedures.queries import by_code
from camtay.foundation.access import SYSTEM, Refused

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Run the deeds in threads that begin together; what each answered or raised."""
    start = threading.Barrier(len(deeds))

    def run(deed):
        try:
            start.wait(10)
            return deed()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


@pytest.fixture
def birth():
    procedures.load_catalogue(by=SYSTEM, now=NOW)
    return by_code("1.001193")


@pytest.fixture
def mai():
    home = factories.phu_xuan()
    return factories.actor(factories.account("Nguyễn Thị Mai", ("resident", home), phone="+84905100003"), NOW)


def test_it_keeps_what_both_pages_said(birth, mai):
    case = actions.start(procedure=birth, place=factories.phu_xuan(), by=mai, now=NOW)

    def page(name):
        return lambda: actions.answer(case_id=case.pk, page_id=name, raw=raw(birth, name), by=mai, now=NOW)

    names = ("requester_name", "child_name", "requester_paper", "child_sex")
    at_once(*map(page, names))
    assert set(Answers.objects.get(pk=case.pk).document) == set(names)


def test_filing_and_a_late_page_do_not_wait_for_each_other(birth, mai):
    case = prepared(birth, mai)
    filed, answered = at_once(
        lambda: actions.submit(case_id=case.pk, by=mai, now=NOW),
        lambda: actions.answer(
            case_id=case.pk, page_id="child_sex", raw={"child_sex": "female"}, by=mai, now=NOW
        ),
    )
    assert isinstance(filed, Case)
    assert Case.objects.get(pk=case.pk).state == "submitted"
    said = Answers.objects.get(pk=case.pk).document["child_sex"]
    assert said == ("male" if isinstance(answered, Refused) else "female")


def test_it_notices_what_was_saved_since_the_draft_was_read(birth, mai):
    case = actions.start(procedure=birth, place=factories.phu_xuan(), by=mai, now=NOW)
    read = Answers.objects.select_related("case").get(pk=case.pk)
    for name, draft in (("child_name", None), ("requester_name", read)):
        actions.answer(case_id=case.pk, page_id=name, raw=raw(birth, name), read=draft, by=mai, now=NOW)
    assert set(Answers.objects.get(pk=case.pk).document) == {"child_name", "requester_name"}


def test_it_does_not_save_into_what_was_filed_since(birth, mai):
    case = prepared(birth, mai)
    read = Answers.objects.select_related("case").get(pk=case.pk)
    actions.submit(case_id=case.pk, by=mai, now=NOW)
    with pytest.raises(Refused):
        actions.answer(
            case_id=case.pk, page_id="child_sex", raw={"child_sex": "female"}, read=read, by=mai, now=NOW
        )
    assert Answers.objects.get(pk=case.pk).document["child_sex"] == "male"
