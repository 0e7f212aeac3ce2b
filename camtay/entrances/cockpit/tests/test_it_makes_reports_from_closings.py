"""One click on a closing makes the report: the same figures as a letter, in Word and in Excel."""

import io

import openpyxl
import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone
from docx import Document

from camtay.domains.cases import states
from camtay.domains.cases.models import Case, CasePause
from camtay.domains.closings import actions
from camtay.domains.closings.models import Regime
from camtay.domains.closings.tests.make import IN_TIME, NOW, data_officer, phu_xuan, regime, settled
from camtay.domains.people.tests.make import account, sign_in
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_in_november(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def closing():
    """Twenty-eight cases, one of them late for another agency's answer, one late for no reason."""
    regime(indicators=["cases.received", "cases.on_time", "cases.median_working_days"])
    for _one in range(26):
        settled()
    waited, silent = settled(on_time=False, pause_count=1), settled(on_time=False)
    CasePause.objects.create(
        case=waited, kind=states.Pause.OTHER_AGENCY, since=IN_TIME, until=IN_TIME, evidence="CV 12"
    )
    made = actions.close(
        place=phu_xuan(), regime=Regime.objects.get(), day=IN_TIME.date(), by=data_officer(), now=NOW
    )
    return made, (waited, silent)


def at(role="data_officer"):
    return sign_in(Client(), account("Hồ Thị Thảo", (role, phu_xuan())))


def pdf_of(content):
    document = pypdfium2.PdfDocument(content)
    try:
        size = tuple(round(side / 72 * 25.4) for side in document[0].get_size())
        return size, [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def docx_words(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def test_the_letter_says_it_in_plain_sentences(closing):
    answer = at().get(f"/dieu-hanh/chot/{closing[0].pk}/bao-cao.pdf")
    assert answer["Content-Type"] == "application/pdf"
    size, pages = pdf_of(answer.content)
    words = " ".join("\n".join(pages).split())
    assert size == (210, 297)
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "PHƯỜNG PHÚ XUÂN", "Số: ....../BC-UBND",
        "Phú Xuân, ngày 24 tháng 11 năm 2026", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nơi nhận:", "Lưu: VT.",
        "Kết quả thủ tục hành chính, kỳ tháng 11/2026",
        "92,9 % hồ sơ đúng hạn (26/28 hồ sơ); 2 hồ sơ trễ, xem Phụ lục I.",
        "2 hồ sơ trễ, nguyên nhân đã ghi: 1 hồ sơ chờ cơ quan khác trả lời, 1 hồ sơ không ghi lý do nào.",
    ):  # fmt: skip
        assert said in words.replace("\u00a0", " "), said
    assert "Nguyễn Thị Mai" not in words


def test_the_appendix_names_the_cases_by_their_codes_alone(closing):
    made, late = closing
    _size, pages = pdf_of(at().get(f"/dieu-hanh/chot/{made.pk}/bao-cao.pdf").content)
    last = " ".join(pages[-1].split())
    assert "PHỤ LỤC I" in last.upper()
    for case in late:
        assert case.code in last.replace(" ", "")
    assert Case.objects.exclude(pk__in=[case.pk for case in late]).first().code not in last
    assert "Chờ cơ quan khác" in last


def test_word_opens_it_with_the_margins_of_the_decree(closing):
    answer = at().get(f"/dieu-hanh/chot/{closing[0].pk}/bao-cao.docx")
    document = Document(io.BytesIO(answer.content))
    section = document.sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert document.styles["Normal"].font.name == "Times New Roman"
    words = docx_words(document).replace("\u00a0", " ")
    assert "92,9 % hồ sơ đúng hạn (26/28 hồ sơ); 2 hồ sơ trễ, xem Phụ lục I." in words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Nơi nhận:" in words
    assert closing[1][0].code in words
    assert "Nguyễn Thị Mai" not in words


def test_excel_has_the_numbers_as_numbers(closing):
    answer = at().get(f"/dieu-hanh/chot/{closing[0].pk}/bao-cao.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Số liệu", "Phụ lục I"]
    rows = {row[1]: row[2] for row in book["Số liệu"].iter_rows(min_row=3, values_only=True)}
    assert rows["Hồ sơ tiếp nhận"] == 28
    assert rows["Đúng hạn (theo Bộ chỉ số 766)"] == pytest.approx(26 / 28)
    assert [cell.number_format for cell in book["Số liệu"]["C"]][3] == "0.0%"
    assert len(list(book["Phụ lục I"].iter_rows(min_row=3))) == 2


def test_the_period_before_stands_beside_it(closing):
    settled(NOW)
    later = NOW.replace(month=12, day=20)
    made = actions.close(
        place=phu_xuan(), regime=Regime.objects.get(), day=NOW.date(), by=data_officer(later), now=later
    )
    words = docx_words(Document(io.BytesIO(at().get(f"/dieu-hanh/chot/{made.pk}/bao-cao.docx").content)))
    assert "100 % hồ sơ đúng hạn (1/1 hồ sơ); tăng 7,1 điểm phần trăm so với kỳ trước" in words.replace(
        "\u00a0", " "
    )
    assert "Hồ sơ tiếp nhận: 1; giảm 27 so với kỳ trước" in words


def test_taking_codes_away_is_logged(closing):
    at().get(f"/dieu-hanh/chot/{closing[0].pk}/bao-cao.xlsx")
    assert Look.objects.filter(action="cases.export", object_id="list:2").count() == 1


def test_the_resolution_report_holds_what_was_set_alone(closing):
    words = docx_words(
        Document(io.BytesIO(at().get(f"/dieu-hanh/chot/{closing[0].pk}/nghi-quyet.docx").content))
    )
    assert "Kỳ này không có chỉ tiêu nào được giao." in words


def test_a_resolution_without_plan_is_a_workbook_too(closing):
    answer = at().get(f"/dieu-hanh/chot/{closing[0].pk}/nghi-quyet.xlsx")
    assert answer.status_code == 200
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames == ["Số liệu"]


def test_it_is_for_those_who_see_reports(closing):
    for form in ("pdf", "docx", "xlsx"):
        assert at("police").get(f"/dieu-hanh/chot/{closing[0].pk}/bao-cao.{form}").status_code == 403
    assert at().get(f"/dieu-hanh/chot/{closing[0].pk}/bao-cao.doc").status_code == 404


def test_the_page_of_a_closing_leads_to_them(closing):
    words = at().get(f"/dieu-hanh/chot/{closing[0].pk}/").content.decode()
    for name in ("bao-cao.pdf", "bao-cao.docx", "bao-cao.xlsx", "nghi-quyet.pdf"):
        assert name in words
