"""96,4 % on time: into the late cases, and into one of them."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Journey

ARTICLE = "first=2026-01-01&last=2026-10-31"


class TestALeaderOpensAFigure(Journey):
    def test_at_the_desk(self):
        self.opens_the_late_cases(self.given_a_desktop())

    def test_on_the_way_by_phone(self):
        self.opens_the_late_cases(self.given_a_phone())

    def opens_the_late_cases(self, page: Page) -> None:
        self.given_signed_in(page, "phuoc")
        self.when_opening(page, f"/dieu-hanh/19858/?{ARTICLE}")
        self.then_anyone_can_use(page)
        page.locator(".ct-figure", has_text="Đúng hạn (theo Bộ").locator(".ct-figure__value a").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("96,4")
        page.get_by_role("link", name="Không được tính").click()
        self.then_sees(page, "quá hạn")
        self.then_sees(page, "trong 106")
        self.then_anyone_can_use(page)
        page.locator("main tbody th a").first.click()
        self.then_sees(page, "Đường đi của hồ sơ")
        self.then_anyone_can_use(page)


class TestACityLooksAtItsCommunes(Journey):
    def test_side_by_side(self):
        page = self.given_a_desktop()
        self.given_signed_in(page, "minh")
        self.when_opening(page, f"/dieu-hanh/46/?{ARTICLE}")
        for said in ("Phường Phong Thái, 96,4 %", "Xã Phú Vinh, "):
            expect(page.get_by_role("link", name=said).first).to_be_visible()
        self.then_anyone_can_use(page)
