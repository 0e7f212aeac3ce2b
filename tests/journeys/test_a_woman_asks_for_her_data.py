"""What is kept about people: seen, corrected, erased."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.stage import PHONE, Journey


class TestAWomanAsksForHerData(Journey):
    def test_she_sees_what_is_kept_and_has_it_corrected(self):
        page = self.given_a_phone(javascript=False)
        self.given_signed_in(page, "huong")
        self.when_opening(page, "/du-lieu-cua-toi/")
        self.then_sees(page, "Lê Thị Hường")
        self.then_sees(page, "0905 100 001")
        self.when_clicking(page, "Yêu cầu sửa")
        self.when_clicking(page, "Gửi yêu cầu sửa")
        self.then_sees(page, "Hãy ghi điều gì sai")
        page.get_by_label("Điều gì sai").fill("Năm sinh ghi 1958, đúng là 1959")
        self.when_clicking(page, "Gửi yêu cầu sửa")
        self.then_sees(page, "Đã gửi yêu cầu")
        self.when_the_officer_corrects(1959)
        self.when_opening(page, "/du-lieu-cua-toi/")
        self.then_sees(page, "Đã sửa theo căn cước")
        self.then_sees(page, "1959")

    def test_a_woman_who_moved_is_erased_and_her_official_case_stays(self):
        page = self.given_a_phone()
        self.given_signed_in(page, "lanh")
        self.when_opening(page, "/du-lieu-cua-toi/")
        self.then_anyone_can_use(page)
        self.when_opening(page, "/du-lieu-cua-toi/yeu-cau/xoa/")
        self.then_sees(page, "Sẽ xóa")
        self.then_sees(page, "Vẫn phải giữ theo luật")
        self.then_anyone_can_use(page)
        officer = self.given_the_officer()
        self.when_opening_the_request(officer, "Xóa dữ liệu", "Trần Thị Lành")
        self.then_anyone_can_use_on_any_screen(officer)
        self.when_clicking(officer, "Xem sẽ xóa gì")
        self.then_sees(officer, "Vẫn phải giữ theo luật")
        self.then_anyone_can_use_on_any_screen(officer)
        officer.locator("main").get_by_role("button", name="Xóa dữ liệu").click()
        self.then_sees(officer, "Đã làm xong")
        self.then_her_case_stays_and_her_draft_is_gone(officer)
        self.when_opening(page, "/")
        expect(page.get_by_role("link", name="Đăng nhập").first).to_be_visible()

    def test_anybody_may_read_what_is_kept_and_why(self):
        page = self.given_a_phone(javascript=False)
        self.when_opening(page, "/")
        self.when_clicking(page, "Dữ liệu cá nhân của bạn")
        self.then_sees(page, "Cầm Tay giữ gì về bạn, và vì sao")
        self.then_sees(page, "Luật Lưu trữ")

    # given, when

    def given_the_officer(self) -> Page:
        officer = self.given_a_desktop()
        self.given_signed_in(officer, "thao")
        return officer

    def when_opening_the_request(self, officer: Page, wish: str, name: str) -> None:
        self.when_opening(officer, "/can-bo/yeu-cau-du-lieu/")
        row = officer.locator("tbody tr").filter(has_text=name).filter(has_text=wish)
        row.get_by_role("link").first.click()
        expect(officer.get_by_role("heading", level=1)).to_have_text(wish)

    def when_the_officer_corrects(self, year: int) -> None:
        officer = self.given_the_officer()
        self.when_opening_the_request(officer, "Sửa dữ liệu sai", "Lê Thị Hường")
        self.when_clicking(officer, "Sửa và trả lời")
        officer.get_by_label("Năm sinh").fill(str(year))
        officer.get_by_label("Trả lời người yêu cầu").fill("Đã sửa theo căn cước.")
        self.then_anyone_can_use_on_any_screen(officer)
        officer.locator("main").get_by_role("button", name="Sửa và trả lời").click()
        self.then_sees(officer, "Đã làm xong")

    # then

    def then_her_case_stays_and_her_draft_is_gone(self, officer: Page) -> None:
        self.then_sees(officer, "Đã xóa:")
        words = officer.locator("main").inner_text()
        assert re.search(r"Đăng ký khai sinh, 19753-\d{6}-\d{4}, Đã trả kết quả: tờ khai", words)
        assert "Đăng ký khai sinh, Đang soạn: câu trả lời" in words
        assert "0905 100 047" not in words
        officer.set_viewport_size(PHONE)
