import pytest
from django.urls import reverse

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import CaseNote
from camtay.domains.cases.tests import factories as make
from camtay.domains.procedures.models import ProcessStep
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(staff, now):
    for role in ("clerk", "specialist", "department_head", "signer"):
        staff(role)
    what = make.procedure(
        "2.000001", "Trợ cấp xã hội", time_amount=10, time_unit="working_day", field="Bảo trợ xã hội"
    )
    filed = make.case(states.SUBMITTED, at=now, procedure=what)
    return actions.accept(case_id=filed.pk, by=make.actor(staff("clerk"), now), now=now)


def page(client, case):
    return client.get(reverse("desk:case", args=[case.pk]))


def test_it_shows_who_has_the_case_and_until_when(at, case):
    answer = page(at("clerk"), case)
    assert "Các bước trong cơ quan" in answer.text
    assert "Phòng Văn hóa - Xã hội" in answer.text
    steps = answer.context["work"].steps
    assert [(one.name, one.who, one.state) for one in steps[:3]] == [
        ("Nhận hồ sơ, chuyển về phòng", "Trương Thị Nga", "Đang làm"),
        ("Trưởng phòng giao người giải quyết", "Trưởng phòng", "Chưa đến"),
        ("Thẩm định hồ sơ", "Chuyên viên", "Chưa đến"),
    ]
    assert steps[2].budget == "8 ngày làm việc"


def test_pressing_done_hands_the_case_on(at, case):
    step = page(at("clerk"), case).context["work"].steps[0]
    said = {"version": case.version, "key": step.finish_key}
    assert at("clerk").post(step.finish_url, said).status_code == 302
    assert at("clerk").post(step.finish_url, said).status_code == 302  # pressed twice
    assert [one.state for one in page(at("clerk"), case).context["work"].steps[:2]] == ["Xong", "Đang làm"]


def test_it_says_when_somebody_else_was_quicker(at, staff, case, now):
    actions.assign(
        case_id=case.pk, to=staff("specialist"), by=make.actor(staff("department_head"), now), now=now
    )
    said = {"version": case.version, "key": str(uuid7())}
    answer = at("specialist").post(reverse("desk:step_finish", args=[case.pk]), said)
    assert answer.status_code == 409
    assert [one.title for one in answer.context["changes"]] == ["Giao cho chuyên viên"]


def test_the_head_gives_a_step_to_somebody(at, staff, case):
    url = reverse("desk:step_assign", args=[case.pk, 3])
    client = at("department_head")
    assert "Tôn Thất Dũng" in client.get(url).text
    said = {"version": case.version, "key": str(uuid7()), "to": staff("signer").pk}
    assert client.post(url, said).url == reverse("desk:case", args=[case.pk])
    assert case.steps.get(order=3).holder == staff("signer")
    assert client.post(url, {**said, "to": ""}).status_code == 422


def test_notes_stand_on_the_page(at, case):
    client, url = at("clerk"), reverse("desk:note", args=[case.pk])
    assert client.post(url, {"words": " ", "key": str(uuid7())}).status_code == 422
    assert client.post(url, {"words": "Bà cụ nặng tai, gọi con gái", "key": str(uuid7())}).status_code == 302
    answer = page(client, case)
    assert "Bà cụ nặng tai, gọi con gái" in answer.text
    [note] = answer.context["work"].notes
    client.post(note.withdraw_url)
    shown = page(client, case)
    assert "Bà cụ nặng tai" not in shown.text
    assert "đã được người viết rút lại" in shown.text


def test_it_says_why_a_note_of_another_stays(at, case, now):
    note = CaseNote.objects.create(case=case, words="x", written_at=now)
    answer = at("clerk").post(reverse("desk:note_withdraw", args=[case.pk, note.pk]), follow=True)
    assert "Chỉ người viết mới rút được ghi chú." in answer.text


def test_a_case_from_before_has_no_steps_and_its_page_stands(at, now):
    old = make.case(states.IN_PROGRESS, at=now)
    answer = page(at("specialist"), old)
    assert answer.status_code == 200
    assert "Các bước trong cơ quan" not in answer.text


def rows(*steps):
    said = {"b-TOTAL_FORMS": len(steps), "b-INITIAL_FORMS": 0}
    for number, (name, phase, role, half_days) in enumerate(steps):
        said |= {f"b-{number}-name": name, f"b-{number}-phase": phase, f"b-{number}-role": role,
                 f"b-{number}-half_days": half_days, f"b-{number}-order": number + 1, f"b-{number}-department": ""}  # fmt: skip
    return said


def test_a_head_writes_a_process(at, case):
    client, url = at("department_head"), reverse("desk:process", args=[case.procedure.code])
    shown = client.get(url)
    assert "10 ngày làm việc" in shown.text
    steps = [("Nhận", "accepted", "clerk", 0), ("Thẩm tra tại nhà", "in_progress", "specialist", 9),
             ("", "in_progress", "specialist", 0)]  # fmt: skip
    said = {**rows(*steps), "seen": shown.context["seen"]}
    assert client.post(url, said).status_code == 302
    assert [one.name for one in ProcessStep.objects.all()] == ["Nhận", "Thẩm tra tại nhà"]
    assert "Viết riêng cho nơi này" in client.get(reverse("desk:processes")).text
    assert client.post(url, said).status_code == 422  # written meanwhile, by whoever it was
    back = {**rows(), "seen": client.get(url).context["seen"], "thoi": "1"}
    assert client.post(url, back).status_code == 302
    assert not ProcessStep.objects.exists()


def test_a_process_too_long_is_kept_on_the_page_and_refused(at, case):
    client, url = at("department_head"), reverse("desk:process", args=[case.procedure.code])
    steps = [("Thẩm tra tại nhà", "in_progress", "specialist", 21)]
    answer = client.post(url, {**rows(*steps), "seen": client.get(url).context["seen"]})
    assert answer.status_code == 422
    assert "vượt thời hạn của thủ tục" in answer.text
    assert "Thẩm tra tại nhà" in answer.text


def test_processes_are_found_by_words(at, case):
    client = at("department_head")
    assert "Trợ cấp xã hội" in client.get(reverse("desk:processes") + "?q=tro cap").text
    assert "Không có thủ tục nào" in client.get(reverse("desk:processes") + "?q=xyz").text
