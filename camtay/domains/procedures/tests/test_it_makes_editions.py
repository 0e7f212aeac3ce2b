"""A form made in the browser: drafted, published, restored; and what the rest of the house notices of it."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from camtay.domains.people.tests.make import NOW, account, actor, phu_xuan
from camtay.domains.procedures import actions, queries
from camtay.domains.procedures.models import Catalogue, Edition, Procedure
from camtay.domains.procedures.queries import catalogue
from camtay.domains.procedures.queries import editions as reading
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.models import Entry
from camtay.foundation.questions import editing

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"
FACTS = queries.Facts(
    name="Xác nhận nuôi ong lấy mật", field="Nông nghiệp", authority="UBND xã", time_amount=3,
    time_unit="working_day", time_note="", fee=None, fee_note="",
)  # fmt: skip


def words(vi, en=None):
    return {"vi": vi, "en": en or f"{vi} (en)"}


def small_form(*more):
    """One page with one question, and `more` pages."""
    name = {"id": "ten", "type": "person_name", "label": words("Bạn tên gì?")}
    first = {"id": "nguoi_nop", "title": words("Người nộp"), "questions": [name]}
    return {"code": "x", "version": 1, "title": words("Nuôi ong"), "pages": [first, *more]}


@pytest.fixture
def birth():
    actions.load_catalogue(by=SYSTEM, now=NOW)
    return queries.by_code(BIRTH)


@pytest.fixture
def nga():
    return actor(account("Trương Thị Nga", ("clerk", phu_xuan())))


@pytest.fixture
def bees(nga, monkeypatch):
    monkeypatch.setattr(catalogue, "_engine", None)  # another test's catalogue may have counted as far
    return actions.add_procedure(code="PX.ONG.01", facts=FACTS, by=nga, now=NOW)


def publish(procedure, form, papers=(), *, by, now=NOW):
    edition = actions.start_edition(procedure=procedure, by=by, now=now)
    edition = actions.save_edition(
        edition_id=edition.pk, row_version=edition.row_version, form=form, papers=list(papers), by=by, now=now
    )
    return actions.publish_edition(edition_id=edition.pk, row_version=edition.row_version, by=by, now=now)


def test_an_added_procedure_is_found_and_can_be_filed(bees, nga):
    assert queries.search("nuôi ong lấy mật").hits[0].code == "PX.ONG.01"
    assert queries.form(bees) is None
    publish(bees, small_form(), by=nga)
    assert queries.form(bees).title.vi == "Nuôi ong"
    assert queries.form_of("PX.ONG.01", 1).code == "PX.ONG.01"


def test_a_code_that_stands_is_not_added_again(birth, nga):
    with pytest.raises(Refused, match="Mã này đã có"):
        actions.add_procedure(code=BIRTH, facts=FACTS, by=nga, now=NOW)


def test_it_begins_with_what_is_in_force(birth, nga):
    edition = actions.start_edition(procedure=birth, by=nga, now=NOW)
    shipped = queries.source(birth)
    assert edition.version == 2
    assert edition.form["pages"] == shipped.form["pages"]
    assert [one["code"] for one in edition.papers] == [one.code for one in queries.papers(birth)]
    assert queries.changes(edition) == []
    assert not queries.reviewed(edition).faults
    assert actions.start_edition(procedure=birth, by=nga, now=NOW).pk == edition.pk


def test_a_case_keeps_the_version_it_was_begun_with(birth, nga):
    before = queries.form_of(BIRTH, 1)
    papers = [one.name for one in queries.papers(birth, 1)]
    made = publish(birth, small_form(), [], by=nga)
    assert made.version == 2
    assert queries.form(birth).version == 2
    assert queries.form_of(BIRTH, 1) == before
    assert [one.name for one in queries.papers(birth, 1)] == papers
    assert queries.papers(birth) == []
    with pytest.raises(KeyError):
        queries.form_of(BIRTH, 3)


def test_a_former_version_is_restored_as_a_new_one(birth, nga):
    publish(birth, small_form(), [], by=nga)
    edition = actions.start_edition(procedure=birth, version=1, by=nga, now=NOW)
    assert edition.version == 3
    assert len(edition.form["pages"]) == len(queries.form_of(BIRTH, 1).pages)
    with pytest.raises(Refused, match="soạn dở"):
        actions.start_edition(procedure=birth, version=1, by=nga, now=NOW)
    actions.publish_edition(edition_id=edition.pk, row_version=1, by=nga, now=NOW)
    assert [(one.number, one.in_force) for one in queries.versions(birth)] == [
        (3, True),
        (2, False),
        (1, False),
    ]


def test_what_cannot_be_read_is_not_published(bees, nga):
    edition = actions.start_edition(procedure=bees, by=nga, now=NOW)
    with pytest.raises(Refused, match="chưa có trang nào"):
        actions.publish_edition(edition_id=edition.pk, row_version=1, by=nga, now=NOW)
    photo = {"id": "anh", "type": "file", "label": words("Ảnh đàn ong"), "accept": ["pdf"], "max_files": 1}
    page = {"id": "giay", "title": words("Giấy tờ"), "questions": [photo]}
    with pytest.raises(Refused, match="không gắn với giấy tờ nào"):
        publish(bees, small_form(page), by=nga)
    assert queries.form(bees) is None


def test_the_second_editor_is_told(bees, nga):
    edition = actions.start_edition(procedure=bees, by=nga, now=NOW)
    actions.save_edition(edition_id=edition.pk, row_version=1, form=small_form(), by=nga, now=NOW)
    with pytest.raises(actions.Overtaken, match="Trương Thị Nga vừa sửa"):
        actions.save_edition(
            edition_id=edition.pk, row_version=1, form=small_form(), papers=[], by=nga, now=NOW
        )


def test_what_is_published_stays(bees, nga):
    made = publish(bees, small_form(), by=nga)
    with pytest.raises(Refused):
        actions.save_edition(edition_id=made.pk, row_version=made.row_version, form={}, by=nga, now=NOW)
    with pytest.raises(Refused):
        actions.discard_edition(edition_id=made.pk, by=nga, now=NOW)
    again = actions.publish_edition(edition_id=made.pk, row_version=made.row_version, by=nga, now=NOW)
    assert (again.pk, again.published_at) == (made.pk, made.published_at)


def test_a_draft_is_thrown_away(bees, nga):
    edition = actions.start_edition(procedure=bees, by=nga, now=NOW)
    actions.discard_edition(edition_id=edition.pk, by=nga, now=NOW)
    actions.discard_edition(edition_id=edition.pk, by=nga, now=NOW)
    assert queries.edition_in_work(bees) is None


def test_loading_the_catalogue_leaves_what_was_made_here(birth, bees, nga):
    publish(birth, small_form(), [], by=nga)
    line = queries.by_code("1.000656")
    facts = queries.Facts(**{**vars(queries.facts_of(line)), "fee": 5000})
    actions.change_procedure(procedure=line, facts=facts, was=queries.seen(line), by=nga, now=NOW)
    national = Procedure.objects.filter(offered=False).order_by("code").first()
    publish(national, small_form(), by=nga)
    again = actions.load_catalogue(by=SYSTEM, now=NOW + timedelta(days=1))
    assert (again.created, again.changed) == (0, 0)
    assert queries.form(birth).version == 2
    assert queries.by_code("1.000656").fee == 5000
    assert queries.by_code("PX.ONG.01").name == FACTS.name
    assert Procedure.objects.get(pk=national.pk).offered


def test_two_who_change_a_line_do_not_overwrite_each_other(bees, nga):
    was = queries.seen(bees)
    first, second = (queries.Facts(**{**vars(FACTS), "fee": fee}) for fee in (1000, 2000))
    actions.change_procedure(procedure=bees, facts=first, was=was, by=nga, now=NOW)
    with pytest.raises(actions.LineChanged):
        actions.change_procedure(procedure=bees, facts=second, was=was, by=nga, now=NOW)
    actions.change_procedure(procedure=bees, facts=first, was=was, by=nga, now=NOW)  # sent twice


@pytest.mark.parametrize("role", ["specialist", "editor", "data_officer", "auditor"])
def test_others_make_no_editions(bees, nga, role):
    other = actor(account("Người Khác", (role, phu_xuan())))
    edition = actions.start_edition(procedure=bees, by=nga, now=NOW)
    for deed in (
        lambda: actions.start_edition(procedure=bees, by=other, now=NOW),
        lambda: actions.save_edition(edition_id=edition.pk, row_version=1, by=other, now=NOW),
        lambda: actions.publish_edition(edition_id=edition.pk, row_version=1, by=other, now=NOW),
        lambda: actions.discard_edition(edition_id=edition.pk, by=other, now=NOW),
        lambda: actions.add_procedure(code="Y.1", facts=FACTS, by=other, now=NOW),
        lambda: actions.change_procedure(procedure=bees, facts=FACTS, was="", by=other, now=NOW),
    ):
        with pytest.raises(Refused):
            deed()


def test_every_deed_stands_in_the_journal(bees, nga):
    publish(bees, small_form(), by=nga)
    deeds = set(Entry.objects.values_list("action", flat=True))
    assert {
        f"procedures.{one}" for one in ("add", "start_edition", "save_edition", "publish_edition")
    } <= deeds


def test_another_process_notices_within_seconds(birth, nga, monkeypatch, django_assert_num_queries):
    """As another process would: what it has read stands, and the catalogue counts on."""
    clock = [1000.0]
    monkeypatch.setattr(reading.time, "monotonic", lambda: clock[0])
    queries.forget_editions()
    assert queries.form(birth).version == 1
    kept = reading._published, reading._looked_at
    publish(birth, small_form(), [], by=nga)
    reading._published, reading._looked_at = kept
    with django_assert_num_queries(0):  # filing asks nothing more
        assert queries.form(birth).version == 1
    clock[0] += reading.LOOK_AGAIN_SECONDS + 0.1
    with django_assert_num_queries(3):  # the count, which are published, and this one
        assert queries.form(birth).version == 2
    with django_assert_num_queries(0):
        assert queries.form_of(BIRTH, 2).version == 2
        assert queries.papers(birth, 2) == []
    clock[0] += reading.LOOK_AGAIN_SECONDS + 0.1
    with django_assert_num_queries(1):  # nothing changed: the count alone
        assert queries.form(birth).version == 2


def test_it_says_in_words_what_changed(birth, nga):
    edition = actions.start_edition(procedure=birth, by=nga, now=NOW)
    form = (
        editing.remove_question(edition.form, "child_birth_place")
        if _has(edition, "child_birth_place")
        else edition.form
    )
    page = editing.pages_of(form)[0]
    form = editing.put_page(form, page["id"], {"title": words("Tiêu đề mới")})
    form = editing.add_page(form, {"id": "them", "title": words("Thêm"), "questions": []})
    actions.save_edition(
        edition_id=edition.pk, row_version=1, form=form, papers=edition.papers[1:], by=nga, now=NOW
    )
    told = queries.changes(Edition.objects.get(pk=edition.pk))
    assert "Thêm trang “Thêm”." in told
    assert any(one.startswith("Sửa trang “") and "tiêu đề" in one for one in told)
    assert any(one.startswith("Bỏ giấy tờ “") for one in told)


def _has(edition, name):
    return any(one["id"] == name for _page, one in editing.questions_of(edition.form))


@pytest.mark.django_db(transaction=True)
def test_two_publish_at_once():
    """Two who start, and two who publish, at the same moment: one edition, one version."""
    nga = actor(account("Trương Thị Nga", ("clerk", phu_xuan())))
    Catalogue.objects.create(pk=1)
    bees = actions.add_procedure(code="PX.ONG.01", facts=FACTS, by=nga, now=NOW)
    begun = at_once(*2 * [lambda: actions.start_edition(procedure=bees, by=nga, now=NOW)])
    assert begun[0].pk == begun[1].pk
    actions.save_edition(edition_id=begun[0].pk, row_version=1, form=small_form(), by=nga, now=NOW)
    done = at_once(
        *2 * [lambda: actions.publish_edition(edition_id=begun[0].pk, row_version=2, by=nga, now=NOW)]
    )
    assert {one.version for one in done} == {1}
    assert Edition.objects.count() == 1
    assert Entry.objects.filter(action="procedures.publish_edition").count() == 1


def at_once(*deeds):
    start = threading.Barrier(len(deeds))

    def run(deed):
        try:
            start.wait(10)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
