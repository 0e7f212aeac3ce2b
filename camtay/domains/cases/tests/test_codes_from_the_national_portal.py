"""A code noted after filing on the national portal, and the list that brings its case."""

import time
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from camtay.domains.cases import actions, permissions, queries, states
from camtay.domains.cases.models import Case, NotedCase
from camtay.domains.cases.rules import national
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.exported_lists import HEADERS, csv_of, row, stored, unfinished
from camtay.domains.dispatch.models import Message
from camtay.domains.places.tests.make import neighbourhood
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history, verify

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
CODE = "H57.31-260302-0001"
WITH_PHONE = (*HEADERS, "SoDienThoai")


@pytest.fixture
def here():
    make.procedure()
    return make.nam_dong()


def resident(name="Phan Thị Sen", phone="+84905100005", where=None):
    return make.actor(make.account(name, ("resident", where or make.nam_dong()), phone=phone), NOW)


@pytest.fixture
def sen(here):
    return resident()


@pytest.fixture
def clerk(here):
    return make.actor(make.account("Hồ Thị Linh", ("clerk", here)), NOW)


def noted(by, code=CODE, **fields):
    said = {"procedure": make.procedure(), "place": make.nam_dong(), **fields}
    return actions.note_code(code=code, by=by, now=NOW, **said)


def listed(number=1, name="Phan Thị Sen", phone="", **cells):
    return unfinished(number) | {"ChuHoSo": name, "SoDienThoai": phone} | cells


def brought(*rows, by=SYSTEM, now=NOW):
    content = csv_of(rows, WITH_PHONE)
    batch = actions.propose_import(
        place=make.nam_dong(), file=stored(content, now), name="danh-sach.csv", by=by, now=now
    )
    return actions.run_import(batch_id=batch.pk, by=by, now=now)


def theirs(by):
    return list(queries.mine(by).values_list("external_code", flat=True))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" h57.31-260302-0001 ", CODE),
        ("H57.31 - 260302 - 0001", CODE),
        ("H57.31–260302–0001.", CODE),
        ("000.00.31.h57-260302-0001", "000.00.31.H57-260302-0001"),
        ("g22.99.1-2026/77", "G22.99.1-2026/77"),
    ],
)
def test_it_takes_a_code_as_people_type_it(sen, typed, kept):
    assert noted(sen, typed).external_code == kept


@pytest.mark.parametrize("typed", ["", "abc", "12", "<b>H57-1</b>", "H57;DROP 12345", "không nhớ"])
def test_it_says_what_is_no_code(sen, typed):
    with pytest.raises(ValidationError) as wrong:
        noted(sen, typed)
    assert "code" in wrong.value.message_dict
    assert not NotedCase.objects.exists()


def test_noted_twice_it_is_one(sen):
    assert noted(sen).pk == noted(sen, " h57.31-260302-0001").pk
    assert NotedCase.objects.count() == 1


def test_the_morning_list_finds_it(here, sen):
    helper = make.account("Đặng Minh Khoa", ("helper", here))
    noted(sen, pressed_by="guided", helper="đặng minh khoa")
    assert theirs(sen) == []
    brought(listed(), listed(2, "Người khác"))
    case = Case.objects.get(external_code=CODE)
    assert theirs(sen) == [CODE]
    assert (case.applicant_id, case.pressed_by, case.helped_by) == (sen.person_id, "guided", helper)
    assert case.token
    assert NotedCase.objects.get().case == case
    assert not queries.noted(sen).exists()
    message = Message.objects.get(kind="cases.found")
    assert message.address == "+84905100005"
    assert CODE in message.body
    assert "Không ai hỏi mã OTP" in message.body
    assert "cases.tie_code" in [entry.action for entry in history("cases.Case", case.pk)]
    assert verify() == []


def test_the_neighbourhood_is_the_persons(here, sen):
    part = neighbourhood(here, 1, "Thôn A Xách")
    NotedCase._meta.get_field("person").related_model.objects.filter(pk=sen.person_id).update(
        neighbourhood=part
    )
    noted(sen)
    brought(listed())
    assert Case.objects.get().neighbourhood == part


@pytest.mark.parametrize("order", list(permutations(("note", "list", "list again"))))
def test_whatever_comes_first_it_is_tied_once(here, sen, order):
    for step in order:
        if step == "note":
            noted(sen)
        else:
            brought(listed())
    assert theirs(sen) == [CODE]
    assert Message.objects.filter(kind="cases.found").count() == 1
    noted(sen)
    brought(listed(TrangThaiHoSo="5"))
    assert Message.objects.filter(kind="cases.found").count() == 1
    assert Case.objects.get().state == states.SUPPLEMENT_ASKED
    assert theirs(sen) == [CODE]


@pytest.mark.parametrize("name", ["PHAN THỊ SEN", "phan thi sen", "Sen Phan Thị", "  Phan  Thị Sen "])
def test_the_name_may_be_written_otherwise(here, sen, name):
    noted(sen)
    brought(listed(name=name))
    assert theirs(sen) == [CODE]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"name": "Phan Văn Sen"}, "name"),
        ({"name": "Phan Thị Sen Em"}, "name"),
        ({"name": ""}, "name"),
        ({"phone": "0905100009"}, "phone"),
        ({"name": "Người khác", "phone": "0905100005"}, "name"),
        ({"MaTTHC": "1.004873", "TenTTHC": "Xác nhận tình trạng hôn nhân"}, "procedure"),
    ],
)
@pytest.mark.parametrize("list_first", [True, False])
def test_what_does_not_agree_stays_hidden_and_goes_to_a_clerk(here, sen, clerk, cells, why, list_first):
    steps = [lambda: brought(listed(**cells)), lambda: noted(sen)]
    for step in steps if list_first else reversed(steps):
        step()
    note, case = NotedCase.objects.get(), Case.objects.get()
    assert (note.case_id, note.doubt, case.applicant_id) == (None, why, None)
    assert theirs(sen) == []
    assert not permissions.can(permissions.SEE, case, by=sen)
    with pytest.raises(Refused):
        queries.get(case.pk, by=sen)
    assert not Message.objects.exists()
    assert [one.pk for one in queries.doubts(clerk)] == [note.pk]


def test_the_right_telephone_agrees(here, sen):
    noted(sen)
    brought(listed(phone="0905 100 005"))
    assert theirs(sen) == [CODE]


def test_noting_looks_the_same_whether_there_is_such_a_case(here, sen):
    """Nothing that comes back tells somebody who tries codes that one of them is a case here."""
    brought(listed(name="Trần Văn Giàu"))
    there, not_there = noted(sen), noted(sen, "H57.31-260302-9999")
    told = [(one.case_id, one.found_at) for one in (there, not_there)]
    assert told[0] == told[1] == (None, None)
    assert queries.noted(sen).count() == 2


def test_a_stranger_of_the_same_name_gets_nothing_that_is_taken(here, sen):
    other = resident(phone="+84905100077")
    noted(sen)
    brought(listed())
    assert noted(other).case is None
    assert theirs(other) == []
    assert theirs(sen) == [CODE]
    assert NotedCase.objects.get(person=other.person_id).doubt == "taken"


@pytest.mark.parametrize("list_first", [True, False])
def test_the_telephone_tells_two_of_one_name_apart(here, sen, list_first):
    other = resident(phone="+84905100077")
    if list_first:
        brought(listed(phone="0905100005"))
    noted(other)
    noted(sen)
    if not list_first:
        brought(listed(phone="0905100005"))
    assert (theirs(sen), theirs(other)) == ([CODE], [])


def test_two_of_one_name_and_no_telephone_are_both_asked(here, sen, clerk):
    other = resident(phone="+84905100077")
    noted(other)
    noted(sen)
    brought(listed())
    assert (theirs(sen), theirs(other)) == ([], [])
    assert queries.doubts(clerk).count() == 2


def test_nobody_tries_one_code_after_another(here, sen):
    for number in range(20):
        note = noted(sen, f"H57.31-260302-{number:04}")
        actions.remove_code(noted_id=note.pk, by=sen, now=NOW)
    with pytest.raises(Refused, match="nhiều mã quá"):
        noted(sen, "H57.31-260302-0020")
    kept = actions.note_code(
        code="H57.31-260302-0020", procedure=make.procedure(), place=here, by=sen, now=NOW + timedelta(days=2)
    )
    assert kept.pk


def test_a_changed_list_takes_back_what_no_longer_agrees(here, sen):
    noted(sen)
    brought(listed())
    link = Case.objects.get().token
    brought(listed(name="Trần Văn Giàu"))
    case = Case.objects.get()
    assert (case.applicant_id, case.pressed_by, case.token) == (None, "unknown", None)
    assert queries.by_token(link) is None
    assert theirs(sen) == []
    assert NotedCase.objects.get().doubt == "name"


def test_a_clerk_asks_and_confirms(here, sen, clerk):
    note = noted(sen)
    brought(listed(name="Phan Thị Xen"))
    actions.confirm_code(noted_id=note.pk, by=clerk, now=NOW)
    actions.confirm_code(noted_id=note.pk, by=clerk, now=NOW)
    assert theirs(sen) == [CODE]
    assert Message.objects.filter(kind="cases.found").count() == 1
    brought(listed(name="Phan Thị Xen", TrangThaiHoSo="5"))
    assert theirs(sen) == [CODE]
    deeds = [entry.action for entry in history("cases.Case", Case.objects.get().pk)]
    assert deeds.count("cases.confirm_code") == 1


def test_a_clerk_gives_it_to_whoever_it_belongs_to(here, sen, clerk):
    other = resident(phone="+84905100077")
    noted(other)
    brought(listed())
    note = noted(sen)
    actions.confirm_code(noted_id=note.pk, by=clerk, now=NOW)
    assert (theirs(sen), theirs(other)) == ([CODE], [])
    assert NotedCase.objects.get(person=other.person_id).doubt == "taken"


def test_a_clerk_rejects_and_no_list_brings_it_up_again(here, sen, clerk):
    note = noted(sen)
    brought(listed(name="Trần Văn Giàu"))
    actions.reject_code(noted_id=note.pk, by=clerk, now=NOW)
    brought(listed(name="Phan Thị Sen"))
    assert theirs(sen) == []
    assert not queries.doubts(clerk).exists()
    assert not Message.objects.exists()


def test_only_the_places_own_clerk_decides(here, sen):
    note = noted(sen)
    brought(listed(name="Trần Văn Giàu"))
    away = make.actor(make.account("Trương Thị Nga", ("clerk", make.phu_xuan())), NOW)
    specialist = make.actor(make.account("Lê Quang Phúc", ("specialist", here)), NOW)
    for by in (away, specialist, sen):
        assert not queries.doubts(by).exists()
        for deed in (actions.confirm_code, actions.reject_code):
            with pytest.raises(Refused):
                deed(noted_id=note.pk, by=by, now=NOW)
    assert theirs(sen) == []


def test_no_clerk_decides_about_their_own(here):
    both = make.account("Hồ Thị Linh", ("clerk", here), ("resident", here), phone="+84905100027")
    linh = make.actor(both, NOW)
    note = noted(linh)
    brought(listed(name="Trần Văn Giàu"))
    assert not queries.doubts(linh).exists()
    with pytest.raises(Refused):
        actions.confirm_code(noted_id=note.pk, by=linh, now=NOW)


def test_what_never_came_cannot_be_confirmed(here, sen, clerk):
    note = noted(sen)
    with pytest.raises(Refused):
        actions.confirm_code(noted_id=note.pk, by=clerk, now=NOW)


def test_a_mistyped_code_is_put_right(here, sen):
    note = noted(sen, "H57.31-260302-0007")
    brought(listed())
    assert actions.correct_code(noted_id=note.pk, code="h57.31-260302-0001", by=sen, now=NOW).case
    assert theirs(sen) == [CODE]
    with pytest.raises(Refused, match="không sửa mã được"):
        actions.correct_code(noted_id=note.pk, code="H57.31-260302-0002", by=sen, now=NOW)
    with pytest.raises(Refused, match="không bỏ mã được"):
        actions.remove_code(noted_id=note.pk, by=sen, now=NOW)


def test_nobody_touches_anothers_code(here, sen):
    note, other = noted(sen), resident("Hồ Văn Ràng", "+84905100028")
    for deed in (
        lambda: actions.correct_code(noted_id=note.pk, code="H57.31-260302-0002", by=other, now=NOW),
        lambda: actions.remove_code(noted_id=note.pk, by=other, now=NOW),
        lambda: queries.noted_one(note.pk, by=other),
    ):
        with pytest.raises(Refused):
            deed()
    assert NotedCase.objects.get().external_code == CODE


def test_a_list_taken_back_lets_the_code_wait_again(here, sen):
    noted(sen)
    batch = brought(listed(), listed(2, "Người khác"))
    assert theirs(sen) == [CODE]
    actions.undo_import(batch=batch, by=SYSTEM, now=NOW)
    note = NotedCase.objects.get()
    assert (note.case, note.found_at, note.doubt) == (None, None, "")
    assert not Case.objects.exists()
    brought(listed())
    assert theirs(sen) == [CODE]
    assert Message.objects.filter(kind="cases.found").count() == 1
    assert verify() == []


def test_a_change_taken_back_takes_back_what_it_tied(here, sen):
    noted(sen)
    brought(listed(name="Trần Văn Giàu"))
    batch = brought(listed())
    assert theirs(sen) == [CODE]
    actions.undo_import(batch=batch, by=SYSTEM, now=NOW)
    assert theirs(sen) == []
    assert Case.objects.get().applicant_name == "Trần Văn Giàu"


def test_a_doubt_goes_with_the_list_that_raised_it(here, sen, clerk):
    noted(sen)
    batch = brought(listed(name="Trần Văn Giàu"))
    actions.undo_import(batch=batch, by=SYSTEM, now=NOW)
    assert NotedCase.objects.get().doubt == ""
    assert not queries.doubts(clerk).exists()


def test_a_case_filed_here_is_never_given_by_its_code(here, sen):
    own = make.case(states.ACCEPTED, at=NOW, where=here, code=CODE, applicant_name="Phan Thị Sen")
    noted(sen)
    own.refresh_from_db()
    assert (own.applicant_id, theirs(sen)) == (None, [])


def test_the_helper_is_one_of_the_place(here, sen):
    make.account("Võ Thị Lan", ("team_leader", make.phu_xuan()))
    for name in ("Võ Thị Lan", "Ai Đó", "Phan Thị Sen"):
        with pytest.raises(ValidationError) as wrong:
            noted(sen, pressed_by="guided", helper=name)
        assert "helper" in wrong.value.message_dict
    assert noted(sen, pressed_by="guided").helped_by is None


def test_a_long_list_asks_one_question_more_where_nothing_was_noted(here, sen):
    """And one of its codes noted by somebody, a handful: whatever its length."""
    counted = []
    for first in (0, 1000):
        rows = [row(first + number, ChuHoSo=f"Người {number}") for number in range(1000)]
        batch = actions.propose_import(
            place=here, file=stored(csv_of(rows), NOW), name="ds.csv", by=SYSTEM, now=NOW
        )
        if first:
            noted(sen, "H57.31-260302-1500")
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            actions.run_import(batch_id=batch.pk, now=NOW)
        assert time.perf_counter() - began < 20
        counted.append(len(asked))
        ours = [one for one in asked if "cases_notedcase" in one["sql"]]
        assert len(ours) <= (4 if first else 1)
    assert counted[1] - counted[0] < 12


def test_names_in_any_order():
    assert national.names_agree("Nguyễn Thị Mai", "MAI NGUYEN THI")
    assert not national.names_agree("Nguyễn Thị Mai", "Nguyễn Thị Mai Mai")
    assert not national.names_agree("", "")
