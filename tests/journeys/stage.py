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
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.journeys.audit import axe, fits
from tests.journeys.city import City

Opens = Callable[..., Page]
READ: set[str] = set()  # codes and links that were taken out of letters
PHONE: ViewportSize = {"width": 360, "height": 740}


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
        page.locator(f'button[name="persona"][value="{self.city.phone_of(key)}"]').first.click()
        expect(page).not_to_have_url(re.compile("/trai-nghiem/$"))

    def given_signed_in_by_code(self, page: Page, key: str) -> None:
        """As anybody would: the telephone, then the code out of the message. `page` stands at the choice of doors."""
        self.when_clicking(page, "Tôi là người dân")
        page.get_by_label("Số điện thoại").fill(self.city.phone_of(key))
        self.when_clicking(page, "Nhắn mã")
        expect(page.get_by_label("Mã 6 số")).to_be_visible()
        page.get_by_label("Mã 6 số").fill(self.code_sent_to(key))
        page.locator("main").get_by_role("button", name="Vào").click()

    def code_sent_to(self, key: str) -> str:
        """The newest one-time code that went to somebody's telephone and was not read before."""
        return self.letter_to(self.city.phone_of(key), r"(\d{6}) là mã")

    def letter_to(self, address: str, sought: str) -> str:
        """The first group of `sought` in the newest letter not read before; they go out a second or two after."""
        inbox = self.given_a_desktop()
        for _try in range(40):
            self.when_opening(inbox, "/hop-thu-mau/")
            for text in inbox.locator("main .ct-card").all_inner_texts():
                found = re.search(sought, text)
                if address.lstrip("0") in text.splitlines()[0] and found and found.group(1) not in READ:
                    READ.add(found.group(1))
                    return found.group(1)
            inbox.wait_for_timeout(400)
        raise AssertionError(f"no letter to {address} with {sought}")

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

    def then_anyone_can_use_on_any_screen(self, page: Page) -> None:
        """The same, on this screen and on a telephone's."""
        usual = page.viewport_size
        self.then_anyone_can_use(page)
        page.set_viewport_size(PHONE)
        self.then_anyone_can_use(page)
        if usual:
            page.set_viewport_size(usual)
