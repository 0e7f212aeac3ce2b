"""A procedure that no list has: added by a clerk in the browser, put in force, filed; and a case that keeps its version."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import birth
from tests.journeys.stage import Journey

# The manual's pictures are taken anew when this names their folder (docs/manual/pictures).
MANUAL = os.environ.get("CAMTAY_MANUAL_PICTURES")


class TestAClerkAddsAProcedure(Journey):
    @pytest.mark.parametrize("device", ["phone", "desktop"])
    def test_from_the_first_line_to_the_next_case(self, device: str):
        code = f"PX.ONG.{device.upper()}"
        page = self.given_a_phone() if device == "phone" else self.given_a_desktop()
        self.given_signed_in(page, "nga")
        self.when_adding_a_procedure(page, code)
        self.when_making_its_form(page)
        self.then_the_preview_asks_as_residents_will_be_asked(page)
        self.when_publishing(page, "phiên bản 1")
        resident = self.given_a_phone()
        self.given_signed_in(resident, "mai")
        earlier = self.when_a_resident_begins(resident, code)
        self.then_asked(resident, "Bạn nuôi ong nội hay ong ngoại?")
        self.when_a_question_more_is_published(page, code)
        self.then_the_earlier_case_keeps_its_version(resident, earlier)
        self.then_the_next_case_uses_the_new_one(resident, code)

    # given, when

    def when_adding_a_procedure(self, page: Page, code: str) -> None:
        self.when_opening(page, "/can-bo/thu-tuc/")
        self.then_anyone_can_use(page)
        self.picture(page, "list")
        page.get_by_role("link", name="Thêm thủ tục").click()
        page.get_by_label("Mã thủ tục").fill(code)
        page.get_by_label("Tên thủ tục").fill(f"Xác nhận nuôi ong lấy mật {code}")
        page.get_by_label("Lĩnh vực").fill("Nông nghiệp")
        page.get_by_label("Thời hạn", exact=False).first.fill("3")
        self.then_anyone_can_use(page)
        self.press(page, "Thêm thủ tục")
        self.then_sees(page, "Đã thêm thủ tục")
        self.then_anyone_can_use(page)
        self.press(page, "Soạn biểu mẫu")

    def when_making_its_form(self, page: Page) -> None:
        page.get_by_role("link", name="Thêm trang").click()
        page.get_by_label("Tiêu đề trang", exact=False).first.fill("Đàn ong của bạn")
        self.press(page, "Thêm trang")
        self.add_question(page, "Bạn nuôi ong nội hay ong ngoại?", "Chọn một ý")
        page.get_by_label("Thêm ý để chọn", exact=False).fill("Ong nội\nOng ngoại")
        self.then_anyone_can_use(page)
        self.picture(page, "question")
        self.press(page, "Lưu")
        page.get_by_role("link", name="Thêm câu hỏi").first.click()
        self.add_question(page, "Bạn mua giống ở đâu?", "Chữ, một dòng")
        page.get_by_role("link", name="Đổi khi nào hỏi").click()
        page.get_by_label("Chỉ hỏi khi", exact=True).check(force=True)
        page.get_by_label("Dòng 1: câu và ý").select_option(label="Ong ngoại")
        self.then_anyone_can_use(page)
        self.picture(page, "condition")
        self.press(page, "Lưu")
        self.press(page, "Lưu")
        page.get_by_role("link", name="Thêm câu hỏi").first.click()
        self.add_question(page, "Ảnh chụp đàn ong", "Ảnh chụp hoặc tệp giấy tờ")
        self.press(page, "Lưu")
        self.then_sees(page, "Bản đang soạn")
        self.then_anyone_can_use(page)
        self.picture(page, "draft")

    def add_question(self, page: Page, words: str, kind: str) -> None:
        page.get_by_label("Câu hỏi", exact=False).first.fill(words)
        page.get_by_label(kind, exact=True).check(force=True)
        self.press(page, "Thêm câu hỏi")
        self.then_sees(page, "Đã thêm câu hỏi")

    def when_publishing(self, page: Page, said: str) -> None:
        page.get_by_role("link", name="Xem lại và công bố").click()
        self.then_sees(page, "Khác với bản đang dùng")
        self.then_anyone_can_use(page)
        self.picture(page, "publish")
        self.press(page, "Công bố")
        self.then_sees(page, f"Đã công bố {said}")
        self.then_anyone_can_use(page)

    def when_a_resident_begins(self, page: Page, code: str) -> str:
        self.when_opening(page, self.start_of(page, code))
        page.get_by_label("Phường Phú Xuân").check(force=True)
        self.when_clicking(page, "Bắt đầu")
        expect(page).to_have_url(re.compile("/trang/"))
        return page.url

    def start_of(self, page: Page, code: str) -> str:
        self.when_opening(page, f"/thu-tuc/{code}/")
        found = page.get_by_role("link", name="Nộp qua mạng").get_attribute("href")
        assert found
        return found

    def when_a_question_more_is_published(self, page: Page, code: str) -> None:
        self.when_opening(page, f"/can-bo/thu-tuc/{code}/")
        self.press(page, "Soạn phiên bản mới")
        page.get_by_role("link", name="Thêm câu hỏi").first.click()
        self.add_question(page, "Bạn có mấy đàn?", "Số")
        self.press(page, "Lưu")
        self.when_publishing(page, "phiên bản 2")
        page.wait_for_timeout(6000)  # other processes look again every five seconds

    # then

    def then_the_preview_asks_as_residents_will_be_asked(self, page: Page) -> None:
        page.get_by_role("link", name="Xem như bà con thấy").click()
        self.then_sees(page, "Đây là bản xem thử")
        self.then_anyone_can_use(page)
        page.get_by_label("Ong ngoại").check(force=True)
        page.get_by_label("Bạn mua giống ở đâu?", exact=False).fill("Chợ Đông Ba")
        birth.attach(page, "anh_chup_dan_ong", "ong.jpg", birth.photo())
        self.picture(page, "preview")
        self.press(page, "Lưu và đi tiếp")
        self.then_sees(page, "Xem lại trước khi nộp")
        self.then_sees(page, "Chợ Đông Ba")
        self.then_anyone_can_use(page)
        page.get_by_role("link", name="Quay lại bản đang soạn").click()

    def then_asked(self, page: Page, words: str) -> None:
        self.then_sees(page, words)
        self.then_anyone_can_use(page)

    def then_the_earlier_case_keeps_its_version(self, page: Page, address: str) -> None:
        page.goto(address)
        self.then_sees(page, "Bạn nuôi ong nội hay ong ngoại?")
        expect(page.get_by_text("Bạn có mấy đàn?")).to_have_count(0)

    def then_the_next_case_uses_the_new_one(self, page: Page, code: str) -> None:
        self.when_a_resident_begins(page, code)
        self.then_asked(page, "Bạn có mấy đàn?")

    def press(self, page: Page, words: str) -> None:
        page.locator("main").get_by_role("button", name=words, exact=True).first.click()

    def picture(self, page: Page, name: str) -> None:
        if MANUAL and page.viewport_size and page.viewport_size["width"] > 1000:
            page.screenshot(path=Path(MANUAL) / f"procedure-editor-{name}.png")
