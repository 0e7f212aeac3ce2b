"""A commune keeps its roll of officials, marks a course, and its leader opens the figure into the people behind it."""

from playwright.sync_api import Page, expect

from tests.journeys.stage import Journey


class TestOfficialsLearnToo(Journey):
    def test_a_data_officer_on_a_phone(self) -> None:
        self.keeps_the_roll(self.given_a_phone())

    def test_a_data_officer_at_a_desk(self) -> None:
        self.keeps_the_roll(self.given_a_desktop())

    def keeps_the_roll(self, page: Page) -> None:
        self.given_signed_in(page, "tram")
        self.when_opening(page, "/can-bo/can-bo-hoc/?phan=untrained")
        self.then_sees(page, "58 cán bộ đang làm việc")
        self.then_anyone_can_use(page)
        somebody = page.locator("tbody").get_by_role("link").first.inner_text()
        self.when_clicking(page, "Lớp bồi dưỡng")
        self.then_anyone_can_use(page)
        page.locator("tbody").get_by_role("link").first.click()
        self.then_anyone_can_use(page)
        page.get_by_label(f"{somebody}: Có mặt").check()
        page.get_by_label(f"Đánh giá {somebody}").select_option("đạt")
        page.locator("main").get_by_role("button", name="Ghi").click()
        self.then_sees(page, "Đã ghi.")
        self.when_clicking(page, "Danh sách cấp giấy chứng nhận")
        self.then_sees(page, somebody)
        self.then_anyone_can_use(page)
        self.when_opening(page, "/can-bo/can-bo-hoc/ke-hoach-01/")
        self.then_sees(page, "phần mềm không giữ số này")
        self.then_anyone_can_use(page)
        self.when_opening(page, "/can-bo/can-bo-hoc/them/")
        self.then_anyone_can_use(page)

    def test_the_leader_opens_the_figure_into_its_people(self) -> None:
        page = self.given_a_phone()
        self.given_signed_in(page, "phuoc")
        self.when_opening(page, "/dieu-hanh/19858/?first=2026-01-01&last=2026-10-31")
        self.then_anyone_can_use(page)
        self.when_clicking(page, "100 % – Cán bộ được tập huấn kỹ năng số")
        self.then_sees(page, "Được tính (62)")
        self.then_anyone_can_use(page)
        page.locator("tbody").get_by_role("link").first.click()
        self.then_sees(page, "Lớp đã học")
        expect(page.locator("main form")).to_have_count(0)
        self.then_anyone_can_use(page)
