"""The data officer takes the superior's form in, points cells once, fills a period, words it, sends it."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from camtay.domains.closings import actions as closings
from camtay.domains.people.tests import make as people
from camtay.domains.people.tests.make import account, sign_in
from camtay.domains.reports.models import Filing, Form, OutsideFigure, Pointing
from camtay.domains.reports.tests import make
from camtay.domains.reports.tests.make import SHEET
from camtay.foundation.office.tests import compare

pytestmark = pytest.mark.django_db
TODAY = "2026-11-24"


@pytest.fixture
def at(freeze):
    return make.desk()


@pytest.fixture
def freeze(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


@pytest.fixture
def officer(client, at):
    return sign_in(client, account("Lê Thị Sổ", ("data_officer", at.place)))


def upload(name="bieu-thang.xlsx", content=None):
    return SimpleUploadedFile(name, compare.form(name) if content is None else content)


def words(answer):
    return answer.content.decode()


def add(client, at, **more):
    said = {"regime": at.regime.pk, "title": "Biểu 01", "file": upload(), "key": "k1", **more}
    return client.post("/can-bo/bao-cao/moi/", said)


def test_it_lists_what_is_due_with_its_deadline(officer, at, django_assert_max_num_queries):
    make.form(at)
    with django_assert_max_num_queries(25):
        shown = words(officer.get("/can-bo/bao-cao/"))
    assert "tháng 11/2026" in shown
    assert "15/10/2026 – 14/11/2026" in shown
    assert "Quá hạn gửi" in shown  # due on the 17th, and today is the 24th


def test_a_form_is_taken_in_and_shown_with_what_the_machine_proposes(officer, at):
    answer = add(officer, at)
    form = Form.objects.get()
    assert answer.url == f"/can-bo/bao-cao/bieu-mau/{form.pk}/chi-o/"
    shown = words(officer.get(answer.url))
    assert "Hồ sơ tiếp nhận, Kỳ này" in shown
    assert 'colspan="9"' in shown
    assert not Pointing.objects.exists()


def test_a_file_that_cannot_be_filled_is_refused_with_what_was_typed(officer, at):
    answer = add(officer, at, file=upload("a.xlsx", b"PK broken"), title="Biểu hỏng")
    assert answer.status_code == 422
    assert "Biểu hỏng" in words(answer)
    assert not Form.objects.exists()


def test_proposals_are_taken_when_they_are_ticked(officer, at):
    form = make.form(at)
    cells = [f"{SHEET}!D9", f"{SHEET}!E9", f"{SHEET}!H9"]
    officer.post(f"/can-bo/bao-cao/bieu-mau/{form.pk}/nhan-de-nghi/", {"cell": cells})
    assert set(Pointing.objects.values_list("cell", "column")) == {(cells[0], "this"), (cells[1], "to_date")}


def test_a_cell_is_pointed_without_scripts(officer, at):
    form = make.form(at)
    page = f"/can-bo/bao-cao/bieu-mau/{form.pk}/chi-o/"
    shown = words(officer.get(page, {"o": f"{SHEET}!D9"}))
    assert "Ghi gì vào ô này?" in shown
    said = {
        "cell": f"{SHEET}!D9",
        "version": "0",
        "what": "figure",
        "indicator": "cases.received",
        "column": "this",
        "shape": "number",
    }
    assert officer.post(page, said).status_code == 302
    assert Pointing.objects.get().code == "cases.received"
    again = officer.post(page, {**said, "indicator": "cases.on_time"})
    assert again.status_code == 422
    assert "Có người vừa sửa" in words(again)
    wrong = officer.post(page, {**said, "version": "1", "indicator": ""})
    assert "Hãy chọn số liệu." in words(wrong)
    formula = officer.get(page, {"o": f"{SHEET}!H9"})
    assert "công thức" in words(formula)
    officer.post(f"/can-bo/bao-cao/bieu-mau/{form.pk}/bo-o/", {"cell": f"{SHEET}!D9"})
    assert not Pointing.objects.exists()


def filled(client, at):
    form = make.form(at)
    make.point(at, form, D9=make.figure("cases.received"), G9=make.figure("cases.received", "target"))
    answer = client.post(f"/can-bo/bao-cao/bieu-mau/{form.pk}/dien/", {"ky": "2026-10-15"})
    filing = Filing.objects.get()
    assert answer.url == f"/can-bo/bao-cao/ban/{filing.pk}/"
    return filing


def test_one_click_fills_the_period_and_says_what_could_not_be_computed(officer, at):
    filing = filled(officer, at)
    shown = words(officer.get(f"/can-bo/bao-cao/ban/{filing.pk}/"))
    assert "1 ô không tính được" in shown
    assert "Kế hoạch chưa giao chỉ tiêu này." in shown
    assert "/dieu-hanh/19753/cases.received/?first=2026-10-15&amp;last=2026-11-14" in shown
    file = officer.get(f"/can-bo/bao-cao/ban/{filing.pk}/tep/")
    assert compare.sheets(b"".join(file.streaming_content))[SHEET]["D9"][0] == 0


def test_the_story_is_edited_and_the_report_sent(officer, at):
    filing = filled(officer, at)
    page = f"/can-bo/bao-cao/ban/{filing.pk}/"
    assert "Kỳ tháng 11/2026" in words(officer.get(page))
    officer.post(f"{page}loi/", {"story": "Lời mới.", "version": filing.version})
    filing.refresh_from_db()
    assert filing.story == "Lời mới."
    wrong = officer.post(f"{page}da-gui/", {"on": "2099-01-01", "version": filing.version})
    assert "Ngày gửi không thể ở tương lai." in words(wrong)
    officer.post(f"{page}da-gui/", {"on": "2026-11-17", "how": "Trục văn bản", "version": filing.version})
    shown = words(officer.get(page))
    assert "Đã gửi ngày 17/11/2026" in shown
    assert "Lưu lời báo cáo" not in shown
    assert "Đã gửi" in words(officer.get("/can-bo/bao-cao/da-dien/"))


def test_a_period_or_a_form_that_is_not_there(officer, at):
    form = make.form(at)
    answer = officer.post(f"/can-bo/bao-cao/bieu-mau/{form.pk}/dien/", {"ky": "khi nao"}, follow=True)
    assert "Hãy chọn kỳ báo cáo." in words(answer)
    answer = officer.post(f"/can-bo/bao-cao/bieu-mau/{form.pk}/dien/", {"ky": "2026-10-15"}, follow=True)
    assert "Biểu mẫu chưa được chỉ ô nào." in words(answer)


def test_a_new_file_lists_what_it_has_no_more(officer, at):
    form = make.form(at)
    make.point(at, form, D9=make.figure("cases.received"))
    page = f"/can-bo/bao-cao/bieu-mau/{form.pk}/"
    officer.post(f"{page}ban-moi/", {"version": form.version, "file": upload("bieu-thon.xlsx")})
    shown = words(officer.get(page))
    assert "Ô đã chỉ không còn trong tệp mới" in shown
    assert "Hồ sơ tiếp nhận · Kỳ này" in shown


def test_its_title_and_signer_are_changed(officer, at):
    form = make.form(at)
    leader = make.people.queries.working_at([at.place.pk], roles=["commune_leader"], on=make.NOW.date())[
        0
    ].account
    page = f"/can-bo/bao-cao/bieu-mau/{form.pk}/"
    said = {"version": form.version, "title": "Tên mới", "missing": "blank", "signer": str(leader.pk)}
    officer.post(f"{page}sua/", said)
    form.refresh_from_db()
    assert (form.title, form.missing, form.signer) == ("Tên mới", "blank", leader)
    stale = officer.post(f"{page}sua/", said)
    assert "Có người vừa sửa" in words(stale)
    officer.post(f"{page}thoi/", {"version": form.version})
    assert "Tên mới" not in words(officer.get("/can-bo/bao-cao/"))


def outside(client, **more):
    said = {
        "title": "Lượt xem trang của xã", "value": "1250", "unit": "lượt", "first": "2026-11-01", "last": "2026-11-14",
        "source": "Trung tâm Văn hóa", "said_on": "2026-11-16", "file": upload("bieu-thon.xlsx"), **more,
    }  # fmt: skip
    return client.post("/can-bo/bao-cao/so-ngoai/moi/", said)


def test_a_figure_from_outside_is_entered_and_corrected(officer, at):
    assert outside(officer).status_code == 302
    one = OutsideFigure.objects.get()
    assert "1.250" in words(officer.get("/can-bo/bao-cao/so-ngoai/"))
    said = {
        "title": one.title, "value": "1.300", "unit": "lượt", "first": "2026-11-01", "last": "2026-11-14",
        "source": "Trung tâm Văn hóa", "said_on": "2026-11-20", "file": upload("bieu-thon.xlsx"), "reason": "Đếm sót",
    }  # fmt: skip
    page = f"/can-bo/bao-cao/so-ngoai/{one.pk}/"
    assert officer.post(f"{page}dinh-chinh/", {**said, "reason": ""}).status_code == 422
    said["file"] = upload("bieu-thon.xlsx")
    assert officer.post(f"{page}dinh-chinh/", said).status_code == 302
    assert "Đã được đính chính" in words(officer.get(page))
    newest = OutsideFigure.objects.get(corrects=one)
    assert newest.value == 1300
    assert "Trước khi đính chính" in words(officer.get(f"/can-bo/bao-cao/so-ngoai/{newest.pk}/"))


def test_without_a_file_a_figure_from_outside_is_not_taken(officer, at):
    answer = outside(officer, file="")
    assert "Không có tệp thì chưa nhập được số này." in words(answer)
    assert "Trung tâm Văn hóa" in words(answer)


def test_a_clerk_reads_and_changes_nothing(client, at):
    form = make.form(at)
    clerk = sign_in(client, account("Trương Thị Nga", ("clerk", at.place)))
    assert clerk.get(f"/can-bo/bao-cao/bieu-mau/{form.pk}/").status_code == 200
    assert clerk.get(f"/can-bo/bao-cao/bieu-mau/{form.pk}/chi-o/").status_code == 403
    assert clerk.post(f"/can-bo/bao-cao/bieu-mau/{form.pk}/dien/", {"ky": "2026-10-15"}).status_code == 403


def closed(at, now=make.NOW):
    return closings.close(place=at.place, regime=at.regime, day=date(2026, 11, 1), by=at.officer, now=now)


def test_the_page_says_which_closing_each_number_is_of(officer, at):
    one = closed(at)
    filing = filled(officer, at)
    shown = words(officer.get(f"/can-bo/bao-cao/ban/{filing.pk}/"))
    assert "bản chốt lần 1 ngày 24/11/2026</a>" in shown
    assert f'href="{one.path}cases.received/"' in shown
    assert "theo bản chốt lần 1 ngày 24/11/2026</span>" in shown
    assert "chưa chốt" not in shown
    assert "đã chốt lần 1" in words(officer.get(f"/can-bo/bao-cao/bieu-mau/{filing.form_id}/"))


def test_the_page_leads_who_may_to_closing_first(officer, client, at):
    filing = filled(officer, at)
    page = f"/can-bo/bao-cao/ban/{filing.pk}/"
    shown = words(officer.get(page))
    assert "Kỳ này chưa chốt." in shown
    assert "tính lúc điền</span>" in shown
    assert 'href="/dieu-hanh/19753/chot/tthc-thang/2026-10-15/"' in shown
    shown = words(sign_in(client, account("Trương Thị Nga", ("clerk", at.place))).get(page))
    assert "Kỳ này chưa chốt." in shown
    assert "Chốt kỳ này" not in shown


def test_the_page_of_what_was_sent_says_that_it_was_closed_again(officer, at):
    make.cases(date(2026, 11, 2), 2)
    one = closed(at)
    filing = filled(officer, at)
    page = f"/can-bo/bao-cao/ban/{filing.pk}/"
    officer.post(f"{page}da-gui/", {"on": "2026-11-24", "version": filing.version})
    make.cases(date(2026, 11, 2), 1)
    leader = people.actor(account("Nguyễn Phước Vĩnh", ("commune_leader", at.place)))
    closings.revise(closing_id=one.pk, reason="Sót", by=leader, now=make.NOW + timedelta(hours=1))
    shown = words(officer.get(page))
    assert "Kỳ tháng 11/2026 đã chốt lại ngày 24/11/2026 (lần 2; bản này theo lần 1)." in shown
    assert "nên điền bản sửa đổi" in shown
    again = officer.post(
        f"/can-bo/bao-cao/bieu-mau/{filing.form_id}/dien/", {"ky": "2026-10-15"}, follow=True
    )
    assert "bản sửa đổi 1" in words(again)
    assert "đã chốt lại" not in words(again)
