"""Somebody new at the desk: the letter, the first password, the second factor, and the day's work."""

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.journeys.stage import Journey

ADDRESS, PASSWORD = "nhan.ho@demo.camtay.example", "sông Hương buổi sớm mai"


class TestAClerkIsInvited(Journey):
    def test_from_the_letter_to_the_desk(self):
        self.when_the_commune_invites()
        page = self.given_a_desktop()
        self.when_opening(page, self.letter_to(ADDRESS, r"(/loi-moi/\S+/)"))
        self.when_setting_a_password(page)
        secret = self.when_setting_a_second_factor_up(page)
        self.then_works(page)
        self.when_signing_out(page)
        self.then_password_and_code_are_both_asked_for(page, secret)

    def when_the_commune_invites(self) -> None:
        page = self.given_a_desktop()
        self.given_signed_in(page, "an")
        self.when_opening(page, "/can-bo/nguoi/moi/")
        page.get_by_label("Họ và tên").fill("Hồ Thị Nhàn")
        page.get_by_label("Thư điện tử công vụ").fill(ADDRESS)
        page.get_by_label("Vai trò").select_option(label="Cán bộ một cửa")
        page.locator("main form button").last.click()
        self.then_sees(page, f"gửi thư cho {ADDRESS}")

    def when_setting_a_password(self, page: Page) -> None:
        self.then_sees(page, "Chào Hồ Thị Nhàn")
        self.then_anyone_can_use_on_any_screen(page)
        self.type_password(page, "123")
        expect(page.locator(".govuk-error-message").first).to_be_visible()
        self.then_anyone_can_use(page)
        self.type_password(page, PASSWORD)
        self.log_in(page)

    def type_password(self, page: Page, words: str) -> None:
        for field in page.locator('main input[autocomplete="new-password"]').all():
            field.fill(words)
        self.when_clicking(page, "Đặt mật khẩu")

    def log_in(self, page: Page) -> None:
        page.locator("#id_login").fill(ADDRESS)
        page.locator("#id_password").fill(PASSWORD)
        page.locator("main").get_by_role("button", name="Đăng nhập", exact=True).click()

    def when_setting_a_second_factor_up(self, page: Page) -> str:
        self.then_sees(page, "Lớp bảo vệ thứ hai")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Ứng dụng sinh mã trên điện thoại")
        secret = page.locator(".ct-id").inner_text().strip()
        self.then_anyone_can_use_on_any_screen(page)
        page.locator("#id_code").fill(self.code(page, secret))
        page.get_by_role("button", name="Bật").click()
        expect(page).to_have_url(re.compile("/ma-du-phong/"))
        self.then_anyone_can_use_on_any_screen(page)
        return secret

    def code(self, page: Page, secret: str) -> str:
        """What the app on the telephone shows now, by the browser's clock."""
        return format_hotp_value(hotp_value(secret, int(page.evaluate("Date.now()")) // 30_000))

    def when_signing_out(self, page: Page) -> None:
        page.get_by_role("button", name="Thoát").or_(page.get_by_role("link", name="Thoát")).first.click()
        self.then_sees(page, "Bà con cần làm gì?")

    def then_works(self, page: Page) -> None:
        self.when_opening(page, "/can-bo/")
        self.then_sees(page, "Việc hôm nay")

    def then_password_and_code_are_both_asked_for(self, page: Page, secret: str) -> None:
        self.when_opening(page, "/dang-nhap/can-bo/?next=/can-bo/")
        self.then_anyone_can_use_on_any_screen(page)
        self.log_in(page)
        expect(page).to_have_url(re.compile("/nhap-ma/"))
        self.then_anyone_can_use_on_any_screen(page)
        page.locator("#id_code").fill("000000")
        page.locator("main form button").first.click()
        expect(page.locator(".govuk-error-message").first).to_be_visible()
