"""A form is published anew while somebody fills in the former one: the draft and its papers stay as they were begun."""

import pytest

from camtay.domains.cases import actions, queries
from camtay.domains.cases.models import CasePaper
from camtay.domains.cases.tests import factories
from camtay.domains.cases.tests.test_filing import ANSWERS, NOW, birth, mai, prepared, raw  # noqa: F401
from camtay.domains.procedures import actions as procedures
from camtay.domains.procedures import queries as reading
from camtay.foundation import questions
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db
PAPER = {
    "code": "photo", "name": "Ảnh em bé", "act": "", "verified": False, "originals": 1, "copies": 0, "required": True,
    "replaced_by_data": "", "condition": "",
}  # fmt: skip


def publish_another(procedure):
    """One page with one question; and a paper nobody asked for before."""
    name = {"id": "ten_be", "type": "person_name", "label": {"vi": "Bé tên gì?", "en": "Name?"}}
    pages = [{"id": "em_be", "title": {"vi": "Em bé", "en": "Baby"}, "questions": [name]}]
    edition = procedures.start_edition(procedure=procedure, by=SYSTEM, now=NOW)
    procedures.save_edition(
        edition_id=edition.pk,
        row_version=1,
        form={**edition.form, "pages": pages},
        papers=[PAPER],
        by=SYSTEM,
        now=NOW,
    )
    procedures.publish_edition(edition_id=edition.pk, row_version=2, by=SYSTEM, now=NOW)


def test_a_draft_goes_on_with_the_version_it_was_begun_with(birth, mai):  # noqa: F811
    case = prepared(birth, mai, until="child_birth")
    typed = raw(birth, "child_birth")
    publish_another(birth)
    done = actions.answer(case_id=case.pk, page_id="child_birth", raw=typed, by=mai, now=NOW)
    assert not done.errors
    assert done.next_page in {page.id for page in reading.form_of("1.001193", 1).pages}


def test_the_checklist_is_of_the_version_it_was_begun_with(birth, mai):  # noqa: F811
    case = prepared(birth, mai)
    publish_another(birth)
    actions.submit(case_id=case.pk, by=mai, now=NOW)
    names = set(CasePaper.objects.filter(case=case).values_list("code", flat=True))
    assert names == {one.code for one in reading.papers(birth, 1)}
    assert "photo" not in names


def test_the_next_case_uses_what_is_in_force(birth, mai):  # noqa: F811
    publish_another(birth)
    case = actions.start(procedure=birth, place=factories.phu_xuan(), by=mai, now=NOW)
    assert case.form_version == 2
    done = actions.answer(case_id=case.pk, page_id="em_be", raw={"ten_be": "Nguyễn An"}, by=mai, now=NOW)
    assert (done.errors, done.next_page) == ({}, None)
    actions.submit(case_id=case.pk, by=mai, now=NOW)
    assert [one.code for one in queries.missing_papers(queries.own(case.pk, by=mai))] == ["photo"]
    told = questions.summary(reading.form_of("1.001193", 2), {"ten_be": "Nguyễn An"})
    assert [page.id for page, _rows in told] == ["em_be"]
