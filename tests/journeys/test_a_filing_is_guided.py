"""Hoàng Thị Diệu My sits beside an old woman who files on a telephone of her own; there is no network on the helper's."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys import field_phone as phones
from tests.journeys.stage import Journey

NEVER = "Bạn không hỏi, không xem, không gõ giúp"
CODE = "G22.99.08-261128-0007"
KNOWN = """
import json
from camtay.domains.learning.models import Observation, Session
held = Session.objects.filter(taught_by__email="my@demo.camtay.example", skill="file_online").exclude(title="")
seen = Observation.objects.filter(case_code="G22.99.08-261128-0007")
print(json.dumps({"titles": list(held.values_list("title", flat=True)), "seen": list(seen.values_list("seen", flat=True))}))
"""


class TestAFilingIsGuided(Journey):
    def test_step_by_step_without_network_and_without_a_code(self):
        page = self.given_a_phone()
        self.given_signed_in(page, "my")
        phones.enrol(page, "Máy của My")
        phones.is_under_way(page)
        phones.all_sent(page)
        page.context.set_offline(True)
        self.when_choosing_what_is_needed(page)
        self.when_practising(page)
        self.when_they_press_step_by_step(page)
        self.when_saying_who_pressed(page)
        assert phones.only_here(page) == 2  # the session, and the case's code
        page.context.set_offline(False)
        phones.all_sent(page)
        known = self.known()
        assert known["titles"] == ["Làm giấy khai sinh"]
        assert known["seen"] == ["with_help"]

    def test_the_phone_says_how_it_comes_onto_the_home_screen(self):
        page = self.given_a_phone()
        self.given_signed_in(page, "bao")
        phones.enrol(page, "Máy của Bảo")
        phones.go(page, "Máy này")
        self.then_sees(page, "Thêm vào màn hình chính")
        page.evaluate(
            """() => dispatchEvent(Object.assign(new Event("beforeinstallprompt", {cancelable: true}),
            {prompt: async () => { window.asked = true }, userChoice: Promise.resolve({outcome: "dismissed"})}))"""
        )
        page.get_by_role("button", name="Cài ra màn hình chính").click()
        assert page.evaluate("window.asked")
        self.then_anyone_can_use(page)

    def when_choosing_what_is_needed(self, page: Page) -> None:
        phones.go(page, "Tuần này")
        page.get_by_role("link", name="Cùng nộp hồ sơ").click()
        self.then_sees(page, NEVER)
        page.get_by_label("Tìm việc cần làm").fill("dang ky khai sinh")
        self.then_anyone_can_use(page)
        page.get_by_role("link", name="Làm giấy khai sinh", exact=True).click()
        self.then_sees(page, "Nộp trên Cổng Dịch vụ công quốc gia.")
        self.then_sees(page, "Chuẩn bị gì")
        self.then_anyone_can_use(page)

    def when_practising(self, page: Page) -> None:
        page.get_by_role("link", name="Tập điền trước").click()
        self.then_sees(page, "Không có gì được lưu hay gửi đi.")
        page.get_by_role("button", name="Tiếp").click()
        expect(page.locator("main .fault").first).to_be_visible()
        self.then_anyone_can_use(page)
        page.get_by_role("link", name="Quay lại").click()

    def when_they_press_step_by_step(self, page: Page) -> None:
        page.get_by_role("button", name="Từng bước, bà con tự bấm").click()
        self.then_sees(page, "dichvucong.gov.vn")
        for step in range(1, 5):
            self.then_sees(page, f"Bước {step} trên 5")
            self.then_sees(page, NEVER)
            self.then_anyone_can_use(page)
            page.get_by_role("button", name="Bà con đã bấm xong").click()
        page.get_by_role("button", name="Xong, ghi lại").click()

    def when_saying_who_pressed(self, page: Page) -> None:
        page.locator("main li button").first.click()
        page.get_by_role("button", name="Lưu", exact=True).click()
        self.then_sees(page, "Hãy chọn ai bấm nộp.")
        page.get_by_text("Bà con bấm, tôi chỉ từng bước", exact=True).click()
        page.get_by_label("Mã hồ sơ (nếu đã có)").fill(CODE)
        page.get_by_text("Ký phiếu giấy", exact=True).click()
        self.then_sees(page, NEVER)
        self.then_anyone_can_use(page)
        page.get_by_role("button", name="Lưu", exact=True).click()
        self.then_sees(page, "Đã ghi.")

    def known(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.city.run("shell", "-v", "0", "-c", KNOWN).splitlines()[-1])
        return found
