"""The editor of forms: what a clerk sees and does, page by page."""

import json
import re
from html import unescape

import pytest
from django.utils import timezone

from camtay.domains.procedures import actions, queries
from camtay.domains.procedures.models import Edition
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db
BEES = "/can-bo/thu-tuc/PX.ONG.01/"
LINE = {
    "procedure_code": "PX.ONG.01", "name": "Xác nhận nuôi ong", "field": "Nông nghiệp", "authority": "UBND phường",
    "time_amount": "3", "time_unit": "working_day", "fee": "",
}  # fmt: skip


def text_of(answer):
    return unescape(answer.content.decode())


def version_of(answer):
    return re.search(r'name="version" value="(\d+)"', answer.content.decode()).group(1)


def send(client, address, **said):
    """Open the page, fill it in, send it."""
    version = version_of(client.get(address))
    return client.post(address, {"version": version, **said})


@pytest.fixture
def nga(at):
    return at("clerk")


@pytest.fixture
def bees(nga):
    assert nga.post("/can-bo/thu-tuc/them/", LINE).status_code == 302
    assert nga.post(f"{BEES}bat-dau-soan/").status_code == 302
    return queries.by_code("PX.ONG.01")


def draft():
    return Edition.objects.get(published_at=None)


def three_questions(nga):
    """One page with a choice, another whose question depends on it, and a photograph."""
    send(nga, f"{BEES}soan/trang/", title_vi="Đàn ong", title_en="Bees")
    send(nga, f"{BEES}soan/trang/dan_ong/them-cau/", label_vi="Ong nội hay ong ngoại?", type="choice")
    send(
        nga, f"{BEES}soan/cau/ong_noi_hay_ong_ngoai/", label_vi="Ong nội hay ong ngoại?", required="on",
        more="Ong nội\nOng ngoại\n",
    )  # fmt: skip
    send(nga, f"{BEES}soan/trang/dan_ong/them-cau/", label_vi="Mua ở đâu?", type="text")
    send(nga, f"{BEES}soan/dieu-kien/cau/mua_o_dau/", how="when", joined="all",
         key_0="ong_noi_hay_ong_ngoai=ong_ngoai", sign_0="is")  # fmt: skip
    send(nga, f"{BEES}soan/trang/dan_ong/them-cau/", label_vi="Ảnh đàn ong", type="file")
    send(nga, f"{BEES}soan/cau/anh_dan_ong/", label_vi="Ảnh đàn ong", required="on", paper="anh_dan_ong",
         accept=["pdf", "jpeg"], max_files="2")  # fmt: skip


def test_a_clerk_makes_a_form_and_puts_it_in_force(nga, bees):
    three_questions(nga)
    shown = text_of(nga.get(f"{BEES}soan/"))
    assert "Mua ở đâu?" in shown
    assert "chỉ hỏi khi câu “Ong nội hay ong ngoại?” là “Ong ngoại”" in shown
    assert "Còn phải sửa" not in shown
    assert [one["name"] for one in draft().papers] == ["Ảnh đàn ong"]
    shown = text_of(nga.get(f"{BEES}soan/cong-bo/"))
    assert "Biểu mẫu đầu tiên của thủ tục này." in shown
    assert "chưa có tiếng Anh" in shown
    assert send(nga, f"{BEES}soan/cong-bo/", note="Bản đầu").status_code == 302
    form = queries.form(bees)
    assert [one.id for one in form.questions()] == ["ong_noi_hay_ong_ngoai", "mua_o_dau", "anh_dan_ong"]
    assert [one.code for one in queries.papers(bees)] == ["anh_dan_ong"]
    shown = text_of(nga.get(BEES))
    assert "Phiên bản 1" in shown
    assert "Bản đầu" in shown


def test_what_is_missing_is_said_before_publishing(nga, bees):
    send(nga, f"{BEES}soan/trang/", title_vi="Đàn ong")
    shown = text_of(nga.get(f"{BEES}soan/"))
    assert "Trang “Đàn ong” chưa có câu hỏi nào." in shown
    answer = nga.post(f"{BEES}soan/cong-bo/", {"version": str(draft().row_version)})
    assert answer.status_code == 422
    assert "Chưa công bố được" in text_of(answer)
    assert "Chưa xem thử được" in text_of(nga.get(f"{BEES}xem-thu/"))


def test_a_wrong_line_keeps_what_was_typed(nga):
    answer = nga.post("/can-bo/thu-tuc/them/", {**LINE, "procedure_code": "có dấu", "time_amount": ""})
    assert answer.status_code == 422
    shown = text_of(answer)
    assert "Mã chỉ gồm chữ không dấu" in shown
    assert "hãy ghi cả số" in shown
    assert "Xác nhận nuôi ong" in shown


def test_the_second_editor_is_told_and_keeps_what_was_typed(nga, bees, at):
    three_questions(nga)
    address = f"{BEES}soan/cau/mua_o_dau/"
    seen = version_of(nga.get(address))
    send(at("commune_admin"), address, label_vi="Mua của ai?", required="on")
    answer = nga.post(address, {"version": seen, "label_vi": "Mua chợ nào?", "required": "on"})
    assert answer.status_code == 409
    shown = text_of(answer)
    assert "Trần Hoài An vừa sửa bản này" in shown
    assert "Mua của ai?" in shown
    assert "Mua chợ nào?" in shown
    again = nga.post(address, {"version": version_of(answer), "label_vi": "Mua chợ nào?", "required": "on"})
    assert again.status_code == 302


def test_things_change_places_and_go(nga, bees):
    three_questions(nga)
    page = f"{BEES}soan/"

    def arrange(**said):
        return nga.post(f"{page}sap-xep/", {"version": version_of(nga.get(page)), **said})

    def order():
        return [one["id"] for one in draft().form["pages"][0]["questions"]]

    arrange(kind="cau", part="anh_dan_ong", deed="len")
    assert order() == ["ong_noi_hay_ong_ngoai", "anh_dan_ong", "mua_o_dau"]
    arrange(kind="cau", part="mua_o_dau", deed="nhan-doi")
    assert order()[-1] == "mua_o_dau_2"
    arrange(kind="trang", part="dan_ong", deed="nhan-doi")
    assert len(draft().form["pages"]) == 2
    stale = nga.post(f"{page}sap-xep/", {"version": "1", "kind": "trang", "part": "dan_ong", "deed": "xuong"})
    assert stale.status_code == 302
    assert "vừa sửa bản này" in text_of(nga.get(page))
    asked = f"{page}bo/cau/ong_noi_hay_ong_ngoai/"
    assert "Bỏ câu “Ong nội hay ong ngoại?”?" in text_of(nga.get(asked))
    send(nga, asked)
    assert "một câu không còn trong biểu mẫu" in text_of(nga.get(page))
    assert arrange(kind="cau", part="khong_co", deed="len").status_code == 404
    assert arrange(kind="la", part="mua_o_dau", deed="len").status_code == 404


def test_choices_checks_types_and_papers_have_pages_of_their_own(nga, bees):
    three_questions(nga)
    send(nga, f"{BEES}soan/cau/ong_noi_hay_ong_ngoai/y/ong_noi/", label_vi="Ong ta", label_en="Local bees",
         hint_vi="", place="2")  # fmt: skip
    choices = draft().form["pages"][0]["questions"][0]["choices"]
    assert [one["label"]["vi"] for one in choices] == ["Ong ngoại", "Ong ta"]
    send(nga, f"{BEES}soan/cau/mua_o_dau/loai/", type="number")
    wrong = send(nga, f"{BEES}soan/cau/mua_o_dau/phai-dung/0/", kind="max", level="error")
    assert "Điều này cần một con số." in text_of(wrong)
    send(
        nga,
        f"{BEES}soan/cau/mua_o_dau/phai-dung/0/",
        kind="max",
        value="20",
        level="note",
        message_vi="Nhiều quá",
    )
    assert draft().form["pages"][0]["questions"][1]["checks"] == [
        {"kind": "max", "value": 20, "message": {"vi": "Nhiều quá", "en": "Nhiều quá"}, "level": "note"}
    ]
    assert "Số lớn nhất là 20" in text_of(nga.get(f"{BEES}soan/cau/mua_o_dau/"))
    send(nga, f"{BEES}soan/cau/mua_o_dau/phai-dung/1/", take_out="1")
    assert "checks" not in draft().form["pages"][0]["questions"][1]
    send(nga, f"{BEES}soan/giay/", name="Đơn", originals="1", copies="0", required="on")
    send(nga, f"{BEES}soan/giay/don/", name="Đơn xin", originals="2", copies="0", act="NĐ 1", verified="on")
    assert draft().papers[-1]["name"] == "Đơn xin"
    assert (draft().papers[-1]["originals"], draft().papers[-1]["required"]) == (2, False)
    send(nga, f"{BEES}soan/bo/giay/don/")
    assert len(draft().papers) == 1


def test_discarding_asks_first(nga, bees):
    assert "Bỏ bản đang soạn?" in text_of(nga.get(f"{BEES}soan/bo-ban-nay/"))
    assert Edition.objects.exists()
    nga.post(f"{BEES}soan/bo-ban-nay/")
    assert not Edition.objects.exists()
    assert nga.get(f"{BEES}soan/").status_code == 403


def test_a_former_version_is_read_and_restored(nga, bees):
    three_questions(nga)
    send(nga, f"{BEES}soan/cong-bo/")
    nga.post(f"{BEES}bat-dau-soan/")
    send(nga, f"{BEES}soan/bo/cau/mua_o_dau/")
    assert "Bỏ câu “Mua ở đâu?”." in text_of(nga.get(f"{BEES}soan/cong-bo/"))
    send(nga, f"{BEES}soan/cong-bo/")
    assert "Mua ở đâu?" in text_of(nga.get(f"{BEES}phien-ban/1/"))
    assert "Ảnh đàn ong" in text_of(nga.get(f"{BEES}xem-thu/?ban=1"))
    assert nga.post(f"{BEES}bat-dau-soan/", {"restore": "1"}).status_code == 302
    assert "Thêm câu “Mua ở đâu?”." in text_of(nga.get(f"{BEES}soan/cong-bo/"))
    assert nga.get(f"{BEES}phien-ban/9/").status_code == 404


def hidden(answer, name):
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode()).group(1))


def test_the_preview_leads_through_the_form_and_stores_nothing(nga, bees, django_assert_max_num_queries):
    three_questions(nga)
    send(nga, f"{BEES}soan/trang/", title_vi="Lời nhắn")
    send(nga, f"{BEES}soan/trang/loi_nhan/them-cau/", label_vi="Bạn dặn gì thêm?", type="textarea")
    before = draft().row_version
    first = nga.get(f"{BEES}xem-thu/")
    assert "Ong nội hay ong ngoại?" in text_of(first)
    said = {"page": hidden(first, "page"), "answers": "{}"}
    wrong = nga.post(f"{BEES}xem-thu/", said)
    assert wrong.status_code == 422
    assert "Hãy chọn một ý" in text_of(wrong)
    photo = {"anh_dan_ong": "dan-ong.jpg", "ong_noi_hay_ong_ngoai": "ong_ngoai", "mua_o_dau": "Chợ Đông Ba"}
    second = nga.post(f"{BEES}xem-thu/", {**said, **photo})
    assert "Bạn dặn gì thêm?" in text_of(second)
    assert json.loads(hidden(second, "answers"))["mua_o_dau"] == "Chợ Đông Ba"
    said = {"page": hidden(second, "page"), "answers": hidden(second, "answers")}
    back = nga.post(f"{BEES}xem-thu/", {**said, "back": "1"})
    assert "Chợ Đông Ba" in text_of(back)
    end = nga.post(f"{BEES}xem-thu/", {**said, "ban_dan_gi_them": "Cảm ơn"})
    assert "Xem lại trước khi nộp" in text_of(end)
    assert "dan-ong.jpg" in text_of(end)
    sheet = nga.post(f"{BEES}xem-thu/", {"answers": hidden(end, "answers"), "page": "*", "sheet": "1"})
    assert sheet["Content-Type"] == "application/pdf"
    assert draft().row_version == before
    assert "Ong nội hay ong ngoại?" in text_of(nga.post(f"{BEES}xem-thu/", {"page": "x", "answers": "[["}))


def test_the_list_finds_and_turns_pages(nga, django_assert_max_num_queries):
    actions.load_catalogue(by=SYSTEM, now=timezone.now())
    with django_assert_max_num_queries(10):
        shown = text_of(nga.get("/can-bo/thu-tuc/"))
    assert "Trang sau" in shown
    assert "Đăng ký khai sinh" in text_of(nga.get("/can-bo/thu-tuc/?q=khai+sinh&loc=form"))
    assert "Không thấy thủ tục nào" in text_of(nga.get("/can-bo/thu-tuc/?loc=work"))
    assert "1.000656" in text_of(nga.get("/can-bo/thu-tuc/?q=1.000656"))
    assert "chưa có biểu mẫu" in text_of(nga.get("/can-bo/thu-tuc/?loc=none"))


def test_pages_of_a_large_form_ask_few_questions(nga, django_assert_max_num_queries):
    actions.load_catalogue(by=SYSTEM, now=timezone.now())
    nga.post("/can-bo/thu-tuc/2.000986/bat-dau-soan/")
    for address in ("", "soan/", "soan/cong-bo/", "soan/cau/child_sex/", "xem-thu/", "phien-ban/1/"):
        with django_assert_max_num_queries(14):
            assert nga.get(f"/can-bo/thu-tuc/2.000986/{address}").status_code == 200


def test_two_who_change_a_line(nga, bees, at):
    page = nga.get(f"{BEES}sua/")
    was = re.search(r'name="was" value="(\w+)"', page.content.decode()).group(1)
    said = {key: value for key, value in LINE.items() if key != "procedure_code"}
    assert at("commune_admin").post(f"{BEES}sua/", {**said, "fee": "5000", "was": was}).status_code == 302
    answer = nga.post(f"{BEES}sua/", {**said, "fee": "7000", "was": was})
    assert answer.status_code == 409
    assert "5.000" in text_of(answer)
    assert 'value="7000"' in answer.content.decode()


@pytest.mark.parametrize("role", ["specialist", "helper", "editor", "auditor"])
def test_others_are_kept_out(at, bees, role):
    other = at(role)
    for address in (
        "/can-bo/thu-tuc/",
        "/can-bo/thu-tuc/them/",
        BEES,
        f"{BEES}soan/",
        f"{BEES}soan/cong-bo/",
    ):
        assert other.get(address).status_code == 403
