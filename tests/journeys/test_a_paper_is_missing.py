"""A paper is missing: asked for on Mẫu 02, photographed at home, and the clocks say who was waited for."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys import birth
from tests.journeys.stage import Journey

REASON = "Văn bản cam đoan thiếu chữ ký người làm chứng. Bà con ký rồi chụp lại, gửi ở trang hồ sơ."
STANDS = "Đồng hồ đang dừng"
EXPLAINED = "Không trễ khi giải trình"


class TestAPaperIsMissing(Journey):
    def test_it_is_asked_for_and_sent_from_a_phone(self):
        mai = self.given_a_phone()
        self.given_signed_in(mai, "mai")
        hers = self.given_a_case_she_filed(mai)
        clerk, specialist, signer = (self.given_a_desktop() for _person in range(3))
        for page, key in ((clerk, "nga"), (specialist, "phuc"), (signer, "dung")):
            self.given_signed_in(page, key)
        desk = f"/can-bo{hers}"
        code = self.when_the_clerk_takes_it_in(clerk, desk)
        self.when_a_paper_is_asked_for(specialist, desk)
        self.then_the_desk_says_that_the_clock_stands(specialist, desk)
        self.then_she_is_told(code)
        self.then_her_page_says_what_is_missing_and_that_the_clock_stands(mai, hers)
        self.when_she_sends_a_photo(mai)
        self.then_the_clock_runs_again(mai, specialist, desk)
        self.when_it_is_enough_and_signed(specialist, signer, desk)
        self.when_the_result_is_handed_over(clerk, desk)
        self.then_both_clocks_say_how_it_went(clerk)
        self.when_she_rates_it(mai, hers)
        self.then_the_office_reads_it(clerk, desk)

    # given, when

    def given_a_case_she_filed(self, page: Page) -> str:
        """Filed by her here, so that no other journey waits for it; the address of her page of it."""
        self.when_opening(page, "/thu-tuc/1.001193/nop/")
        page.get_by_label("Phường Phú Xuân").check(force=True)
        self.when_clicking(page, "Bắt đầu")
        birth.answer_until(page, "check")
        page.get_by_role("button", name="Nộp hồ sơ").click()
        self.then_sees(page, "Đã nộp hồ sơ")
        found = re.search(r"/ho-so/[0-9a-f-]{36}/", page.url)
        assert found, page.url
        return found.group(0)

    def when_the_clerk_takes_it_in(self, page: Page, desk: str) -> str:
        self.when_opening(page, "/can-bo/cho-tiep-nhan/")
        self.then_anyone_can_use_on_any_screen(page)
        page.locator(f'main table a[href="{desk}"]').click()
        self.when_clicking(page, "Tiếp nhận")
        self.then_it_is(page, "Đã tiếp nhận")
        code = re.search(r"19753-\d{6}-\d{4}", page.locator("main").inner_text())
        assert code
        return code.group(0)

    def when_a_paper_is_asked_for(self, page: Page, desk: str) -> None:
        self.when_opening(page, desk)
        self.when_clicking(page, "Bắt đầu giải quyết")
        self.then_it_is(page, "Đang giải quyết")
        self.when_clicking(page, "Yêu cầu bổ sung")
        self.then_anyone_can_use_on_any_screen(page)
        page.locator("main").get_by_role("button", name="Yêu cầu bổ sung").click()
        expect(page.locator(".govuk-error-message").first).to_contain_text("Hãy ghi lý do")
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_label("Lý do").fill(REASON)
        page.locator("main").get_by_role("button", name="Yêu cầu bổ sung").click()
        self.then_it_is(page, "Chờ bổ sung giấy tờ")

    def when_she_sends_a_photo(self, page: Page) -> None:
        self.when_clicking(page, "Gửi giấy tờ bổ sung")
        expect(page).to_have_url(re.compile("/bo-sung/$"))
        self.then_sees(page, REASON)
        self.then_anyone_can_use(page)
        page.get_by_role("button", name="Gửi giấy tờ").click()
        self.then_sees(page, "Hãy chọn ít nhất một ảnh")
        self.then_anyone_can_use(page)
        page.get_by_label(re.compile("Chụp ảnh bằng điện thoại")).first.set_input_files(
            {"name": "cam-doan-co-chu-ky.jpg", "mimeType": "image/jpeg", "buffer": birth.photo("Da ky ten")}
        )
        page.get_by_role("button", name="Gửi giấy tờ").click()
        self.then_sees(page, "Đã nhận giấy tờ bổ sung.")

    def when_it_is_enough_and_signed(self, specialist: Page, signer: Page, desk: str) -> None:
        self.when_clicking(specialist, "Đã bổ sung đủ")
        self.then_it_is(specialist, "Đang giải quyết")
        self.when_opening(signer, desk)
        self.when_clicking(signer, "Ký kết quả")
        self.then_it_is(signer, "Đã ký, chờ kết quả")
        self.then_anyone_can_use_on_any_screen(signer)

    def when_the_result_is_handed_over(self, page: Page, desk: str) -> None:
        self.when_opening(page, desk)
        self.when_clicking(page, "Đính kèm kết quả")
        page.locator('input[type="file"]').set_input_files(
            {"name": "khai-sinh.pdf", "mimeType": "application/pdf", "buffer": birth.pdf()}
        )
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Đính kèm kết quả")
        self.then_it_is(page, "Đã có kết quả")
        self.when_clicking(page, "Trả kết quả")
        page.get_by_label("Qua mạng").check(force=True)
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Trả kết quả")
        self.then_it_is(page, "Đã trả kết quả")

    def when_she_rates_it(self, page: Page, hers: str) -> None:
        self.when_opening(page, hers)
        self.then_it_is(page, "Đã trả kết quả")
        expect(page.get_by_role("link", name="khai-sinh.pdf")).to_be_visible()
        self.then_anyone_can_use(page)
        self.when_clicking(page, "Chấm điểm phục vụ")
        self.then_anyone_can_use(page)
        page.get_by_label("Rất hài lòng").check(force=True)
        page.get_by_label("Cán bộ tận tình").check(force=True)
        page.get_by_label("Bà con muốn nói thêm gì không?").fill("Chụp ở nhà, không phải lên phường.")
        self.then_anyone_can_use(page)
        page.locator("main").get_by_role("button", name="Gửi").click()
        self.then_sees(page, "Đã ghi điểm")
        self.then_anyone_can_use(page)

    # then

    def then_it_is(self, page: Page, words: str) -> None:
        """In the line below the title, at the desk and on her own page."""
        expect(page.locator("h1 + p")).to_contain_text(words)

    def then_the_desk_says_that_the_clock_stands(self, page: Page, desk: str) -> None:
        """Both clocks: what waits for the applicant is neither late nor running."""
        self.then_it_is(page, STANDS)
        expect(self.pause(page)).to_contain_text("chưa kết thúc")
        expect(page.locator("p", has_text="Thời hạn có giải trình:")).to_contain_text(EXPLAINED)
        slip = page.locator("li", has_text="Phiếu yêu cầu bổ sung")
        expect(slip).to_contain_text("Mẫu số 02")
        printed = page.request.get(slip.get_by_role("link").get_attribute("href") or "")
        assert printed.body().startswith(b"%PDF")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_opening(page, "/can-bo/dang-giai-quyet/?phan=bo-sung")
        row = page.locator("main tr", has=page.locator(f'a[href="{desk}"]'))
        expect(row).to_contain_text(STANDS)
        self.then_anyone_can_use_on_any_screen(page)

    def then_she_is_told(self, code: str) -> None:
        said = self.letter_to(self.city.phone_of("mai"), rf"Hồ sơ {code} cần bổ sung: (.+?) Xem tại")
        assert said == REASON

    def then_her_page_says_what_is_missing_and_that_the_clock_stands(self, page: Page, hers: str) -> None:
        self.when_opening(page, hers)
        self.then_it_is(page, "Chờ bổ sung giấy tờ")
        self.then_sees(page, REASON)
        self.then_sees(page, "Thời gian giải quyết tạm dừng từ")
        self.then_anyone_can_use(page)

    def then_the_clock_runs_again(self, mai: Page, specialist: Page, desk: str) -> None:
        expect(mai.get_by_text("Thời gian giải quyết tạm dừng từ")).to_have_count(0)
        self.then_anyone_can_use(mai)
        self.when_opening(specialist, desk)
        self.then_it_is(specialist, "Đã gửi bổ sung, cần xem")
        expect(specialist.locator("h1 + p")).not_to_contain_text(STANDS)
        expect(self.pause(specialist)).not_to_contain_text("chưa kết thúc")
        self.then_sees(specialist, "Sau khi trừ thời gian chờ người nộp bổ sung, hạn là:")
        expect(specialist.get_by_role("link", name="cam-doan-co-chu-ky.jpg")).to_be_visible()
        self.then_anyone_can_use_on_any_screen(specialist)

    def then_both_clocks_say_how_it_went(self, page: Page) -> None:
        self.then_it_is(page, "Xong đúng hạn")
        expect(page.locator("p", has_text="Thời hạn có giải trình:")).to_contain_text(EXPLAINED)
        self.then_anyone_can_use_on_any_screen(page)

    def then_the_office_reads_it(self, page: Page, desk: str) -> None:
        self.when_opening(page, desk)
        self.then_sees(page, "Người nộp chấm điểm")
        expect(page.locator("p", has_text="5 trên 5")).to_contain_text("Cán bộ tận tình")
        self.then_sees(page, "Chụp ở nhà, không phải lên phường.")
        self.then_anyone_can_use_on_any_screen(page)

    def pause(self, page: Page) -> Locator:
        """The line of the explained clock that says who was waited for."""
        return page.locator("li", has_text="Chờ người nộp bổ sung").filter(has_text=REASON)
