"""A leader sees “late” rising, opens the cases, finds the department that holds them, makes it a piece of work with an
owner; the owner does it, and next month's closing shows the change.

What time alone can bring, cases that finish this week and next month, is written by the domain's own makers; the months
go by on a server whose clock is some weeks on. All else is clicked.
"""

import re
from datetime import date, datetime, timedelta

from playwright.sync_api import Page, expect

from camtay.foundation.calendar import ZONE
from tests.journeys import city as cities
from tests.journeys import pictures
from tests.journeys.conftest import DEVICES, PICTURES
from tests.journeys.stage import Journey

LATE = "Đúng hạn (theo Bộ chỉ số 766)"
GOAL = "Hồ sơ giải quyết đúng hạn đạt 98 %"
HOLDS, HELD = "Phòng Kinh tế", 30
REPORT = "Báo cáo tháng về giải quyết thủ tục hành chính"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
# Cases of the list of Phong Thái that were handed over at a moment: so many of a department, so many of them late.
SETTLED = """
from datetime import datetime, timedelta
from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories
from camtay.domains.places.models import Place
where = Place.objects.get(code="19858")
at = datetime.fromisoformat(%r)
for department, on_time, late in %r:
    for number in range(on_time + late):
        due = {"due_at": at - timedelta(hours=5)} if number < late else {}
        factories.case(
            states.HANDED_OVER, at=at + timedelta(minutes=3 * number), where=where, origin="mirror", department=department,
            external_code=f"H57.31-{at:%%y%%m%%d}-{900000 + Case.objects.count()}", electronic_result=True, components_attached=True,
            procedure=factories.procedure("1.001612"), **due,
        )
"""


class TestActingOnWhatIsLate(Journey):
    def test_from_the_figure_to_the_next_closing(self, tmp_path) -> None:
        leader, owner = self.given_a_desktop(), self.given_a_phone()
        self.given_a_week_worse_than_the_one_before()
        self.given_signed_in(leader, "phuoc")
        self.given_signed_in(owner, "cuong")
        self.then_the_page_of_the_commune_says_that_late_is_rising(leader)
        self.when_opening_the_cases(leader)
        self.when_the_goal_says_who_holds_them(leader)
        self.when_it_becomes_a_piece_of_work(leader)
        product = tmp_path / "quy-trinh.pdf"
        product.write_bytes(PDF)
        self.when_its_owner_does_it(owner, product)
        self.when_the_leader_confirms_it(leader)
        before = self.when_the_month_is_closed(self.period_after(self.worse))
        following = self.period_after(self.worse) + timedelta(days=5)
        self.settled(
            datetime(following.year, following.month, following.day, 9, tzinfo=ZONE), [("economy", 29, 1)]
        )
        self.then_the_next_closing_shows_the_change(self.period_after(following), before)

    # Given

    def given_a_week_worse_than_the_one_before(self) -> None:
        self.today = datetime.now(ZONE).replace(hour=9, minute=0, second=0, microsecond=0)
        self.worse = (self.today - timedelta(days=2)).date()
        self.settled(self.today - timedelta(days=9), [("culture", 20, 0), ("economy", 10, 0)])
        self.settled(self.today - timedelta(days=2), [("culture", 20, 0), ("economy", 2, HELD)])

    def settled(self, at: datetime, parts: list[tuple[str, int, int]]) -> None:
        self.city.run("shell", "-c", SETTLED % (at.isoformat(), parts))

    @staticmethod
    def period_after(day: date) -> date:
        """The first day after the period, of the 15th to the 14th, in which a day lies."""
        if day.day < 15:
            return day.replace(day=15)
        return (day.replace(day=1) + timedelta(days=32)).replace(day=15)

    # When

    def when_opening_the_cases(self, page: Page) -> None:
        self.said(page).get_by_role("link", name=f"thuộc {HOLDS}").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(LATE)
        self.then_sees(page, "Chỉ tính:")
        expect(page.get_by_role("link", name=f"Không được tính ({HELD})")).to_have_attribute(
            "aria-current", "page"
        )
        assert page.locator("tr[data-row]").count() == HELD
        self.then_anyone_can_use_on_any_screen(page)
        self.keeps(page, "cases")
        page.locator("tr[data-row]").first.get_by_role("link").first.click()
        self.then_sees(page, "Đường đi của hồ sơ")

    def when_the_goal_says_who_holds_them(self, page: Page) -> None:
        self.when_opening(page, "/dieu-hanh/")
        self.when_clicking(page, GOAL)
        self.then_sees(page, f"Chưa được nhất ở: {HOLDS}")
        self.then_anyone_can_use_on_any_screen(page)
        self.keeps(page, "goal")
        page.locator("tr[data-row]", has_text=HOLDS).get_by_role("link", name="Giao việc").click()

    def when_it_becomes_a_piece_of_work(self, page: Page) -> None:
        self.work = page.get_by_label("Việc", exact=True).input_value()
        assert HOLDS in self.work
        page.locator("#id_doer").select_option(label="Phan Đức Cường – Chuyên viên")
        page.get_by_label("Số ngày làm việc", exact=True).check(force=True)
        page.locator("#id_amount").fill("5")
        page.get_by_label("Sản phẩm", exact=True).fill("Quy trình đã bỏ một bước trình")
        self.then_anyone_can_use_on_any_screen(page)
        page.locator("main form button[type=submit]").click()
        expect(self.row(page)).to_contain_text("Phan Đức Cường")
        self.then_anyone_can_use_on_any_screen(page)

    def when_its_owner_does_it(self, page: Page, product) -> None:
        self.when_opening(page, "/can-bo/viec/")
        page.get_by_role("link", name=self.work).click()
        self.when_clicking(page, "Nhận việc")
        self.when_clicking(page, "Báo đã xong")
        page.get_by_label("Kết quả").fill("Bỏ bước trình hai lần, hồ sơ hộ kinh doanh ký trong ngày.")
        page.locator("#id_file").set_input_files(product)
        self.then_anyone_can_use(page)
        page.locator("main form button[type=submit]").click()
        self.then_sees(page, "Đã báo xong")

    def when_the_leader_confirms_it(self, page: Page) -> None:
        self.row(page).get_by_role("link", name=self.work).click()
        self.then_sees(page, "quy-trinh.pdf")
        self.when_clicking(page, "Xác nhận đã xong")
        self.then_sees(page, "Đã xác nhận xong")

    def when_the_month_is_closed(self, after: date) -> float:
        """What it says of on time, as a share of a hundred. The server's clock stands a day after the period."""
        with cities.serving_later(self.city, (after - self.today.date()).days + 1) as later:
            return self.share(self.closed(self.opens("desktop", base_url=later.address), after))

    def closed(self, page: Page, after: date) -> Page:
        self.given_signed_in(page, "phuoc")
        self.when_opening(page, "/dieu-hanh/")
        self.when_clicking(page, "Chốt số liệu")
        self.then_anyone_can_use_on_any_screen(page)
        first, last = (after.replace(day=1) - timedelta(days=1)).replace(day=15), after - timedelta(days=1)
        period = f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
        page.locator("li[data-row]", has_text=period).get_by_role("link").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(REPORT)
        self.then_sees(page, "Xem trước khi chốt")
        page.get_by_role("button", name="Chốt số liệu").click()
        self.then_sees(page, "Đã chốt")
        self.then_anyone_can_use_on_any_screen(page)
        return page

    # Then

    def then_the_page_of_the_commune_says_that_late_is_rising(self, page: Page) -> None:
        self.when_opening(page, "/dieu-hanh/")
        expect(self.said(page)).to_contain_text("giảm từ")
        expect(self.said(page)).to_contain_text(f"{HELD} trong {HELD} thuộc {HOLDS}")
        self.then_anyone_can_use_on_any_screen(page)
        self.keeps(page, "commune")

    def then_the_next_closing_shows_the_change(self, after: date, before: float) -> None:
        with cities.serving_later(self.city, (after - self.today.date()).days + 1) as later:
            page = self.closed(self.opens("desktop", base_url=later.address), after)
            self.keeps(page, "closing")
            cells = self.figure(page).locator("td")
            now, was, moved = (cells.nth(at).inner_text() for at in range(3))
            assert self.number(was) == before < 90 < self.number(now)
            assert re.match(r"\+\d", moved)
            self.figure(page).get_by_role("link").nth(2).click()  # as the month before was closed
            self.then_sees(page, "đúng như đã chốt lúc")
            self.when_opening(page, "/dieu-hanh/")
            for link in ("Kế hoạch và mục tiêu", "Thực hiện Nghị quyết 57-NQ/TW", GOAL):
                self.when_clicking(page, link)
            expect(self.row(page)).to_contain_text("Đã xác nhận xong")
            self.when_opening(page, "/dieu-hanh/")
            page.set_viewport_size(DEVICES["projector"]["viewport"])
            self.when_clicking(page, "Chiếu lên màn hình lớn")
            self.then_anyone_can_use(page)

    # Where things stand

    def said(self, page: Page):
        """The sentence of what has changed."""
        return page.locator(".ct-changes__item", has_text=f"{LATE} giảm từ")

    def row(self, page: Page):
        """The piece of work among those of its goal."""
        return page.locator("tr[data-row]", has_text=self.work)

    @staticmethod
    def figure(page: Page):
        return page.locator("tr[data-row]", has_text=LATE)

    def share(self, page: Page) -> float:
        return self.number(self.figure(page).locator("td").first.inner_text())

    @staticmethod
    def number(text: str) -> float:
        """`81,8 %` and what stands below it."""
        return float(text.split("\n")[0].split("\u00a0")[0].replace(",", "."))

    def keeps(self, page: Page, name: str) -> None:
        """A picture on a telephone, at a desk and on a meeting room's wall, in var/journeys."""
        usual = page.viewport_size
        PICTURES.mkdir(parents=True, exist_ok=True)
        for device, options in DEVICES.items():
            page.set_viewport_size(options["viewport"])
            pictures.keep(page, PICTURES / f"late-{name}-{device}.png", pictures.TALLEST[device])
        if usual:
            page.set_viewport_size(usual)
