"""A leader gives a piece of work, the specialist hands it on; it is late, they are reminded; done with its product, it
is confirmed by somebody else."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.stage import Journey

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
WORK = "Chụp ảnh các điểm hướng dẫn nộp hồ sơ"
# Four days later nobody has done it: what the timetable's job writes on that morning.
DAYS_LATER = """
from datetime import datetime, time, timedelta
from camtay.domains.tasks import actions
from camtay.domains.tasks.models import Task
from camtay.foundation.calendar import ZONE, calendar_now, local_day
from django.utils import timezone
now = timezone.now()
calendar = calendar_now()
Task.objects.filter(title=%r).update(due_at=now - timedelta(days=1))
day = calendar.working_on_or_after(local_day(now))
print(actions.remind(now=max(now, datetime.combine(day, time(9, 0), ZONE))))
"""


class TestAPieceOfWork(Journey):
    def test_it_goes_from_the_leader_to_the_product(self, tmp_path: Path) -> None:
        leader, specialist, officer = self.given_a_desktop(), self.given_a_desktop(), self.given_a_phone()
        self.given_signed_in(leader, "vinh")
        self.given_signed_in(specialist, "phuc")
        self.given_signed_in(officer, "thao")
        path = self.when_the_leader_gives_it(leader)
        self.when_the_specialist_hands_it_on(specialist, path)
        self.when_days_go_by()
        self.then_it_is_late_on_the_phone(officer)
        self.when_it_is_done_with_its_product(officer, path, tmp_path)
        self.then_the_leader_confirms_it(leader, path)

    def when_the_leader_gives_it(self, page: Page) -> str:
        self.when_opening(page, "/can-bo/")
        self.then_sees(page, "Việc được giao:")
        self.when_opening(page, "/can-bo/viec/?phan=ca-noi")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Giao việc mới")
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_label("Việc", exact=True).fill(WORK)
        page.locator("#id_doer").select_option(label="Lê Quang Phúc – Chuyên viên")
        page.get_by_label("Số giờ làm việc", exact=True).check(force=True)
        page.locator("#id_amount").fill("1")
        page.get_by_label("Sản phẩm", exact=True).fill("Mười ảnh")
        page.locator("main form button[type=submit]").click()
        self.then_sees(page, "Đã giao việc")
        self.then_anyone_can_use_on_any_screen(page)
        return re.sub(r"^https?://[^/]+", "", page.url)

    def when_the_specialist_hands_it_on(self, page: Page, path: str) -> None:
        self.when_opening(page, "/can-bo/viec/")
        page.get_by_role("link", name=WORK).click()
        expect(page).to_have_url(re.compile(f"{path}$"))
        self.when_clicking(page, "Giao cho người khác")
        page.locator("#id_to").select_option(label="Hồ Thị Thảo – Cán bộ dữ liệu")
        page.get_by_label("Lời nhắn").fill("Thảo có máy ảnh")
        self.then_anyone_can_use_on_any_screen(page)
        page.locator("main form button[type=submit]").click()
        self.then_sees(page, "Giao cho người khác: Hồ Thị Thảo")

    def when_days_go_by(self) -> None:
        written = self.city.run("shell", "-c", DAYS_LATER % WORK).split()[-1]
        assert int(written) >= 2, "whoever does it and whoever gave it are told that it is late"
        again = self.city.run("shell", "-c", DAYS_LATER % WORK).split()[-1]
        assert int(again) == 0

    def then_it_is_late_on_the_phone(self, page: Page) -> None:
        self.when_opening(page, "/can-bo/viec/")
        row = page.locator("main tbody tr", has_text=WORK)
        expect(row).to_contain_text("Quá hạn")
        self.then_anyone_can_use(page)

    def when_it_is_done_with_its_product(self, page: Page, path: str, folder: Path) -> None:
        product = folder / "muoi-anh.pdf"
        product.write_bytes(PDF)
        self.when_opening(page, path)
        self.then_anyone_can_use(page)
        self.when_clicking(page, "Nhận việc")
        self.when_clicking(page, "Báo đã xong")
        page.get_by_label("Kết quả").fill("Đã chụp mười điểm")
        page.locator("#id_file").set_input_files(product)
        self.then_anyone_can_use(page)
        page.locator("main form button[type=submit]").click()
        self.then_sees(page, "Đã báo xong")
        expect(page.get_by_role("button", name="Xác nhận đã xong")).to_have_count(0)

    def then_the_leader_confirms_it(self, page: Page, path: str) -> None:
        self.when_opening(page, "/can-bo/viec/?phan=cho-xac-nhan")
        page.get_by_role("link", name=WORK).click()
        expect(page).to_have_url(re.compile(f"{path}$"))
        self.then_sees(page, "muoi-anh.pdf")
        self.then_sees(page, "Xong trễ hạn")
        self.when_clicking(page, "Xác nhận đã xong")
        self.then_sees(page, "Đã xác nhận xong")
        self.then_anyone_can_use_on_any_screen(page)
