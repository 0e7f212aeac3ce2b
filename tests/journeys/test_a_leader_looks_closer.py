"""A leader asks where the late cases are, and whether the times are of the work or of a closing."""

import re

from playwright.sync_api import Page

from tests.journeys.stage import Journey

COUNTED = re.compile(r"Được tính \((\d+)\)")
ARTICLE = "?first=2026-01-01&last=2026-10-31"


class TestLookingCloser(Journey):
    def test_into_the_late_cases_of_a_neighbourhood(self) -> None:
        self.late_cases(self.given_a_phone())

    def test_the_same_at_a_desk(self) -> None:
        self.late_cases(self.given_a_desktop())

    def late_cases(self, page: Page) -> None:
        self.given_signed_in(page, "vinh")
        self.when_opening(page, "/dieu-hanh/19753/cases.overdue_now/")
        self.when_clicking(page, "Theo thôn, tổ")
        self.then_sees(page, "Tổ 3")
        self.then_anyone_can_use(page)
        page.locator("tbody").get_by_role("link").first.click()
        self.then_sees(page, "Chỉ tính:")
        said = page.get_by_text(COUNTED).first.inner_text()
        number = int(COUNTED.search(said).group(1))  # type: ignore[union-attr]
        assert number > 0
        assert page.locator("tr[data-row]").count() == number
        self.then_anyone_can_use(page)

    def test_on_time_by_procedure_worst_first_and_a_batch_closing(self) -> None:
        self.batch_closing(self.given_a_phone())

    def test_the_batch_closing_at_a_desk(self) -> None:
        self.batch_closing(self.given_a_desktop())

    def batch_closing(self, page: Page) -> None:
        self.given_signed_in(page, "phuoc")
        self.when_opening(page, f"/dieu-hanh/19858/cases.on_time/{ARTICLE}")
        self.when_clicking(page, "Theo thủ tục")
        self.then_sees(page, "Kém nhất trước")
        self.then_anyone_can_use(page)
        page.locator("tbody tr").first.locator("td").nth(1).get_by_role("link").click()
        self.then_sees(page, "Không được tính (")
        self.then_sees(page, "quá hạn")
        self.when_clicking(page, "Thời gian giải quyết")
        self.then_sees(page, "được kết thúc hàng loạt")
        self.then_anyone_can_use(page)
        self.when_clicking(page, "16:45 ngày 30/09/2026")
        self.then_sees(page, "kết thúc cùng lúc 16:45 30/09/2026")
        self.then_anyone_can_use(page)
