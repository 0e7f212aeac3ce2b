"""A storm stops a commune for days: one deed pauses every case it touched, and the late list explains itself."""

import re
from datetime import datetime, time, timedelta

from playwright.sync_api import Page, expect

from camtay.foundation.calendar import ZONE
from tests.journeys.stage import Journey

WRITTEN = "%Y-%m-%dT%H:%M"
TELEGRAM = "Công điện số 12/CĐ-UBND về bão số 9"


class TestAStorm(Journey):
    def test_one_deed_pauses_forty_cases(self) -> None:
        page = self.given_a_desktop()
        self.given_signed_in(page, "phuoc")
        self.when_writing_down_a_storm(page)
        self.then_forty_cases_are_paused(page)
        self.then_the_late_list_says_why(page)
        self.then_it_says_so_on_a_phone_too()
        self.then_it_can_be_taken_back(page)

    def when_writing_down_a_storm(self, page: Page) -> None:
        today = datetime.combine(datetime.now(ZONE).date(), time(7, 30), ZONE)
        self.when_opening(page, "/can-bo/su-co/")
        # Before the first of the cases that are open, so that forty are touched on whatever day of the week this runs.
        page.locator("#id_since").fill((today - timedelta(days=24)).strftime(WRITTEN))
        page.locator("#id_until").fill((today - timedelta(days=1)).strftime(WRITTEN))
        page.get_by_label("Căn cứ").fill(TELEGRAM)
        self.when_clicking(page, "Ghi và tạm dừng")
        self.then_sees(page, TELEGRAM)

    def then_forty_cases_are_paused(self, page: Page) -> None:
        said = page.get_by_role("heading", name="hồ sơ được tạm dừng").inner_text()
        found = re.match(r"(\d+) ", said)
        assert found is not None
        assert int(found.group(1)) >= 40, said
        self.then_anyone_can_use_on_any_screen(page)

    def then_the_late_list_says_why(self, page: Page) -> None:
        self.when_opening(page, "/can-bo/dang-giai-quyet/?phan=qua-han")
        self.then_sees(page, "có giải trình")
        self.then_sees(page, TELEGRAM)
        self.then_anyone_can_use(page)

    def then_it_says_so_on_a_phone_too(self) -> None:
        phone = self.given_a_phone()
        self.given_signed_in(phone, "phuoc")
        self.then_the_late_list_says_why(phone)

    def then_it_can_be_taken_back(self, page: Page) -> None:
        self.when_opening(page, "/can-bo/su-co/")
        page.locator("main").get_by_role("link", name=re.compile("Thiên tai|bão")).first.click()
        self.when_clicking(page, "Hoàn tác")
        page.locator("main").get_by_role("button", name=re.compile("Hoàn tác")).first.click()
        expect(page.get_by_text("Đã hoàn tác").first).to_be_visible()
