from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import CaseFile
from camtay.domains.cases.tests import factories as make
from camtay.entrances.desk.tests.test_it_keeps_strangers_out import MOVES, address
from camtay.entrances.desk.tests.test_it_shows_a_case import PDF
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db
WHO = {"cases.accept": "clerk", "cases.work": "specialist", "cases.decide": "signer", "cases.attach_result": "clerk",
       "cases.hand_over": "clerk"}  # fmt: skip


def result():
    return SimpleUploadedFile("trich-luc.pdf", PDF)


def role_for(move):
    return "department_head" if move == "assign" else WHO[states.PERMISSION_OF[move]]


def typed(move, case, staff, **more):
    said = {"version": case.version, "key": str(uuid7())}
    if move in states.REASON_NEEDED:
        said["reason"] = "Thiếu giấy chứng sinh, mời bà con bổ sung."
    if move == "assign":
        said["to"] = staff("specialist").pk
    if move == "attach_result":
        said["file"] = result()
    if move == "hand_over":
        said |= {"way": "counter", "received_by": "self"}
    return {**said, **more}


@pytest.mark.parametrize("move", MOVES)
def test_it_makes_every_move_once(at, staff, now, move):
    case = make.case(MOVES[move], at=now)
    client, said = at(role_for(move)), typed(move, case, staff)
    staff("specialist")
    assert client.get(address(move, case)).status_code == 200
    assert client.post(address(move, case), said).url == reverse("desk:case", args=[case.pk])
    if move == "attach_result":
        said["file"] = result()
    assert client.post(address(move, case), said).status_code == 302
    case.refresh_from_db()
    assert case.version == 3
    assert case.state == (MOVES[move] if move == "assign" else states.TABLE.check(move, MOVES[move]))


@pytest.mark.parametrize("move", sorted(states.REASON_NEEDED))
def test_it_asks_for_a_reason(at, staff, now, move):
    case = make.case(MOVES[move], at=now)
    answer = at(role_for(move)).post(address(move, case), typed(move, case, staff, reason="  "))
    assert answer.status_code == 422
    assert "Hãy ghi lý do để người nộp biết phải làm gì." in answer.text


def test_it_shows_what_changed_and_keeps_what_was_typed(at, staff, now):
    case = make.case(at=now)
    said = typed("ask_supplement", case, staff, reason="Thiếu bản sao căn cước")
    colleague = make.account("Hoàng Bảo Châu", ("specialist", make.phu_xuan()))
    actions.turn(
        case_id=case.pk, move="wait_agency", reason="Chờ công an", by=make.actor(colleague, now),
        now=now + timedelta(seconds=1),
    )  # fmt: skip
    answer = at("specialist").post(address("ask_supplement", case), said)
    assert answer.status_code == 409
    assert "Thiếu bản sao căn cước" in answer.text
    assert [(one.title, one.text) for one in answer.context["changes"]] == [
        ("Chờ cơ quan khác", "Hoàng Bảo Châu")
    ]
    assert not answer.context["possible"]


def test_it_lets_one_go_on_from_what_changed(at, staff, now):
    case = make.case(at=now)
    said = typed("ask_supplement", case, staff)
    actions.assign(
        case_id=case.pk, to=staff("specialist"), by=make.actor(staff("department_head"), now), now=now
    )
    client = at("specialist")
    shown = client.post(address("ask_supplement", case), said)
    assert shown.status_code == 409
    again = {**said, "version": shown.context["form"].data["version"], "key": shown.context["key"]}
    assert client.post(address("ask_supplement", case), again).status_code == 302
    case.refresh_from_db()
    assert case.state == states.SUPPLEMENT_ASKED


def test_it_does_not_ask_twice_for_a_result(at, staff, now):
    case = make.case(states.DECIDED, at=now)
    client, said = at("clerk"), typed("attach_result", case, staff)
    actions.assign(
        case_id=case.pk, to=staff("specialist"), by=make.actor(staff("department_head"), now), now=now
    )
    shown = client.post(address("attach_result", case), said)
    assert shown.status_code == 409
    assert shown.context["kept_name"] == "trich-luc.pdf"
    data = shown.context["form"].data
    again = {"version": data["version"], "kept": data["kept"], "key": shown.context["key"]}
    # not theirs to use
    assert at("specialist").post(address("attach_result", case), again).status_code == 422
    assert client.post(address("attach_result", case), again).status_code == 302
    assert CaseFile.objects.get(case=case).name == "trich-luc.pdf"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("ket-qua.pdf", b"MZ\x90\x00 no paper"), "không nhận loại tệp này"),
        (SimpleUploadedFile("ket-qua.pdf", b""), "tệp"),
        (None, "Hãy chọn tệp kết quả."),
    ],
)
def test_it_says_beside_the_field_what_is_wrong_with_a_file(at, staff, now, file, sentence):
    case = make.case(states.DECIDED, at=now)
    said = typed("attach_result", case, staff)
    said.pop("file")
    answer = at("clerk").post(address("attach_result", case), said | ({"file": file} if file else {}))
    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"]["file"].sentences)


def test_it_gives_a_case_only_to_a_specialist_of_the_place(at, staff, now):
    case = make.case(at=now)
    stranger = staff("specialist", where=make.nam_dong())
    answer = at("department_head").post(address("assign", case), typed("assign", case, staff, to=stranger.pk))
    assert answer.status_code == 422


def test_it_has_no_page_for_a_move_that_is_none(at, now):
    case = make.case(at=now)
    for move in ("withdraw", "submit", "nothing"):
        assert at("specialist").post(reverse("desk:turn", args=[case.pk, move])).status_code == 404
