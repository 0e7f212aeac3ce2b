"""The base of every journey.

A journey is a class with one test per way through, written in given_/when_/then_ steps:

    class TestFiling(Journey):
        def test_a_mother_files_for_her_child(self):
            page = self.given_a_phone()
            self.given_signed_in(page, "mai")
            self.when_searching(page, "lam giay khai sinh")
            self.then_sees(page, "Đăng ký khai sinh")
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.audit import axe, fits
from tests.journeys.city import City

Opens = Callable[..., Page]


class Journey:
    city: City
    opens: Opens

    @pytest.fixture(autouse=True)
    def _on_stage(self, city: City, opens: Opens) -> None:
        self.city = city
        self.opens = opens

    def given_a_phone(self, **options: Any) -> Page:
        """A cheap phone, 360 × 740. `javascript=False`: its scripts never arrived."""
        return self.opens("phone", **options)

    def given_a_desktop(self, **options: Any) -> Page:
        return self.opens("desktop", **options)

    def given_signed_in(self, page: Page, key: str) -> None:
        """As one of the demo's people ("mai", "nga"), by the one click that only the demo has."""
        page.goto("/trai-nghiem/")
        page.locator(f'button[name="persona"][value="{self.city.phone_of(key)}"]').click()
        expect(page).not_to_have_url(re.compile("/trai-nghiem/$"))

    def when_opening(self, page: Page, path: str) -> None:
        answer = page.goto(path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"

    def when_clicking(self, page: Page, name: str) -> None:
        """A button or link by its words."""
        by_words: Locator = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name))
        by_words.first.click()

    def then_sees(self, page: Page, words: str) -> None:
        expect(page.get_by_text(words).first).to_be_visible()

    def then_anyone_can_use(self, page: Page) -> None:
        """Nothing serious found by axe, and no scrolling sideways."""
        axe(page)
        fits(page)
