"""Whoever keeps teams gives a campaign more days; a helper opens a class, and types in a sheet of paper."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.stage import Journey


class TestATeamsDesk(Journey):
    def test_a_campaign_is_given_more_days(self):
        page = self.given_a_desktop()
        self.given_signed_in(page, "rang")
        self.when_opening(page, "/can-bo/to/tinh-nguyen/")
        self.then_anyone_can_use_on_any_screen(page)
        page.locator("main .ct-card a, main table a").first.click()
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_role("link", name="Gia hạn").click()
        self.then_anyone_can_use_on_any_screen(page)
        later = timezone.localdate() + timedelta(days=60)
        page.get_by_label("Ngày cuối mới").fill(f"{later:%Y-%m-%d}")
        page.get_by_role("button", name="Gia hạn", exact=True).click()
        self.then_sees(page, "Hãy ghi vì sao gia hạn.")
        self.then_anyone_can_use(page)
        page.get_by_label("Vì sao gia hạn?").fill("Bà con còn cần các bạn")
        page.get_by_role("button", name="Gia hạn", exact=True).click()
        self.then_sees(page, f"{later:%d/%m/%Y}")
        self.then_sees(page, "Bà con còn cần các bạn")

    def test_the_rooms_of_what_was_learned_are_for_everybody(self):
        page = self.given_a_desktop()
        self.given_signed_in(page, "oanh")
        for path in ("", "lop/", "lop/mo/", "nguoi/", "phieu-giay/", "buoi/moi/", "xem-lai/"):
            self.when_opening(page, f"/can-bo/hoc/{path}")
            self.then_anyone_can_use_on_any_screen(page)

    def test_mr_binh_says_at_the_class_that_he_is_there(self):
        desk, phone = self.given_a_desktop(), self.given_a_phone()
        self.given_signed_in(desk, "thinh")
        self.when_opening(desk, "/can-bo/hoc/lop/")
        desk.get_by_role("link", name="Trả tiền bằng mã QR").click()
        self.then_anyone_can_use_on_any_screen(desk)
        [address] = [one for one in desk.locator("main p").all_inner_texts() if "/lop/" in one]
        self.given_signed_in(phone, "binh")
        phone.goto("/lop/" + address.split("/lop/")[1])
        self.then_anyone_can_use(phone)
        self.when_clicking(phone, "Tôi có mặt")
        self.then_sees(phone, "Đã ghi bà con có mặt ở lớp này.")
        self.then_anyone_can_use(phone)
        desk.reload()
        expect(desk.get_by_role("heading", name="Có mặt: 1 người")).to_be_visible()
        desk.get_by_text("Ai có mặt").click()
        self.then_sees(desk, "Hoàng Văn Bình")
        self.then_anyone_can_use_on_any_screen(desk)
