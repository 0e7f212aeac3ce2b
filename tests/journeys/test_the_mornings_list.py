"""The list from the provincial system, dropped in at the desk: new, changed, wrong, twice, and taken back."""

import csv
import json
import re
from datetime import datetime, timedelta
from io import BytesIO, StringIO

import openpyxl
from playwright.sync_api import Page, expect

from camtay.foundation.calendar import ZONE
from tests.journeys.stage import Journey

HEADERS = ("MaHoSo", "MaTTHC", "TenTTHC", "KenhThucHien", "ChuHoSo", "NgayTiepNhan", "NgayHenTra",
           "NgayKetThucXuLy", "TrangThaiHoSo", "HoSoCoThanhPhanSoHoa", "DuongDanTepTinKetQua")  # fmt: skip
ROWS = 3000
RECEIVED = datetime(2025, 5, 5, 8, 0, tzinfo=ZONE)


def listed(*, wrong: int = 0, handed_over: bool = False) -> bytes:
    """3,000 cases of 2025 as the system exports them; the first `wrong` have a time limit before their receipt."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADERS)
    for number in range(ROWS):
        received = RECEIVED + timedelta(minutes=number)
        due = received - timedelta(days=1) if number < wrong else received + timedelta(days=3)
        ended = received + timedelta(hours=5)
        sheet.append((
            f"H57.40-250505-{number:04d}", "2.000815", "Chứng thực bản sao", "2", f"Nguyễn Văn {number}",
            f"{received:%Y%m%d%H%M%S}", f"{due:%Y%m%d%H%M%S}", f"{ended:%Y%m%d%H%M%S}",
            "10" if handed_over else "9", "1", f"kq/{number}.pdf",
        ))  # fmt: skip
    out = BytesIO()
    book.save(out)
    return out.getvalue()


class TestTheMorningsList(Journey):
    def test_a_clerk_drops_it_in(self):
        page = self.given_a_desktop()
        self.given_signed_in(page, "linh")
        self.when_dropping(page, listed(wrong=3))
        self.then_the_wrong_cells_are_named(page)
        self.when_importing(page)
        self.then_counts(page, Mới=ROWS - 3, Sai=3)
        self.then_anyone_can_use_on_any_screen(page)
        self.then_it_holds(page, received=ROWS - 3, handed_over=0)
        self.when_dropping(page, listed(wrong=3))
        self.then_counts(page, Mới=0, **{"Thay đổi": 0, "Không đổi": ROWS - 3}, Sai=3)
        expect(page.get_by_role("button", name="Nạp")).to_have_count(0)
        self.when_dropping(page, listed(handed_over=True))
        self.then_each_change_is_shown_field_by_field(page)
        self.when_importing(page)
        self.then_counts(page, Mới=3, **{"Thay đổi": ROWS - 3}, Sai=0)
        self.then_it_holds(page, received=ROWS, handed_over=ROWS)
        self.when_taking_it_back(page)
        self.then_it_holds(page, received=ROWS - 3, handed_over=0)

    # when

    def when_dropping(self, page: Page, content: bytes) -> None:
        self.when_opening(page, "/can-bo/nap-danh-sach/ho-so/")
        self.then_anyone_can_use(page)
        page.locator('input[type="file"]').set_input_files(
            {"name": "sang-nay.xlsx", "mimeType": "application/octet-stream", "buffer": content}
        )
        page.locator("main form:has(input[type=file]) button").first.click()
        if page.url.endswith("/cot/"):
            self.then_anyone_can_use_on_any_screen(page)
            page.locator("main form button").last.click()

    def when_importing(self, page: Page) -> None:
        page.locator("main").get_by_role("button", name=re.compile("^Nạp ")).click()
        expect(page.get_by_role("heading", name="Kết quả nạp")).to_be_visible(timeout=90_000)

    def when_taking_it_back(self, page: Page) -> None:
        self.when_clicking(page, "Hoàn tác lần nạp này")
        self.then_anyone_can_use_on_any_screen(page)
        page.locator("main form button").first.click()
        self.then_sees(page, "Mọi thứ trở lại như trước khi nạp")

    # then

    def then_the_wrong_cells_are_named(self, page: Page) -> None:
        """By the letter and number of the spreadsheet, with what stands there and what to do."""
        self.then_counts(page, Mới=ROWS - 3, Sai=3)
        wrong = page.get_by_role("region", name="Dòng sai").locator("tbody tr")
        expect(wrong).to_have_count(3)
        for line, cell in enumerate(("G2", "G3", "G4")):
            expect(wrong.nth(line).locator("td").first).to_have_text(cell)
            expect(wrong.nth(line)).to_contain_text("Ngày này trước ngày tiếp nhận")
        self.then_anyone_can_use_on_any_screen(page)
        with page.expect_download() as arriving:
            page.get_by_role("link", name="Excel").click()
        sheet = openpyxl.load_workbook(BytesIO(arriving.value.path().read_bytes())).active
        assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["G2", "G3", "G4"]

    def then_each_change_is_shown_field_by_field(self, page: Page) -> None:
        self.then_counts(page, Mới=3, **{"Thay đổi": ROWS - 3})
        first = page.get_by_role("region", name="Sẽ thay đổi").locator("tbody tr").first
        expect(first.locator("del", has_text="Đã có kết quả")).to_be_visible()
        expect(first.locator("ins", has_text="Đã trả kết quả")).to_be_visible()
        self.then_anyone_can_use_on_any_screen(page)

    def then_counts(self, page: Page, **wanted: int) -> None:
        """The tiles, by their labels."""
        for label, count in wanted.items():
            tile = page.locator(".ct-figure").filter(
                has=page.locator(".ct-figure__label", has_text=re.compile(f"^{label}$"))
            )
            expect(tile.locator(".ct-figure__value")).to_contain_text(f"{count:,}".replace(",", "."))

    def then_it_holds(self, page: Page, *, received: int, handed_over: int) -> None:
        """So many cases of that month, so many of them handed over, as the records and the figure say."""
        answer = page.request.get("/can-bo/ho-so/danh-sach.csv?q=H57.40-250505")
        rows = list(csv.DictReader(StringIO(answer.text().removeprefix("\ufeff"))))
        assert len(rows) == received
        assert len({row["Mã hồ sơ"] for row in rows}) == received
        assert sum(row["Trạng thái"] == "Đã trả kết quả" for row in rows) == handed_over
        period = ("--place", "20179", "--from", "2025-05-01", "--to", "2025-05-31", "--format", "json")
        figures = {one["code"]: one for one in json.loads(self.city.run("indicators", *period))}
        assert figures["cases.received"]["numerator"] == received
