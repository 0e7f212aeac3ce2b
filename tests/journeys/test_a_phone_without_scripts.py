"""The portal where the scripts never arrived: found, prepared, filed and followed by plain pages."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import birth
from tests.journeys.stage import Journey


class TestAPhoneWithoutScripts(Journey):
    def test_a_neighbour_files_and_follows(self):
        page = self.given_a_phone(javascript=False)
        self.when_finding_the_procedure(page)
        self.given_signed_in_by_code(page, "huong")
        self.when_beginning(page)
        self.then_what_is_wrong_is_said_and_kept(page)
        birth.answer_until(page, "papers")
        self.then_a_file_arrives_by_itself(page)
        birth.answer_until(page, "check")
        page.get_by_role("button", name="Nộp hồ sơ").click()
        self.then_sees(page, "Đã nộp hồ sơ")
        self.then_a_filed_case_can_be_followed_without_signing_in(page)

    def test_a_code_and_a_telephone_are_enough_to_follow(self):
        page = self.given_a_phone(javascript=False)
        case = self.given_a_case_of_the_demo()
        self.when_opening(page, "/theo-doi/")
        page.get_by_label("Mã hồ sơ").fill(case)
        page.get_by_label("Số điện thoại").fill(self.city.phone_of("mai"))
        self.when_clicking(page, "Nhắn mã cho tôi")
        page.get_by_label("Mã 6 số").fill("000000")
        self.when_clicking(page, "Xem hồ sơ")
        expect(page.locator(".govuk-error-message").first).to_be_visible()
        page.get_by_label("Mã 6 số").fill(self.code_sent_to("mai"))
        self.when_clicking(page, "Xem hồ sơ")
        self.then_sees(page, case)
        expect(page).to_have_url(re.compile("/h/"))
        assert "Nguyễn Thị Mai" not in page.content()

    # given, when

    def given_a_case_of_the_demo(self) -> str:
        """The code of a case that Mai filed before."""
        hers = self.given_a_desktop()
        self.given_signed_in(hers, "mai")
        self.when_opening(hers, "/ho-so/")
        found = re.search(r"19753-\d{6}-\d{4}", hers.locator("main").inner_text())
        assert found
        return found.group(0)

    def when_finding_the_procedure(self, page: Page) -> None:
        self.when_opening(page, "/")
        page.get_by_role("searchbox").fill("lam giay khai sinh")
        page.locator("main form").get_by_role("button", name="Tìm").click()
        first = page.locator(".ct-result__link").first
        expect(first).to_have_text("Đăng ký khai sinh")
        first.click()
        self.then_sees(page, "Cần mang những gì")
        self.when_clicking(page, "Nộp qua mạng")

    def when_beginning(self, page: Page) -> None:
        self.then_sees(page, "Bà con nộp hồ sơ ở đâu?")
        page.get_by_label("Phường Phú Xuân").check(force=True)
        self.when_clicking(page, "Bắt đầu")
        birth.answer_until(page, "child_birth")

    # then

    def then_what_is_wrong_is_said_and_kept(self, page: Page) -> None:
        for part, typed in (("day", "31"), ("month", "2"), ("year", "2026")):
            birth.put(page, f"child_birth.{part}", typed)
        page.get_by_role("button", name=birth.CONTINUE).click()
        self.then_sees(page, "Không có ngày")
        expect(page.locator('[name="child_birth.day"]')).to_have_value("31")

    def then_a_file_arrives_by_itself(self, page: Page) -> None:
        """“Tải tệp lên” sends it and stays on the page."""
        birth.attach(page, "pledge_file", "cam-doan.jpg", birth.photo())
        page.get_by_role("button", name="Tải tệp lên").click()
        expect(page.get_by_label("cam-doan.jpg")).to_have_count(1)
        assert birth.asked(page) == "papers"

    def then_a_filed_case_can_be_followed_without_signing_in(self, page: Page) -> None:
        link = page.locator('a[href^="/h/"]').get_attribute("href")
        assert link
        stranger = self.given_a_phone(javascript=False)
        self.when_opening(stranger, link)
        self.then_sees(stranger, "Đã nộp, chờ tiếp nhận")
        assert "Lê Thị Hường" not in stranger.content()
