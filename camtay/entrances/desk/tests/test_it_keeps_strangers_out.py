from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db
LISTS = ["home", "intake", "work", "search"]
MOVES = {
    "accept": states.SUBMITTED,
    "decline": states.SUBMITTED,
    "start": states.ACCEPTED,
    "decide": states.IN_PROGRESS,
    "attach_result": states.DECIDED,
    "hand_over": states.RESULT_READY,
    "assign": states.IN_PROGRESS,
    "ask_supplement": states.IN_PROGRESS,
    "supplied": states.SUPPLEMENT_ASKED,
    "wait_duty": states.IN_PROGRESS,
    "duty_done": states.WAITING_DUTY,
    "wait_agency": states.IN_PROGRESS,
    "agency_answered": states.WAITING_AGENCY,
    "stop": states.IN_PROGRESS,
    "refuse": states.IN_PROGRESS,
}
EVERYTHING = ("clerk", "specialist", "department_head", "signer", "commune_leader")


def address(move, case):
    if move in states.TURNS:
        return reverse("desk:turn", args=[case.pk, move])
    return reverse(f"desk:{move}", args=[case.pk])


def typed(move, case, staff):
    return {
        "version": case.version,
        "reason": "Thiếu giấy",
        "to": staff("specialist").pk,
        "key": str(uuid7()),
    }


def test_it_sends_guests_to_sign_in_and_back(now):
    case = make.case(at=now)
    pages = [reverse("desk:case", args=[case.pk]), reverse("desk:receipt", args=[case.pk]),
             reverse("desk:file", args=[case.pk, uuid7()]), reverse("desk:export", args=["csv"])]  # fmt: skip
    for where in [reverse(f"desk:{name}") for name in LISTS] + pages:
        answer = Client().get(where)
        assert answer.status_code == 302
        assert answer.url.endswith(f"?next={where}")


@pytest.mark.parametrize("move", MOVES)
def test_it_refuses_guests_every_move(now, staff, move):
    case = make.case(MOVES[move], at=now)
    assert Client().post(address(move, case), typed(move, case, staff)).status_code == 302
    assert unchanged(case)


@pytest.mark.parametrize("move", MOVES)
def test_it_refuses_every_move_to_another_commune(at, now, staff, move):
    case = make.case(MOVES[move], at=now)
    client = at(*EVERYTHING, where=make.nam_dong())
    assert client.post(address(move, case), typed(move, case, staff)).status_code == 403
    assert client.get(address(move, case)).status_code == 403
    assert unchanged(case)


@pytest.mark.parametrize("move", MOVES)
def test_it_refuses_every_move_to_those_who_only_watch(at, now, staff, move):
    case = make.case(MOVES[move], at=now)
    client = at("auditor")
    assert client.post(address(move, case), typed(move, case, staff)).status_code in (403, 422)
    assert client.get(address(move, case)).url == reverse("desk:case", args=[case.pk])
    assert unchanged(case)


@pytest.mark.parametrize("move", sorted(set(MOVES) - {"attach_result"}))
def test_it_refuses_every_move_on_ones_own_case(at, now, staff, move):
    case = make.case(MOVES[move], at=now, applicant=staff(*EVERYTHING).person)
    assert at(*EVERYTHING).post(address(move, case), typed(move, case, staff)).status_code == 403
    assert unchanged(case)


def unchanged(case):
    version = case.version
    case.refresh_from_db()
    return case.version == version


def test_it_does_not_tell_an_unknown_case_from_a_forbidden_one(at, now):
    other = make.case(at=now, where=make.nam_dong())
    forbidden = at("clerk").get(reverse("desk:case", args=[other.pk]))
    unknown = at("clerk").get(reverse("desk:case", args=[uuid7()]))
    assert forbidden.status_code == unknown.status_code == 403
    assert "Không có hồ sơ này, hoặc tài khoản này không được xem." in forbidden.text
    assert "Không có hồ sơ này, hoặc tài khoản này không được xem." in unknown.text


def test_it_shows_drafts_to_nobody(at, now):
    draft = make.case(states.DRAFT, at=now)
    assert at("clerk").get(reverse("desk:case", args=[draft.pk])).status_code == 403


def test_it_hands_no_list_and_no_slip_to_others(at, now):
    case = make.case(at=now)
    for role in ("helper", "editor", "commune_admin", "resident"):
        assert at(role).get(reverse("desk:export", args=["csv"])).status_code == 403
        assert at(role).get(reverse("desk:receipt", args=[case.pk])).status_code == 403
    answer = at("clerk", where=make.nam_dong()).get(reverse("desk:export", args=["csv"]))
    assert case.code not in answer.getvalue().decode()


@pytest.mark.parametrize("name", LISTS)
def test_it_is_no_place_for_residents(at, name):
    assert at("resident").get(reverse(f"desk:{name}")).status_code == 403


@pytest.mark.parametrize("name", ["intake", "work", "search"])
@pytest.mark.parametrize("role", ["helper", "editor", "commune_admin", "party_viewer", "police"])
def test_it_shows_cases_only_to_those_who_handle_them(at, name, role):
    assert at(role).get(reverse(f"desk:{name}")).status_code == 403


def test_it_opens_no_desk_to_the_applicant(at, now, staff):
    """A clerk of Nam Đông who filed in Phú Xuân follows the case at the portal, as everybody does."""
    clerk = staff("clerk", "resident", where=make.nam_dong())
    case = make.case(at=now, applicant=clerk.person)
    assert (
        at("clerk", "resident", where=make.nam_dong()).get(reverse("desk:case", args=[case.pk])).status_code
        == 403
    )


def test_it_shows_each_role_its_own_way(at):
    def labels(role, where):
        return [item.label for item in at(role).get(reverse(where)).context["navigation"]]

    assert labels("clerk", "desk:home") == [
        "Việc hôm nay", "Hồ sơ", "Việc được giao", "Tại quầy", "Nạp danh sách", "Người dân", "Ủy quyền",
        "Ngoài địa bàn", "Thủ tục", "Tờ tổng hợp", "Báo cáo", "Số liệu",
    ]  # fmt: skip
    assert labels("specialist", "desk:home") == [
        "Việc hôm nay", "Hồ sơ", "Việc được giao", "Tờ tổng hợp", "Báo cáo", "Số liệu",
    ]  # fmt: skip
    assert "Hướng dẫn bà con" in labels("helper", "desk:helping")


def test_it_leads_back_to_the_form_that_was_sent_too_late():
    """The month and the place of the form stand in its address, and must not be lost with the session."""
    form = f"{reverse('desk:statement')}?thang=2026-10"
    said = {"words": "Trực bão hai đêm"}
    answer = Client().post(form, said, headers={"referer": f"http://testserver{form}"})
    assert answer.url == f"{reverse('sign_in')}?next={quote(form)}"
    answer = Client().post(form, said, headers={"referer": "https://elsewhere.example/?x=1"})
    assert answer.url == f"{reverse('sign_in')}?next={reverse('desk:home')}"
