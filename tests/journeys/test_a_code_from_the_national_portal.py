"""A resident follows the guide to the national portal, notes the code, and sees the case when the list has come."""

import csv
import re
from datetime import datetime, timedelta
from io import StringIO

import pytest
from playwright.sync_api import Page, expect

from camtay.foundation.calendar import ZONE
from tests.journeys.stage import Journey

HEADERS = ("MaHoSo", "MaTTHC", "TenTTHC", "KenhThucHien", "ChuHoSo", "SoDienThoai", "NgayNopHoSo", "NgayTiepNhan",
           "NgayHenTra", "TrangThaiHoSo")  # fmt: skip


def listed(code: str) -> bytes:
    """The morning's list with one case of Sen's."""
    received = datetime.now(ZONE) - timedelta(hours=3)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADERS)
    times = (f"{one:%Y%m%d%H%M%S}" for one in (received, received, received + timedelta(days=3)))
    writer.writerow((code, "1.001193", "Đăng ký khai sinh", "2", "PHAN THỊ SEN", "0905100005", *times, "4"))
    return out.getvalue().encode()


class TestACodeFromTheNationalPortal(Journey):
    scripts = True  # without them axe cannot look

    @pytest.mark.parametrize(
        ("device", "scripts", "number"),
        [("phone", True, 7001), ("desktop", True, 7002), ("phone", False, 7003)],
    )
    def test_it_is_noted_and_found(self, device: str, scripts: bool, number: int):
        code = f"H57.31-{datetime.now(ZONE):%y%m%d}-{number}"
        self.scripts = scripts
        sen = self.opens(device, javascript=scripts)
        self.given_signed_in(sen, "sen")
        self.when_following_the_guide(sen)
        self.when_preparing_a_sheet(sen)
        self.when_noting(sen, code.lower().replace("-", " - "))
        self.then_it_waits(sen, code)
        clerk = self.given_a_desktop()
        self.given_signed_in(clerk, "yen")
        self.when_the_list_comes(clerk, code)
        self.then_the_case_is_hers(sen, code)
        self.then_she_is_told(code)

    def then_anyone_can_use(self, page: Page) -> None:
        if self.scripts:
            super().then_anyone_can_use(page)

    # when

    def when_following_the_guide(self, page: Page) -> None:
        self.when_opening(page, "/thu-tuc/1.001193/")
        self.then_sees(page, "nhận thủ tục này trên Cổng Dịch vụ công quốc gia")
        self.then_anyone_can_use(page)
        self.when_clicking(page, "Nộp trên Cổng quốc gia, chỉ từng bước")
        self.then_sees(page, "Tự đăng nhập bằng VNeID")
        self.then_sees(page, "Không ai được hỏi, xem hay gõ thay")
        self.then_anyone_can_use(page)

    def when_preparing_a_sheet(self, page: Page) -> None:
        self.when_clicking(page, "Soạn phiếu chuẩn bị")
        self.then_anyone_can_use(page)
        self.when_clicking(page, "Bắt đầu soạn")
        expect(page).to_have_url(re.compile("/trang/"))
        case = page.url.split("/trang/")[0]
        self.when_opening(page, f"{case}/chep/")
        self.then_sees(page, "Chạm vào một câu trả lời")
        self.then_anyone_can_use(page)
        self.when_clicking(page, "Nộp xong rồi: ghi mã hồ sơ quốc gia")

    def when_noting(self, page: Page, code: str) -> None:
        self.then_anyone_can_use(page)
        page.get_by_label("Mã hồ sơ quốc gia").fill("khong nho")
        page.locator("main").get_by_role("button", name="Ghi mã").click()
        self.then_sees(page, "Mã này chưa giống mã hồ sơ")
        self.then_anyone_can_use(page)
        page.get_by_label("Mã hồ sơ quốc gia").fill(code)
        page.get_by_label("Tôi tự làm, không ai chỉ").check(force=True)
        page.locator("main").get_by_role("button", name="Ghi mã").click()

    def when_the_list_comes(self, page: Page, code: str) -> None:
        self.when_opening(page, "/can-bo/nap-danh-sach/ho-so/")
        page.locator('input[type="file"]').set_input_files(
            {"name": "sang-nay.csv", "mimeType": "text/csv", "buffer": listed(code)}
        )
        page.locator("main form:has(input[type=file]) button").first.click()
        if page.url.endswith("/cot/"):
            page.locator("main form button").last.click()
        page.locator("main").get_by_role("button", name=re.compile("^Nạp ")).click()
        expect(page.get_by_role("heading", name="Kết quả nạp")).to_be_visible(timeout=60_000)

    # then

    def then_it_waits(self, page: Page, code: str) -> None:
        self.then_sees(page, "Chờ danh sách buổi sáng")
        self.then_anyone_can_use(page)
        self.when_opening(page, "/ho-so/")
        self.then_sees(page, code)
        self.then_anyone_can_use(page)

    def then_the_case_is_hers(self, page: Page, code: str) -> None:
        self.when_opening(page, "/ho-so/")
        card = page.locator("main .ct-card").filter(has_text=code)
        expect(card).to_contain_text("Đang giải quyết")
        card.get_by_role("link").click()
        self.then_sees(page, "Tra hồ sơ trên Cổng quốc gia")
        self.then_anyone_can_use(page)

    def then_she_is_told(self, code: str) -> None:
        assert self.letter_to(self.city.phone_of("sen"), f"({re.escape(code)}) nộp trên Cổng quốc gia đã về")
