"""Anyone, on any screen, with or without scripts, finds the first pages usable."""

import pytest

from tests.journeys.stage import Journey

PUBLIC = [
    "/",
    "/tim/?q=lam+giay+khai+sinh",
    "/thu-tuc/",
    "/thu-tuc/1.001193/",
    "/theo-doi/",
    "/so-lieu/19858/",
    "/tro-nang/",
]


class TestAnyoneComesIn(Journey):
    @pytest.mark.parametrize("path", PUBLIC)
    def test_on_a_phone(self, path):
        page = self.given_a_phone()
        self.when_opening(page, path)
        self.then_anyone_can_use(page)

    @pytest.mark.parametrize("path", PUBLIC)
    def test_on_a_desktop(self, path):
        page = self.given_a_desktop()
        self.when_opening(page, path)
        self.then_anyone_can_use(page)

    def test_without_scripts(self):
        page = self.given_a_phone(javascript=False)
        self.when_opening(page, "/")
        page.get_by_role("searchbox").fill("lam giay khai sinh")
        page.keyboard.press("Enter")
        self.then_sees(page, "khai sinh")
