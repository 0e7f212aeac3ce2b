"""Trần Văn Tâm files for his mother under a signed slip; a clerk compares it; she reads it all, and ends it."""

import re
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from camtay.foundation.calendar import ZONE
from tests.journeys import birth, diary
from tests.journeys.stage import Journey

UNTIL = datetime.now(ZONE).date() + timedelta(days=30)


class TestASonFilesForHisMother(Journey):
    def test_under_a_slip_that_a_clerk_has_compared(self):
        son, mother, clerk = self.given_a_phone(), self.given_a_phone(), self.given_a_desktop()
        self.given_signed_in(son, "tam")
        self.when_he_sends_the_signed_slip(son)
        self.then_she_is_told_how_to_stop_it()
        self.when_he_prepares_and_cannot_file_yet(son)
        self.given_signed_in(clerk, "nga")
        self.when_the_clerk_compares_the_slip(clerk)
        self.when_he_files(son)
        self.given_signed_in(mother, "huong")
        self.then_her_journal_tells_all_of_it(mother)
        self.when_she_ends_it(mother)
        self.then_nothing_is_left_for_him(son)

    def when_he_sends_the_signed_slip(self, page: Page) -> None:
        self.when_opening(page, "/uy-quyen/giay/")
        self.then_sees(page, "Không chụp thẻ căn cước")
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_label("Họ và tên người ủy quyền").fill("Lê Thị Hường")
        page.get_by_label("Số điện thoại hoặc số định danh").fill(self.city.phone_of("huong"))
        self.when_clicking(page, "Gửi giấy")
        self.then_sees(page, "Hãy chọn ít nhất một việc.")
        expect(page.get_by_label("Họ và tên người ủy quyền")).to_have_value("Lê Thị Hường")
        self.then_anyone_can_use_on_any_screen(page)
        if page.get_by_label("Phường Phú Xuân").count():
            page.get_by_label("Phường Phú Xuân").check(force=True)
        page.get_by_label("Người nhà", exact=True).check(force=True)
        page.locator('input[name="procedures"][value="1.001193"]').check(force=True)
        for part, value in (("day", UNTIL.day), ("month", UNTIL.month), ("year", UNTIL.year)):
            page.locator(f'[name="valid_until_{part}"]').fill(str(value))
        page.locator('input[name="file"]').set_input_files(
            {"name": "giay.jpg", "mimeType": "image/jpeg", "buffer": birth.photo()}
        )
        self.when_clicking(page, "Gửi giấy")
        self.then_sees(page, "Chờ xác nhận")
        self.then_anyone_can_use_on_any_screen(page)

    def then_she_is_told_how_to_stop_it(self) -> None:
        assert self.letter_to(self.city.phone_of("huong"), r"(Trần Văn Tâm vừa được ghi là người làm thay)")

    def when_he_prepares_and_cannot_file_yet(self, page: Page) -> None:
        page.locator("main").get_by_role("link", name="Đăng ký khai sinh", exact=True).first.click()
        self.then_sees(page, "Bà con làm thay Lê Thị Hường")
        page.get_by_label("Phường Phú Xuân").check(force=True)
        self.when_clicking(page, "Bắt đầu")
        birth.answer_until(page, "check")
        self.then_sees(page, "chưa được xác nhận")
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_role("button", name="Nộp hồ sơ").click()
        self.then_sees(page, "Hồ sơ vẫn được giữ")

    def when_the_clerk_compares_the_slip(self, page: Page) -> None:
        self.when_opening(page, "/can-bo/uy-quyen/")
        self.then_anyone_can_use_on_any_screen(page)
        page.locator("main tr", has_text="Trần Văn Tâm").get_by_role("link").first.click()
        expect(page.get_by_alt_text("Ảnh giấy ủy quyền đã ký")).to_be_visible()
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Khớp, xác nhận")
        self.then_sees(page, "Đã xác nhận")

    def when_he_files(self, page: Page) -> None:
        self.when_opening(page, "/uy-quyen/")
        page.locator("main").get_by_role("link", name="Đăng ký khai sinh", exact=True).last.click()
        self.then_sees(page, "Bà con đang làm thay Lê Thị Hường")
        page.get_by_role("button", name="Nộp hồ sơ").click()
        self.then_sees(page, "Đã nộp hồ sơ")

    def then_her_journal_tells_all_of_it(self, page: Page) -> None:
        for sentence in (
            "Trần Văn Tâm ghi giấy ủy quyền của bà con.",
            "Cán bộ một cửa Trương Thị Nga xác nhận giấy ủy quyền của bà con.",
            "Trần Văn Tâm, làm thay bà con: nộp hồ sơ.",
        ):
            diary.find(page, sentence)
        self.then_anyone_can_use_on_any_screen(page)
        diary.find(page, "Cán bộ một cửa Trương Thị Nga xem ảnh giấy ủy quyền của bà con.", part="xem")

    def when_she_ends_it(self, page: Page) -> None:
        self.when_opening(page, "/uy-quyen/")
        page.locator(".ct-card", has_text="Trần Văn Tâm").get_by_role(
            "link", name=re.compile("Thôi ủy quyền")
        ).click()
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Thôi ủy quyền")
        self.then_sees(page, "Đã thôi ủy quyền")

    def then_nothing_is_left_for_him(self, page: Page) -> None:
        gone = page.goto(page.url.partition("?")[0])
        assert gone
        assert gone.status == 404
        self.when_opening(page, "/uy-quyen/")
        assert "Lê Thị Hường" not in page.content()
