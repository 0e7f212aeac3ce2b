from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from django.urls import reverse

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import CasePaper
from camtay.domains.cases.tests import factories as make
from camtay.entrances.desk.cases.views import slips as views
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.ui.pdf import PdfUnavailable

pytestmark = pytest.mark.django_db
HUE = ZoneInfo("Asia/Ho_Chi_Minh")


def read(answer):
    """What stands on the paper, in one line."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


def slip(case, kind):
    return reverse("desk:slip", args=[case.pk, kind])


def listed(client, case):
    shown = client.get(reverse("desk:case", args=[case.pk])).context["shown"]
    return [one.form for one in shown.slips]


@pytest.mark.parametrize(
    ("state", "forms"),
    [
        (states.SUBMITTED, []),
        (states.NOT_RECEIVED, ["03"]),
        (states.ACCEPTED, ["01", "01", "04", "06"]),
        (states.IN_PROGRESS, ["01", "01", "04", "06"]),
        (states.SUPPLEMENT_ASKED, ["01", "01", "02", "06"]),
        (states.WAITING_DUTY, ["01", "01", "04", "06"]),
        (states.WAITING_AGENCY, ["01", "01", "04", "06"]),
        (states.DECIDED, ["01", "01", "04", "06"]),
        (states.REFUSED, ["01", "01", "03", "06"]),
        (states.STOPPED, ["01", "01", "", "06"]),
        (states.RESULT_READY, ["01", "01", "06"]),
        (states.HANDED_OVER, ["01", "01", "06"]),
        (states.WITHDRAWN, ["01", "01", "06"]),
    ],
)
def test_it_lists_what_the_state_calls_for(at, now, state, forms):
    assert listed(at("specialist"), make.case(state, at=now)) == forms


def test_it_lists_the_apology_for_those_who_work_on_the_case(at, now):
    assert "04" not in listed(at("clerk"), make.case(at=now))
    assert "04" in listed(at("department_head"), make.case(at=now))


def test_it_prints_nothing_of_a_case_that_another_system_handles(at, now):
    case = make.case(states.SUPPLEMENT_ASKED, at=now, origin=states.Origin.MIRROR)
    assert listed(at("specialist"), case) == []
    for kind in views.SLIPS:
        assert at("specialist").get(slip(case, kind)).status_code == 403
    assert at("clerk").get(reverse("desk:receipt_roll", args=[case.pk])).status_code == 403


def test_it_asks_for_what_is_missing(at, now, staff):
    case = make.case(
        states.SUPPLEMENT_ASKED, at=now, reason="Giấy chứng sinh bị mờ.", assignee=staff("specialist")
    )
    for order, (name, state) in enumerate([("Giấy chứng sinh", "missing"), ("Tờ khai", "provided")]):
        CasePaper.objects.create(case=case, code=name, name=name, state=state, order=order)
    said = read(at("clerk").get(slip(case, "bo-sung")))
    assert "UBND PHƯỜNG PHÚ XUÂN" in said
    assert "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ" in said
    assert f"Mã hồ sơ: {case.code}" in said
    assert "1. Giấy chứng sinh" in said
    assert "Tờ khai" not in said
    assert "Lý do: Giấy chứng sinh bị mờ." in said
    assert "liên hệ với Lê Quang Phúc" in said
    assert "Email: ....." in said, "what is not known is left to be written by hand"
    assert "Mẫu số 02, Phụ lục I, Thông tư 03/2025/TT-VPCP" in said
    assert "THỰC HÀNH" not in said


def test_it_leaves_lines_where_no_paper_is_on_the_list(at, now):
    said = read(at("clerk").get(slip(make.case(states.SUPPLEMENT_ASKED, at=now), "bo-sung")))
    assert "1. ....." in said


@pytest.mark.parametrize("state", [states.NOT_RECEIVED, states.REFUSED])
def test_it_turns_away_with_the_reason(at, now, state):
    case = make.case(state, at=now, reason="Thuộc thẩm quyền của xã Nam Đông.")
    said = read(at("clerk").get(slip(case, "tu-choi")))
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" in said
    assert "không tiếp nhận, giải quyết hồ sơ này" in said
    assert "Thuộc thẩm quyền của xã Nam Đông." in said
    assert ("Mã hồ sơ (nếu có): ....." in said) == (case.code is None)
    assert "Mẫu số 03" in said


def test_it_tells_who_handed_the_case_to_whom(at, staff):
    start = datetime(2026, 11, 24, 8, 0, tzinfo=HUE)
    three = make.procedure("1.004873", "Xác nhận tình trạng hôn nhân", time_amount=3, time_unit="working_day")
    case = make.case(states.SUBMITTED, at=start, procedure=three)
    clerk, specialist = make.actor(staff("clerk"), start), make.actor(staff("specialist"), start)
    head, signer = make.actor(staff("department_head"), start), make.actor(staff("signer"), start)
    actions.accept(case_id=case.pk, by=clerk, now=start)
    actions.assign(case_id=case.pk, to=staff("specialist"), by=head, now=start + timedelta(hours=1))
    actions.begin(case_id=case.pk, by=specialist, now=start + timedelta(hours=2))
    actions.decide(case_id=case.pk, by=signer, now=start + timedelta(days=9))
    said = read(at("clerk").get(slip(case, "kiem-soat")))
    assert "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ" in said
    assert "1. Giao: Trung tâm Phục vụ hành chính công 2. Nhận: Chuyên viên" in said
    assert "08 giờ 00 phút, ngày 24/11/2026" in said
    assert "Người giao Phạm Thu Hà Người nhận Lê Quang Phúc" in said
    assert "Người nhận Tôn Thất Dũng" in said
    assert said.count("Quá hạn") == 1, "the signature came late, what went before did not"
    assert "Mẫu số 06" in said


def test_it_names_who_took_up_a_case_that_was_given_to_nobody(at, staff, now):
    case = make.case(states.SUBMITTED, at=now)
    actions.accept(case_id=case.pk, by=make.actor(staff("clerk"), now), now=now)
    actions.begin(case_id=case.pk, by=make.actor(staff("specialist"), now), now=now)
    said = read(at("clerk").get(slip(case, "kiem-soat")))
    assert "Người giao Trương Thị Nga Người nhận Lê Quang Phúc" in said


def test_it_keeps_who_printed_which_slip_when(at, staff, now):
    case = make.case(states.SUPPLEMENT_ASKED, at=now, applicant=make.person("Nguyễn Thị Mai"))
    client = at("clerk")
    client.head(slip(case, "bo-sung"))
    assert not history("cases.Slip", case.pk).exists()
    client.get(slip(case, "bo-sung"))
    entry = history("cases.Slip", case.pk).get()
    assert (entry.action, entry.note, entry.account_id, entry.about) == (
        "cases.print_supplement",
        "form:02",
        staff("clerk").pk,
        case.applicant_id,
    )
    assert verify(case.receiving_place_id) == []
    page = at("commune_admin").get(reverse("desk:journal")).content.decode()
    assert "In phiếu yêu cầu bổ sung" in page


def test_its_time_line_counts_no_prints(at, now, staff):
    case = make.case(states.SUBMITTED, at=now)
    actions.accept(case_id=case.pk, by=make.actor(staff("clerk"), now), now=now)
    at("clerk").get(slip(case, "kiem-soat"))
    shown = at("clerk").get(reverse("desk:case", args=[case.pk])).context["shown"]
    assert [one.title for one in shown.events] == ["Tiếp nhận"]


@pytest.mark.parametrize(("kind", "status"), [("tu-choi", 403), ("kiem-soat", 403), ("khac", 404)])
def test_it_prints_no_slip_that_does_not_fit(at, now, kind, status):
    assert at("clerk").get(slip(make.case(states.SUBMITTED, at=now), kind)).status_code == status


def test_it_cannot_be_taken_for_a_real_one_in_practice(at, now):
    place = make.phu_xuan()
    place.practice = True
    place.save()
    case = make.case(states.REFUSED, at=now, where=place)
    client = at("clerk", where=place)
    for where in (
        slip(case, "tu-choi"),
        slip(case, "kiem-soat"),
        reverse("desk:receipt", args=[case.pk]),
        reverse("desk:receipt_roll", args=[case.pk]),
    ):
        assert "THỰC HÀNH" in read(client.get(where)), where


def test_it_is_vietnamese_whoever_prints_it(at, now):
    case = make.case(at=now)
    client = at("specialist")
    client.cookies["django_language"] = "en"
    said = read(client.get(slip(case, "kiem-soat")))
    assert "Mã số hồ sơ" in said


def test_it_prints_the_receipt_on_a_roll(at, now):
    case = make.case(at=now)
    CasePaper.objects.create(case=case, code="x", name="Tờ khai", state="provided")
    answer = at("clerk").get(reverse("desk:receipt_roll", args=[case.pk]))
    said = read(answer)
    assert case.code in said
    assert "Hẹn trả kết quả" in said
    assert "1. Tờ khai" in said
    document = pypdfium2.PdfDocument(answer.content)
    [(width, height)] = [page.get_size() for page in document]
    document.close()
    assert round(width / 72 * 25.4) == 80
    assert 100 < height / 72 * 25.4 < 300, "as long as what stands on it"


def test_it_prints_the_receipt_as_the_form_has_it(at, now):
    case = make.case(at=now, applicant=make.person("Nguyễn Thị Mai", make.phu_xuan()))
    CasePaper.objects.create(case=case, code="x", name="Tờ khai", state="provided")
    CasePaper.objects.create(case=case, code="y", name="Giấy chứng sinh", state="missing")
    said = read(at("clerk").get(reverse("desk:receipt", args=[case.pk])))
    assert "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Thị Mai" in said
    assert "Địa chỉ: Phường Phú Xuân" in said
    assert "Thành phần hồ sơ nộp gồm: 1. Tờ khai" in said
    assert "Giấy tờ còn thiếu: Giấy chứng sinh." in said
    assert "trong ngày làm việc" in said
    assert "Mẫu số 01" in said


def test_it_says_when_the_machine_cannot_print(at, now, monkeypatch):
    def cannot(*_args):
        raise PdfUnavailable("apt-get install")

    monkeypatch.setattr(views, "render_pdf", cannot)
    case = make.case(at=now)
    answer = at("clerk").get(slip(case, "kiem-soat"))
    assert answer.status_code == 503
    assert not history("cases.Slip", case.pk).exists()


def test_it_tells_why_a_case_is_not_gone_on_with_and_claims_no_number(at, now):
    case = make.case(states.STOPPED, at=now, reason="Người nộp không bổ sung giấy tờ.")
    said = read(at("specialist").get(slip(case, "dung")))
    assert "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ" in said
    assert "Người nộp không bổ sung giấy tờ." in said
    assert f"Mã hồ sơ: {case.code}" in said
    assert "Mẫu số" not in said
    assert "Thông tư" not in said
    assert history("cases.Slip", case.pk).get().note == "form:stop"
    assert at("specialist").get(slip(make.case(at=now), "dung")).status_code == 403
