"""Lê Thị Hường, 68, hears a lesson that her commune recorded, and practises it where nothing can go wrong."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from camtay.foundation.files.tests import samples
from tests.journeys.stage import Journey

RIGHT = ("Quét mã QR", "đặt trên quầy", "Dừng lại, hỏi cô Lan", "Đúng tên, đi tiếp", "25.000", "Xác nhận", "Đã chuyển xong", "Xóa tin")  # fmt: skip


class TestAnOldWomanLearnsToPay(Journey):
    def test_she_hears_the_lesson_and_practises(self, tmp_path: Path):
        desk, phone = self.given_a_desktop(), self.given_a_phone()
        self.given_signed_in(desk, "thao")
        self.when_the_commune_records_the_lesson(desk, tmp_path)
        self.given_signed_in(phone, "huong")
        self.when_she_finds_the_lesson(phone)
        self.then_she_can_hear_it(phone)
        self.when_clicking(phone, "Bấm thử ở chỗ tập")
        self.when_she_practises(phone)
        self.then_she_is_told_what_went_well(phone)

    def test_it_works_where_scripts_never_arrived(self):
        phone = self.given_a_phone(javascript=False)
        self.when_opening(phone, "/tap/tra-tien-qr/")
        self.when_clicking(phone, "Bắt đầu tập")
        self.when_pressing_all_that_is_right(phone)
        self.then_sees(phone, "Tập xong rồi")

    def test_a_form_is_practised_and_nothing_is_sent(self):
        phone = self.given_a_phone()
        self.when_opening(phone, "/tap/")
        self.then_anyone_can_use_on_any_screen(phone)
        phone.locator("a[href^='/tap/to-khai/']").first.click()
        self.then_sees(phone, "Đây là chỗ tập. Không có gì được gửi đi.")
        self.when_clicking(phone, "Đi tiếp")
        expect(phone.locator(".govuk-error-summary")).to_be_visible()
        self.then_anyone_can_use(phone)
        self.when_clicking(phone, "Dừng tập ở đây")
        self.then_sees(phone, "Không có hồ sơ nào, không có đồng nào được gửi đi.")

    # given, when

    def when_the_commune_records_the_lesson(self, page: Page, folder: Path) -> None:
        self.when_opening(page, "/can-bo/hoc/bai/")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Giọng đọc của xã, phường")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Trả tiền bằng mã QR")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Gửi bản ghi âm")
        self.then_anyone_can_use_on_any_screen(page)
        (folder / "doc.mp3").write_bytes(samples.mp3(200))
        page.get_by_label("Tệp ghi âm").set_input_files(folder / "doc.mp3")
        page.get_by_label("Ai đọc").fill("Hồ Thị Thảo")
        self.when_clicking(page, "Giữ giọng đọc này")
        self.then_sees(page, "Đã giữ giọng đọc.")
        self.then_anyone_can_use_on_any_screen(page)

    def when_she_finds_the_lesson(self, page: Page) -> None:
        self.when_opening(page, "/")
        self.when_clicking(page, "Học từng việc, có hình")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Trả tiền bằng mã QR")
        self.then_anyone_can_use_on_any_screen(page)

    def when_she_practises(self, page: Page) -> None:
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Bắt đầu tập")
        self.when_clicking(page, "Tiết kiệm")
        self.then_sees(page, "“Tiết kiệm” thì chưa phải.")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_pressing_all_that_is_right(page)

    def when_pressing_all_that_is_right(self, page: Page) -> None:
        for order, words in enumerate(RIGHT, start=1):
            expect(page).to_have_url(re.compile(rf"/tap/tra-tien-qr/{order}/"))
            exact = re.compile(rf"^{re.escape(words)}$") if words == "25.000" else words
            page.locator(".ct-screen__press", has_text=exact).click()

    # then

    def then_she_can_hear_it(self, page: Page) -> None:
        self.then_sees(page, "Hồ Thị Thảo đọc")
        sound = page.locator("audio").first
        address = sound.get_attribute("src")
        assert address
        heard = page.request.get(address, headers={"Range": "bytes=0-99"})
        assert (heard.status, len(heard.body())) == (206, 100)

    def then_she_is_told_what_went_well(self, page: Page) -> None:
        self.then_sees(page, "Tập xong rồi")
        self.then_sees(page, "Thấy tên lạ thì dừng lại, không trả.")
        self.then_sees(page, "Tìm được chỗ quét mã. Lần này có tìm một lúc")
        self.then_anyone_can_use_on_any_screen(page)
