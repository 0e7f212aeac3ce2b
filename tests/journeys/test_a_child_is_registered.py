"""From “lam giay khai sinh” to the result in hand, on a phone and at the desks, and followed by its QR."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import birth
from tests.journeys.stage import Journey


class TestAChildIsRegistered(Journey):
    def test_a_mother_files_and_the_commune_answers(self):
        page = self.given_a_phone()
        self.when_searching(page, "lam giay khai sinh")
        self.given_signed_in_by_code(page, "mai")
        self.when_beginning_at_phu_xuan(page)
        self.then_a_wrong_date_keeps_what_she_typed(page)
        self.then_a_cut_connection_loses_nothing(page)
        other = self.given_a_desktop()
        self.given_signed_in(other, "mai")
        self.then_she_goes_on_where_she_left(other)
        self.then_a_wrong_file_is_explained(other)
        link = self.when_she_checks_and_files(other)
        code = self.when_the_commune_takes_it_through(link)
        self.then_anybody_with_the_qr_follows_it_and_sees_nobody(link, code)
        self.then_she_has_her_result(other, code)

    # given, when

    def when_searching(self, page: Page, words: str) -> None:
        self.when_opening(page, "/")
        page.get_by_role("searchbox").press_sequentially(words, delay=15)
        first = page.locator(".ct-result__link").first
        expect(first).to_have_text("Đăng ký khai sinh")
        self.then_anyone_can_use(page)
        first.click()
        self.then_sees(page, "Cần mang những gì")
        self.when_clicking(page, "Nộp qua mạng")

    def when_beginning_at_phu_xuan(self, page: Page) -> None:
        self.then_sees(page, "Bà con nộp hồ sơ ở đâu?")
        page.get_by_label("Phường Phú Xuân").check(force=True)
        self.when_clicking(page, "Bắt đầu")
        birth.answer_until(page, "child_birth")
        self.then_anyone_can_use(page)

    def when_she_checks_and_files(self, page: Page) -> str:
        birth.answer_until(page, "check")
        self.then_sees(page, "Nguyễn Gia Bảo")
        self.then_sees(page, f"{birth.BORN:%d/%m/%Y}")
        self.then_anyone_can_use(page)
        sheet = page.request.get(page.url.replace("kiem-tra/", "phieu-chuan-bi.pdf"))
        assert sheet.body().startswith(b"%PDF")
        page.get_by_role("button", name="Nộp hồ sơ").click()
        self.then_sees(page, "Đã nộp hồ sơ")
        self.then_anyone_can_use(page)
        link = page.locator('a[href^="/h/"]').get_attribute("href")
        assert link
        return link

    def when_the_commune_takes_it_through(self, link: str) -> str:
        clerk, specialist, signer = (self.given_a_desktop() for _person in range(3))
        for page, key in ((clerk, "nga"), (specialist, "phuc"), (signer, "dung")):
            self.given_signed_in(page, key)
        self.when_opening(clerk, "/can-bo/cho-tiep-nhan/")
        clerk.locator("main table a").last.click()
        self.then_anyone_can_use(clerk)
        self.when_clicking(clerk, "Tiếp nhận")
        clerk.get_by_text("Vì sao là ngày này?").click()
        expect(clerk.locator(".ct-days li").first).to_be_visible()
        self.then_anyone_can_use(clerk)
        address = clerk.url
        code = re.search(r"19753-\d{6}-\d{4}", clerk.locator("main").inner_text())
        assert code
        receipt = clerk.request.get(f"{address}giay-tiep-nhan.pdf")
        assert receipt.body().startswith(b"%PDF")
        for page, button in ((specialist, "Bắt đầu giải quyết"), (signer, "Ký kết quả")):
            page.goto(address)
            self.when_clicking(page, button)
        self.then_sees(signer, "Đã ký, chờ kết quả")
        clerk.goto(address)
        self.when_clicking(clerk, "Đính kèm kết quả")
        self.then_anyone_can_use(clerk)
        clerk.locator('input[type="file"]').set_input_files(
            {"name": "khai-sinh.pdf", "mimeType": "application/pdf", "buffer": birth.pdf()}
        )
        self.when_clicking(clerk, "Đính kèm kết quả")
        self.then_sees(clerk, "Đã có kết quả")
        self.when_clicking(clerk, "Trả kết quả")
        clerk.get_by_label("Qua mạng").check(force=True)
        self.then_anyone_can_use(clerk)
        self.when_clicking(clerk, "Trả kết quả")
        self.then_sees(clerk, "Đã trả kết quả")
        return code.group(0)

    # then

    def then_a_wrong_date_keeps_what_she_typed(self, page: Page) -> None:
        birth.put(page, "child_birth.day", "31")
        birth.put(page, "child_birth.month", "2")
        birth.put(page, "child_birth.year", "2026")
        page.get_by_role("button", name=birth.CONTINUE).click()
        self.then_sees(page, "Không có ngày")
        expect(page.locator('[name="child_birth.day"]')).to_have_value("31")
        self.then_anyone_can_use(page)

    def then_a_cut_connection_loses_nothing(self, page: Page) -> None:
        birth.fill(page)
        typed = page.locator('[name="child_birth.day"]').input_value()
        page.context.set_offline(True)
        page.get_by_role("button", name=birth.CONTINUE).click()
        self.then_sees(page, "Mạng đang bị cắt")
        expect(page.locator('[name="child_birth.day"]')).to_have_value(typed)
        page.context.set_offline(False)
        self.then_sees(page, "Có mạng lại rồi")
        page.wait_for_timeout(1_000)  # the line about it goes, and the page moves up under the finger
        birth.go_on(page)

    def then_she_goes_on_where_she_left(self, page: Page) -> None:
        self.when_opening(page, "/ho-so/")
        page.locator(".ct-card__link", has_text="Đăng ký khai sinh").first.click()
        assert birth.asked(page) == "child_sex"
        birth.answer_until(page, "papers")

    def then_a_wrong_file_is_explained(self, page: Page) -> None:
        """And the right one, sent with it, has arrived."""
        birth.attach(page, "pledge_file", "cam-doan.jpg", birth.photo())
        birth.attach(page, "other_files", "anh.jpg", b"<html>no picture</html>")
        page.get_by_role("button", name=birth.CONTINUE).click()
        expect(page.locator(".govuk-error-message").first).to_contain_text("không nhận loại tệp này")
        expect(page.get_by_label("cam-doan.jpg")).to_have_count(1)
        self.then_anyone_can_use_on_any_screen(page)

    def then_anybody_with_the_qr_follows_it_and_sees_nobody(self, link: str, code: str) -> None:
        stranger = self.given_a_phone()
        self.when_opening(stranger, link)
        self.then_sees(stranger, code)
        self.then_sees(stranger, "Đã trả kết quả")
        shown = stranger.content()
        for secret in ("Nguyễn Thị Mai", "Gia Bảo", "0905100003", "905 100 003", "046196012345"):
            assert secret not in shown
        self.then_anyone_can_use_on_any_screen(stranger)
        stranger.get_by_role("button", name="English").click()
        expect(stranger.locator("html")).to_have_attribute("lang", "en")
        self.then_sees(stranger, code)

    def then_she_has_her_result(self, page: Page, code: str) -> None:
        self.when_opening(page, "/ho-so/")
        page.locator(".ct-card", has_text=code).locator("a").first.click()
        with page.expect_download() as arriving:
            page.get_by_role("link", name="khai-sinh.pdf").click()
        assert arriving.value.path().read_bytes().startswith(b"%PDF")
