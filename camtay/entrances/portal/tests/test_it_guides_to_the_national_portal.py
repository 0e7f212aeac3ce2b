"""A procedure filed on the national portal: the guide, the sheet to copy from, the code that is noted."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases import actions
from camtay.domains.cases.models import Case, NotedCase
from camtay.domains.cases.tests import factories as make
from camtay.domains.people.tests.make import sign_in
from camtay.domains.places import actions as places
from camtay.domains.places.tests.make import neighbourhood
from camtay.domains.procedures import actions as procedures
from camtay.foundation.access import SYSTEM, Refused

pytestmark = pytest.mark.django_db
CODE = "H57.31-261124-0001"


@pytest.fixture
def birth():
    neighbourhood(make.nam_dong(), 1, "Thôn A Xách")
    return make.procedure()


@pytest.fixture
def sen(birth):
    return make.account("Phan Thị Sen", ("resident", make.nam_dong()), phone="+84905100005")


@pytest.fixture
def phone(sen):
    return sign_in(Client(), sen, method="phone", second_factor=False)


def taken_here(*where):
    for place in where or (make.phu_xuan(),):
        places.set_settings(place=place, values={"own_intake": True}, by=SYSTEM, now=timezone.now())


def guide(what):
    return reverse("portal:guide", args=[what.code])


def said(**fields):
    return {"code": CODE, "place": "20179", "pressed_by": "self", "helper": "", **fields}


def note(phone, what, **fields):
    return phone.post(reverse("portal:note_code", args=[what.code]), said(**fields))


def listed(name="Phan Thị Sen", state="in_progress", **fields):
    return make.case(
        state, at=timezone.now(), where=make.nam_dong(), origin="mirror", external_code=CODE, applicant_name=name,
        applicant_phone="", **fields,
    )  # fmt: skip


def test_the_procedures_page_leads_where_it_is_filed(birth, sen, phone):
    page = reverse("portal:procedure", args=[birth.code])
    start = reverse("portal:start", args=[birth.code])
    assert start not in Client().get(page).text
    assert guide(birth) in Client().get(page).text
    assert phone.get(start).url == guide(birth)
    taken_here()
    assert "Nộp qua mạng" in Client().get(page).text
    own = phone.get(page).text  # Nam Đông takes none in
    assert "Xã Nam Đông nhận thủ tục này trên Cổng Dịch vụ công quốc gia" in own
    assert own.index(guide(birth)) < own.index(start)
    taken_here(make.nam_dong())
    assert "Nộp qua mạng" in phone.get(page).text


def test_a_place_that_sends_it_on_is_not_offered(birth, phone):
    taken_here(make.phu_xuan(), make.nam_dong())
    procedures.set_place_procedure(
        place=make.nam_dong(), procedure=birth, filed_at="national_portal", department="", version=0, by=SYSTEM,
        now=timezone.now(),
    )  # fmt: skip
    page = phone.get(reverse("portal:start", args=[birth.code])).text
    assert "Phường Phú Xuân" in page
    assert "Xã Nam Đông" not in page
    sent = phone.post(reverse("portal:start", args=[birth.code]), {"place": "20179", "key": "k"})
    assert sent.status_code == 422
    assert not Case.objects.exists()


def test_the_guide_says_each_step_and_asks_for_nothing(birth):
    page = Client().get(guide(birth)).text
    for words in (
        "Chuẩn bị giấy tờ", "Soạn phiếu chuẩn bị", "Mở Cổng Dịch vụ công quốc gia", "Tự đăng nhập bằng VNeID",
        "Không ai được hỏi, xem hay gõ thay", "Bấm “Nộp hồ sơ”", "Ghi lại mã hồ sơ quốc gia",
        "Máy sẽ hỏi số điện thoại",
    ):  # fmt: skip
        assert words in page
    assert 'type="password"' not in page
    other = make.procedure("2.000815", "Chứng thực bản sao")
    assert "Soạn phiếu chuẩn bị" not in Client().get(guide(other)).text


def test_a_sheet_is_prepared_copied_and_never_filed(birth, sen, phone):
    url = reverse("portal:prepare", args=[birth.code])
    assert Client().get(url).url.startswith("/dang-nhap/")
    shown = phone.get(url).text
    assert '<option value="20179" selected>' in shown
    assert phone.post(url, {"key": "a", "place": "1"}).status_code == 422
    key = {"key": "b", "place": "20179"}
    assert phone.post(url, key).url == phone.post(url, key).url
    case = Case.objects.get()
    assert case.token is None
    check = phone.get(reverse("portal:check", args=[case.pk])).text
    assert "Mở trang để chép" in check
    assert reverse("portal:submit", args=[case.pk]) not in check
    copy = phone.get(reverse("portal:copy", args=[case.pk])).text
    assert "data-copied" in copy
    assert len(re.findall("data-copy hidden", copy)) > 5  # without scripts no button that does nothing
    answer = phone.post(reverse("portal:submit", args=[case.pk]))
    assert answer.status_code == 422
    assert "không nộp ở đây" in answer.text
    with pytest.raises(Refused):
        actions.submit(case_id=case.pk, by=make.actor(sen, timezone.now()), now=timezone.now())
    assert phone.get(reverse("portal:sheet", args=[case.pk]))["Content-Type"] == "application/pdf"
    assert "Phiếu chuẩn bị" in phone.get(reverse("portal:mine")).text
    assert "Mở phiếu đang soạn" in phone.get(guide(birth)).text


def test_a_code_is_noted_once_and_waits(birth, phone):
    first, second = note(phone, birth), note(phone, birth, code=" h57.31 - 261124 - 0001 ")
    assert first.url == second.url
    page = phone.get(first.url).text
    for words in (CODE, "Chờ danh sách buổi sáng", "Xã Nam Đông", "Sửa mã", "Bỏ mã này", "dichvucong.gov.vn"):
        assert words in page
    mine = phone.get(reverse("portal:mine")).text
    assert CODE in mine
    assert "Chờ danh sách buổi sáng" in mine


def test_what_is_wrong_stands_beside_its_field_and_is_kept(birth, phone):
    answer = note(phone, birth, code="khong nho", pressed_by="guided", helper="Ai Đó")
    assert answer.status_code == 422
    for words in ("Mã này chưa giống mã hồ sơ", "khong nho", "Ai Đó"):
        assert words in answer.text
    both = note(phone, birth, code="khong nho", pressed_by="").text
    assert "Mã này chưa giống mã hồ sơ" in both
    assert "Hãy chọn ai đã bấm nộp" in both
    answer = note(phone, birth, pressed_by="guided", helper="Ai Đó")
    assert "Không thấy đúng một người tên này" in answer.text
    for gap, words in (
        ("code", "Hãy nhập mã"),
        ("place", "Hãy chọn xã, phường"),
        ("pressed_by", "Hãy chọn ai"),
    ):
        assert words in note(phone, birth, **{gap: ""}).text
    assert not NotedCase.objects.exists()


def test_a_helper_is_named(birth, phone):
    helper = make.account("Đặng Minh Khoa", ("helper", make.nam_dong()))
    page = phone.get(note(phone, birth, pressed_by="guided", helper="dang minh khoa").url).text
    assert "Tự bấm, có người hướng dẫn: Đặng Minh Khoa" in page
    assert NotedCase.objects.get().helped_by == helper


def test_after_three_working_days_it_says_what_to_do(birth, phone):
    url = note(phone, birth).url
    NotedCase.objects.update(noted_at=timezone.now() - timedelta(days=20))
    page = phone.get(url).text
    assert "Quá ba ngày làm việc chưa thấy thì làm gì?" in page
    assert "Chưa tìm thấy, xem lại mã" in phone.get(reverse("portal:mine")).text


def test_a_code_in_doubt_looks_as_one_that_waits(birth, phone):
    """Word for word, but for the code itself and the address."""
    url = note(phone, birth, code="H57.31-261124-0002").url
    listed(name="Trần Văn Giàu")
    other = note(phone, birth).url
    assert NotedCase.objects.get(external_code=CODE).doubt == "name"
    phone.get(url)  # what was said after noting is said once
    there, waiting = phone.get(other).text, phone.get(url).text
    plain = [_plain(page, address) for page, address in ((there, other), (waiting, url))]
    assert plain[0] == plain[1]
    assert "Trần Văn Giàu" not in there


def _plain(page, address):
    page = page.replace(address, "").replace("0001", "").replace("0002", "")
    return re.sub(r'nonce="[^"]*"|value="[^"]{20,}"|\d\d:\d\d', "", page).split("<main")[1].split("</main")[0]


def test_found_it_is_a_case_of_mine(birth, phone):
    listed()
    url = note(phone, birth).url
    case = Case.objects.get()
    assert url == reverse("portal:case", args=[case.pk])
    page = phone.get(url).text
    assert "Đang giải quyết" in page
    assert "Tra hồ sơ trên Cổng quốc gia" in page
    assert "Bản khai đã nộp" not in page
    assert phone.get(reverse("portal:sheet", args=[case.pk])).status_code == 404
    assert phone.get(reverse("portal:copy", args=[case.pk])).status_code == 404
    noted = NotedCase.objects.get()
    for name in ("noted", "noted_correct", "noted_remove"):
        assert phone.get(reverse(f"portal:{name}", args=[noted.pk])).url == url


def test_a_settled_one_is_rated_on_the_national_portal(birth, phone):
    listed(state="handed_over")
    page = phone.get(note(phone, birth).url).text
    assert "chấm điểm trên Cổng Dịch vụ công quốc gia" in page


def test_a_mistyped_code_is_corrected_or_taken_away(birth, phone):
    url = note(phone, birth, code="H57.31-261124-0007").url
    page = phone.get(f"{url}sua/").text
    assert 'value="H57.31-261124-0007"' in page
    assert phone.post(f"{url}sua/", {"code": "x"}).status_code == 422
    assert phone.post(f"{url}sua/", {"code": CODE.lower()}).url == url
    assert NotedCase.objects.get().external_code == CODE
    assert "Bỏ mã này?" in phone.get(f"{url}bo/").text
    phone.post(f"{url}bo/")
    assert not NotedCase.objects.exists()


def test_nobody_opens_anothers_note(birth, phone):
    url = note(phone, birth).url
    other = make.account("Hồ Văn Ràng", ("resident", make.nam_dong()), phone="+84905100028")
    stranger = sign_in(Client(), other, method="phone", second_factor=False)
    for path in (url, f"{url}sua/", f"{url}bo/"):
        assert stranger.get(path).status_code == 404
        assert stranger.post(path, {"code": CODE}).status_code in (404, 405)
    assert CODE not in stranger.get(reverse("portal:mine")).text
    assert NotedCase.objects.count() == 1


def test_too_many_codes_a_day_are_refused_in_words(birth, phone):
    for number in range(20):
        note(phone, birth, code=f"H57.31-261124-1{number:03}")
    answer = note(phone, birth)
    assert answer.status_code == 422
    assert "nhiều mã quá" in answer.text


def test_the_list_of_mine_asks_no_more_for_more_codes(birth, phone, django_assert_max_num_queries):
    note(phone, birth)
    phone.get(reverse("portal:mine"))
    with django_assert_max_num_queries(7):
        phone.get(reverse("portal:mine"))
    note(phone, birth, code="H57.31-261124-0002")
    with django_assert_max_num_queries(7):
        phone.get(reverse("portal:mine"))


def test_who_has_no_home_yet_chooses_among_the_communes_served(birth):
    somebody = make.account("Ai Đó", phone="+84905100099")
    client = sign_in(Client(), somebody, method="phone", second_factor=False)
    page = client.get(reverse("portal:note_code", args=[birth.code])).text
    assert "Xã Nam Đông" in page
