"""A clerk takes a case in at the counter with her hands on the keyboard; on a telephone without scripts; by post.

A browser without a screen knows no access keys, so the journey goes along with Tab where a clerk would press Alt + N.
The counts below are what `benchmarks/README.md` reckons the time at the counter from. The time that the browser took
is printed, not judged: no person's reading and thinking is in it.
"""

import re
from time import monotonic

from playwright.sync_api import Locator, Page, expect

from tests.journeys import birth
from tests.journeys.audit import fits
from tests.journeys.stage import Journey

COUNTER = "/can-bo/tiep-nhan-moi/"
MOST_KEYS = 60  # of a registration of birth for somebody known, from the empty page to the code
HANDS = """
for (const kind of ["keydown", "pointerdown"])
  addEventListener(kind, (event) => {
    if (["Shift", "Alt", "Control"].includes(event.key)) return;
    sessionStorage.setItem(kind, 1 + Number(sessionStorage.getItem(kind) ?? 0));
  }, { capture: true });
"""


class TestAClerkAtTheCounter(Journey):
    def test_she_takes_a_case_in_without_the_mouse(self):
        page = self.given_at_the_counter()
        self.then_anyone_can_use_on_any_screen(page)
        page.add_init_script(HANDS)
        self.when_opening(page, COUNTER)
        began = monotonic()
        self.when_she_types_what_is_wanted(page)
        self.when_she_finds_the_mother(page)
        self.when_she_ticks_what_lies_there(page)
        self.when_tabbing_to(page, page.get_by_role("button", name="Nhận hồ sơ", exact=True))
        page.keyboard.press("Space")
        self.then_sees(page, "Đã nhận hồ sơ")
        self.then_it_took_few_keys(page, monotonic() - began)
        self.then_the_next_is_one_key_away(page)

    def test_it_works_on_a_phone_without_scripts(self):
        page = self.given_at_the_counter(phone=True)
        self.when_opening(page, f"{COUNTER}?q=dang+ky+khai+sinh")
        page.locator(".ct-result__link").first.click()
        fits(page)
        page.get_by_label("Tìm người nộp").fill("0905100002")
        page.get_by_role("button", name="Tìm người").click()
        page.get_by_label("Trần Văn Tâm").check(force=True)
        self.then_a_missing_paper_is_told_and_the_scan_kept(page)
        self.then_it_is_taken_in_when_he_is_back(page)
        self.then_a_mistake_is_taken_back(page)

    def test_an_envelope_and_the_way_back(self):
        page = self.given_at_the_counter()
        self.when_opening(page, f"{COUNTER}?thu-tuc=1.001193")
        self.when_writing_a_new_person(page)
        page.get_by_label("Gửi bưu điện").check(force=True)
        page.get_by_role("button", name="Nhận hồ sơ", exact=True).click()
        self.then_sees(page, "Hãy chọn ngày bưu điện giao hồ sơ đến.")
        expect(page.get_by_label("Họ và tên")).to_have_value("Lê Thị Xa")
        self.then_anyone_can_use_on_any_screen(page)
        day = page.get_by_label("Ngày bưu điện giao đến").get_attribute("max")
        assert day
        page.get_by_label("Ngày bưu điện giao đến").fill(day)
        page.get_by_label("Mã bưu gửi").fill("RR123456789VN")
        page.get_by_role("button", name="Nhận hồ sơ", exact=True).click()
        self.then_sees(page, "Đã nhận hồ sơ")
        self.when_clicking(page, "Mở hồ sơ")
        self.then_sees(page, "RR123456789VN")

    # given, when

    def given_at_the_counter(self, *, phone: bool = False) -> Page:
        page = self.given_a_phone(javascript=False) if phone else self.given_a_desktop()
        self.given_signed_in(page, "nga")
        self.when_opening(page, COUNTER)
        self.then_sees(page, "Bà con cần làm việc gì?")
        return page

    def when_she_types_what_is_wanted(self, page: Page) -> None:
        expect(page.locator("#q")).to_be_focused()
        page.keyboard.type("khai sinh")
        first = page.locator(".ct-result__link").first
        expect(first).to_have_text("Đăng ký khai sinh")
        self.when_tabbing_to(page, first)
        page.keyboard.press("Enter")

    def when_she_finds_the_mother(self, page: Page) -> None:
        expect(page.locator("#id_q")).to_be_focused()
        page.keyboard.type("0905100003")
        page.keyboard.press("Tab")
        mother = page.get_by_label("Nguyễn Thị Mai")
        expect(mother).to_be_visible()
        self.when_tabbing_to(page, mother)
        page.keyboard.press("Space")
        expect(mother).to_be_checked()

    def when_she_ticks_what_lies_there(self, page: Page) -> None:
        for name in ("Tờ khai", "Giấy chứng sinh"):
            tick = page.get_by_label(name).first
            self.when_tabbing_to(page, tick)
            page.keyboard.press("Space")
            expect(tick).to_be_checked()

    def when_tabbing_to(self, page: Page, target: Locator) -> None:
        for _key in range(30):
            if target.evaluate("one => one === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError("not within thirty keys")

    def when_writing_a_new_person(self, page: Page) -> None:
        page.get_by_label("Họ và tên").fill("Lê Thị Xa")
        page.get_by_label("Năm sinh").fill("1960")
        page.get_by_label("Nơi ở").select_option("elsewhere")
        page.locator("#have-1").check(force=True)

    # then

    def then_it_took_few_keys(self, page: Page, seconds: float) -> None:
        keys, clicks = (
            int(page.evaluate(f"sessionStorage.getItem('{kind}') ?? 0"))
            for kind in ("keydown", "pointerdown")
        )
        print(f"\ncounter: {keys} keys, {clicks} clicks, {seconds:.1f} s in the browser")
        assert clicks == 0
        assert keys <= MOST_KEYS
        assert re.search(r"19753-\d{6}-\d{4}", page.locator("h1").locator("..").inner_text())
        self.then_anyone_can_use_on_any_screen(page)
        receipt = page.get_by_role("button", name="In giấy tiếp nhận A4").get_attribute("href")
        assert page.request.get(str(receipt)).body().startswith(b"%PDF")

    def then_the_next_is_one_key_away(self, page: Page) -> None:
        expect(page.get_by_role("button", name="Nhận hồ sơ tiếp theo")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#q")).to_be_focused()
        self.then_sees(page, "Đã nhận hôm nay")

    def then_a_missing_paper_is_told_and_the_scan_kept(self, page: Page) -> None:
        page.get_by_text("Bản quét từng giấy").click()
        page.locator("#lack-2").select_option("missing")
        page.locator("#file-0").set_input_files(
            {"name": "to-khai.pdf", "mimeType": "application/pdf", "buffer": birth.pdf()}
        )
        page.get_by_role("button", name="Nhận hồ sơ", exact=True).click()
        self.then_sees(page, "Còn thiếu giấy tờ bắt buộc")
        expect(page.get_by_label("to-khai.pdf")).to_be_checked()
        expect(page.get_by_label("Trần Văn Tâm")).to_be_checked()
        fits(page)
        page.get_by_role("button", name="Chưa nhận, in phiếu hướng dẫn").click()
        self.then_sees(page, "Cần mang thêm")
        fits(page)

    def then_it_is_taken_in_when_he_is_back(self, page: Page) -> None:
        self.when_clicking(page, "Nhận hồ sơ tiếp theo")
        page.locator("main").get_by_role("link", name="Trần Văn Tâm", exact=True).click()
        self.then_sees(page, "to-khai.pdf")
        page.locator("#have-2").check(force=True)
        page.get_by_role("button", name="Nhận hồ sơ", exact=True).click()
        self.then_sees(page, "Hẹn trả kết quả")
        fits(page)

    def then_a_mistake_is_taken_back(self, page: Page) -> None:
        self.when_clicking(page, "Nhận nhầm (hủy trong 10 phút)")
        fits(page)
        page.get_by_label("Nhận nhầm ở chỗ nào?").fill("Nhầm người nộp")
        page.get_by_role("button", name="Hủy hồ sơ này").click()
        self.then_sees(page, "Đã hủy hồ sơ")
        self.then_sees(page, "Người nộp đã rút")
