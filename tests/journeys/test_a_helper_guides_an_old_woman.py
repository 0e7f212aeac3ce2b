"""Lê Thị Hường, 68, presses herself while Võ Thị Lan shows how. Her journal names the helper, who saw no code."""

from playwright.sync_api import Page, expect

from tests.journeys import birth, diary
from tests.journeys.stage import Journey

FOR_CODES = (
    'input[autocomplete="one-time-code"], input[type="password"], input[name*="code"], input[name*="otp"]'
)


class TestAHelperGuidesAnOldWoman(Journey):
    def test_she_presses_herself_and_her_journal_names_who_showed_how(self):
        helper, phone = self.given_a_phone(), self.given_a_phone()
        self.given_signed_in(helper, "lan")
        number = self.when_the_helper_opens_her_number(helper)
        self.given_signed_in(phone, "huong")
        self.when_she_names_the_helper(phone, number)
        self.when_she_files(phone)
        self.then_her_journal_names_the_helper(phone)
        self.then_the_helper_has_a_count_and_no_case(helper, phone)

    def when_the_helper_opens_her_number(self, page: Page) -> str:
        self.when_opening(page, "/can-bo/cung-lam/")
        self.then_sees(page, "Không bao giờ hỏi, nhìn hay gõ mã OTP")
        assert page.locator(FOR_CODES).count() == 0
        self.then_anyone_can_use_on_any_screen(page)
        return page.locator("main .govuk-heading-xl").inner_text().strip()

    def when_she_names_the_helper(self, page: Page, number: str) -> None:
        self.when_opening(page, f"/cung-lam/{number}/")
        self.then_sees(page, "Võ Thị Lan")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Đúng, người này hướng dẫn tôi")
        self.when_opening(page, "/thu-tuc/1.001193/nop/")
        expect(page.get_by_label("Tôi bấm, có người hướng dẫn")).to_be_checked()
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_label("Phường Phú Xuân").check(force=True)
        self.when_clicking(page, "Bắt đầu")

    def when_she_files(self, page: Page) -> None:
        self.then_sees(page, "Võ Thị Lan hướng dẫn bà con")
        self.then_sees(page, "không hỏi và không gõ mã OTP")
        birth.answer_until(page, "check")
        self.then_sees(page, "Võ Thị Lan hướng dẫn bà con")
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_role("button", name="Nộp hồ sơ").click()
        self.then_sees(page, "Đã nộp hồ sơ")

    def then_her_journal_names_the_helper(self, page: Page) -> None:
        diary.find(page, "Bà con nộp hồ sơ, có Võ Thị Lan hướng dẫn.")
        self.then_anyone_can_use_on_any_screen(page)

    def then_the_helper_has_a_count_and_no_case(self, helper: Page, phone: Page) -> None:
        self.when_opening(helper, "/can-bo/cung-lam/")
        self.then_sees(helper, "Đã hướng dẫn: 1 hồ sơ")
        assert "Lê Thị Hường" not in helper.content()
        self.when_opening(phone, "/ho-so/")
        hers = phone.locator(".ct-card__link", has_text="Đăng ký khai sinh").first.get_attribute("href")
        assert hers
        answer = helper.goto(hers)
        assert answer
        assert answer.status == 404
