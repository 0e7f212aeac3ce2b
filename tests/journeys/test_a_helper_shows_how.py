"""Đặng Minh Khoa, who shows people how: told to say that nobody asks for a code, and given no box for one."""

from tests.journeys.stage import Journey

NEVER = "Tôi không bao giờ hỏi mã OTP, mật khẩu, mã PIN hay số thẻ"
NOTICE = "Không ai của xã, phường hay tổ công nghệ số hỏi mã OTP, mật khẩu hay mã PIN của bà con."
FOR_CODES = (
    'input[autocomplete="one-time-code"], input[type="password"], input[name*="code"], input[name*="otp"]'
)


class TestAHelperShowsHow(Journey):
    def test_nothing_asks_for_a_code(self):
        page = self.given_a_phone()
        self.given_signed_in(page, "khoa")
        self.when_opening(page, "/can-bo/huong-dan/")
        self.then_sees(page, NEVER)
        self.then_sees(page, "Đặng Minh Khoa")
        self.then_anyone_can_use_on_any_screen(page)
        for path in self.reached_from(page):
            self.when_opening(page, path)
            self.then_sees(page, NOTICE)
            assert page.locator(FOR_CODES).count() == 0, path

    def test_the_desk_stays_shut(self):
        page = self.given_a_phone()
        self.given_signed_in(page, "khoa")
        for path in ("/can-bo/cho-tiep-nhan/", "/can-bo/ho-so/", "/can-bo/nguoi/dan/", "/dieu-hanh/20179/"):
            answer = page.goto(path)
            assert answer
            assert answer.status == 403, path

    def reached_from(self, page) -> list[str]:
        """Where the page leads, but for following a case, which is done on one's own telephone."""
        links = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))"
        )
        paths = {"/can-bo/huong-dan/", *links} - {"/theo-doi/"}
        assert len(paths) >= 4
        return sorted(paths)
