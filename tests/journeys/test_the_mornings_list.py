"""The list from the provincial system, dropped in at the desk: new, changed, wrong, twice, and taken back."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

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
        self.then_sees(page, "Ngày này trước ngày tiếp nhận")
        self.then_anyone_can_use(page)
        self.when_importing(page)
        self.then_counts(page, new=ROWS - 3, wrong=3)
        self.then_anyone_can_use(page)
        self.when_dropping(page, listed(wrong=3))
        self.then_counts(page, unchanged=ROWS - 3, wrong=3)
        expect(page.get_by_role("button", name="Nạp")).to_have_count(0)
        self.when_dropping(page, listed(handed_over=True))
        self.then_sees(page, "Đã trả kết quả")
        self.when_importing(page)
        self.then_counts(page, new=3, changed=ROWS - 3)
        self.when_taking_it_back(page)
        self.then_sees(page, "Đã hoàn tác")
        assert "cases.received" in self.city.run(
            "indicators", "--place", "20179", "--from", "2025-05-01", "--to", "2025-05-31"
        )

    def when_dropping(self, page: Page, content: bytes) -> None:
        self.when_opening(page, "/can-bo/nap-danh-sach/ho-so/")
        page.locator('input[type="file"]').set_input_files(
            {"name": "sang-nay.xlsx", "mimeType": "application/octet-stream", "buffer": content}
        )
        page.locator("main form:has(input[type=file]) button").first.click()
        if page.url.endswith("/cot/"):
            page.locator("main form button").last.click()

    def when_importing(self, page: Page) -> None:
        page.locator('form[action$="/nap/"] button, form button:has-text("Nạp")').first.click()
        expect(page.get_by_text("Hoàn tác lần nạp này").first).to_be_visible(timeout=90_000)

    def then_counts(self, page: Page, **wanted: Any) -> None:
        shown = page.locator("main").inner_text().replace(".", "").replace("\u00a0", " ")
        for count in wanted.values():
            assert str(count) in shown, (wanted, shown[:1500])

    def when_taking_it_back(self, page: Page) -> None:
        self.when_clicking(page, "Hoàn tác lần nạp này")
        page.locator("main form button").first.click()
