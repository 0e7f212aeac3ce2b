"""The city's leader sees who stands far off, and opens the number to its records; in the meeting room it is large."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.stage import Journey

ARTICLE = "first=2026-01-01&last=2026-10-31"


class TestACityComparesItsCommunes(Journey):
    def test_at_the_desk(self):
        self.compares(self.given_a_desktop())

    def test_on_the_way_by_phone(self):
        self.compares(self.given_a_phone())

    def compares(self, page: Page) -> None:
        self.given_signed_in(page, "trang")
        self.when_opening(page, f"/dieu-hanh/46/?{ARTICLE}")
        self.then_anyone_can_use(page)
        self.when_clicking(page, "So sánh các xã, phường theo từng số liệu")
        self.then_sees(page, "Không xếp, vì dưới 30 bản ghi")
        self.then_sees(page, "thấp hẳn hơn các nơi khác")
        self.then_anyone_can_use(page)
        page.locator("main").get_by_role("link", name="Số liệu", exact=True).click()  # the worst first
        expect(page.locator("tr[data-row]").first).to_contain_text("Phú Lộc")
        page.locator("tr[data-row]").first.get_by_role("link").nth(1).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Đúng hạn")
        self.then_sees(page, "quá hạn")
        said = page.get_by_text(re.compile(r"Không được tính \((\d+)\)")).first.inner_text()
        number = int(re.findall(r"\d+", said)[-1])
        assert page.locator("tr[data-row]").count() == number

    def test_the_same_as_numbers(self):
        page = self.given_a_desktop()
        self.given_signed_in(page, "trang")
        self.when_opening(page, f"/dieu-hanh/46/so-sanh/?{ARTICLE}")
        self.when_clicking(page, "Xem bằng bảng số")
        self.then_sees(page, "10/2026")
        self.then_anyone_can_use(page)


class TestAMeetingRoom(Journey):
    def test_the_sheets_are_turned_by_key(self):
        page = self.given_a_desktop()
        page.set_viewport_size({"width": 1920, "height": 1080})
        self.given_signed_in(page, "vinh")
        self.when_opening(page, "/dieu-hanh/19753/")
        self.when_clicking(page, "Chiếu lên màn hình lớn")
        self.then_sees(page, "Tuần này khác tuần trước")
        self.then_anyone_can_use(page)
        page.keyboard.press("ArrowRight")
        self.then_sees(page, "Hồ sơ tiếp nhận")
        self.then_anyone_can_use(page)
        page.keyboard.press("PageUp")
        self.then_sees(page, "Tuần này khác tuần trước")
        page.keyboard.press("Escape")
        self.then_sees(page, "Mọi số liệu")
