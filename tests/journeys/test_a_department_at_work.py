"""A head of department's morning: what is due, who has it, cases given out at once and taken back, by keys alone."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.stage import Journey

NOBODY = "/can-bo/dang-giai-quyet/?phan=chua-giao"
GIVE, UNDO = "Giao cho chuyên viên", "Hoàn tác tất cả"
NAMED = """words => {
    const at = document.activeElement;
    const said = at.labels && at.labels.length ? at.labels[0].innerText : at.innerText || "";
    return said.trim().startsWith(words);
}"""


class TestADepartmentAtWork(Journey):
    def test_the_head_gives_work_out_and_takes_it_back(self):
        page = self.given_a_desktop()
        self.given_signed_in(page, "ha")
        self.when_looking_through_the_lists(page)
        waiting = self.then_so_many_have_nobody(page)
        codes = self.when_giving_out_the_first(page, 3)
        self.then_they_are_on_his_list(codes)
        self.when_taking_it_back(page)
        assert self.then_so_many_have_nobody(page) == waiting
        self.when_narrowing_the_list(page)

    def test_everything_is_reached_by_keys(self):
        page = self.given_a_desktop()
        self.given_signed_in(page, "ha")
        self.then_the_keys_are_told(page)
        waiting = self.then_so_many_have_nobody(page)
        self.when_giving_out_two_by_keys(page)
        assert self.then_so_many_have_nobody(page) == waiting
        self.then_focus_follows_the_rows(page)

    def test_the_same_lists_on_a_phone(self):
        phone = self.given_a_phone()
        self.given_signed_in(phone, "ha")
        for path in ("/can-bo/", "/can-bo/danh-sach-sang/", "/can-bo/viec-cua-toi/", NOBODY):
            self.when_opening(phone, path)
            self.then_anyone_can_use(phone)
        self.when_giving_out_the_first(phone, 2)
        self.when_taking_it_back(phone)

    # when

    def when_looking_through_the_lists(self, page: Page) -> None:
        self.when_opening(page, "/can-bo/")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_opening(page, "/can-bo/danh-sach-sang/")
        self.then_the_morning_adds_up(page)
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Hồ sơ chưa có người làm")
        expect(page).to_have_url(re.compile("phan=chua-giao"))
        self.then_anyone_can_use_on_any_screen(page)
        self.when_opening(page, "/can-bo/viec-cua-toi/")
        self.then_anyone_can_use_on_any_screen(page)

    def when_giving_out_the_first(self, page: Page, number: int) -> list[str]:
        """Ticked in the list of what nobody has, each looked at, given to Phúc; their codes."""
        self.when_opening(page, NOBODY)
        rows = page.locator("main tbody tr")
        codes = [rows.nth(at).locator("a").first.inner_text() for at in range(number)]
        for at in range(number):
            rows.nth(at).locator("input[data-tick]").check(force=True)
        self.press_give(page)
        self.then_sees(page, f"{GIVE}: {number} hồ sơ")
        self.then_anyone_can_use_on_any_screen(page)
        self.press_give(page)
        expect(page.locator(".govuk-error-message").first).to_contain_text("Hãy chọn một người")
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_label("Lê Quang Phúc").check(force=True)
        self.press_give(page)
        self.then_sees(page, f"Đã làm {number} trên {number} hồ sơ.")
        self.then_sees(page, "Hoàn tác được đến")
        self.then_anyone_can_use_on_any_screen(page)
        return codes

    def press_give(self, page: Page) -> None:
        page.locator("main").get_by_role("button", name=GIVE).click()

    def when_taking_it_back(self, page: Page) -> None:
        self.when_clicking(page, UNDO)
        self.then_sees(page, "Đã hoàn tác lúc")
        expect(page.get_by_role("button", name=UNDO)).to_have_count(0)
        self.then_anyone_can_use_on_any_screen(page)

    def when_narrowing_the_list(self, page: Page) -> None:
        self.when_opening(page, "/can-bo/ho-so/")
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_label("Trạng thái").select_option(label="Chờ bổ sung giấy tờ")
        page.get_by_label("Người giữ").select_option(label="Lê Quang Phúc")
        self.when_clicking(page, "Lọc")
        expect(page).to_have_url(re.compile("state=supplement_asked"))
        rows = page.locator("main tbody tr")
        assert rows.count() >= 1
        for row in rows.all():
            expect(row).to_contain_text("Chờ bổ sung giấy tờ")
            expect(row).to_contain_text("Lê Quang Phúc")
        expect(page.get_by_label("Trạng thái")).to_have_value("supplement_asked")
        self.then_anyone_can_use_on_any_screen(page)
        page.get_by_label("Mã, tên, thủ tục hoặc số điện thoại").fill("khong ai ten the nay")
        self.when_clicking(page, "Lọc")
        self.then_sees(page, "Không tìm thấy hồ sơ nào")
        self.then_anyone_can_use_on_any_screen(page)
        self.when_clicking(page, "Bỏ lọc")
        expect(page).to_have_url(re.compile("/can-bo/ho-so/$"))

    def when_giving_out_two_by_keys(self, page: Page) -> None:
        """Two rows, the button, a person, done, and back: no mouse. The page stands at what nobody has."""
        for key in ("j", "x", "j", "x"):
            page.keyboard.press(key)
        expect(page.locator("main input[data-tick]:checked")).to_have_count(2)
        self.when_coming_by_tab_to(page, GIVE, then="Enter")
        self.then_sees(page, f"{GIVE}: 2 hồ sơ")
        self.when_coming_by_tab_to(page, "Lê Quang Phúc", then="Space")
        expect(page.get_by_label("Lê Quang Phúc")).to_be_checked()
        self.when_coming_by_tab_to(page, GIVE, then="Enter")
        self.then_sees(page, "Đã làm 2 trên 2 hồ sơ.")
        self.when_coming_by_tab_to(page, UNDO, then="Enter")
        self.then_sees(page, "Đã hoàn tác lúc")

    def when_coming_by_tab_to(self, page: Page, words: str, *, then: str) -> None:
        """Until what these words name has the focus; then that key."""
        for _press in range(150):
            page.keyboard.press("Tab")
            if page.evaluate(NAMED, words):
                return page.keyboard.press(then)
        raise AssertionError(f"Tab never comes to {words} on {page.url}")

    # then

    def then_so_many_have_nobody(self, page: Page) -> int:
        self.when_opening(page, NOBODY)
        count = page.locator("main tbody tr").count()
        assert count >= 3
        return count

    def then_the_morning_adds_up(self, page: Page) -> None:
        """What the sentence on top counts is what the tables hold and mark."""
        said = page.locator("main").inner_text()
        found = re.search(
            r"(\d+) hồ sơ và (\d+) việc quá hạn hoặc đến hạn.*trong đó quá hạn (\d+) hồ sơ", said
        )
        assert found
        cases, tasks, late = map(int, found.groups())
        expect(page.locator("main tbody tr")).to_have_count(cases + tasks)
        of_people = page.locator("main table").filter(
            has_not=page.locator("caption", has_text="Việc được giao")
        )
        expect(of_people.locator("tbody tr", has_text="Quá hạn")).to_have_count(late)
        expect(page.get_by_role("heading", name=re.compile("Lê Quang Phúc"))).to_be_visible()

    def then_they_are_on_his_list(self, codes: list[str]) -> None:
        his = self.given_a_desktop()
        self.given_signed_in(his, "phuc")
        self.when_opening(his, "/can-bo/viec-cua-toi/")
        for code in codes:
            expect(his.get_by_role("link", name=code)).to_be_visible()
        self.then_anyone_can_use_on_any_screen(his)

    def then_the_keys_are_told(self, page: Page) -> None:
        """The question mark shows them; `g` and a letter come to each list, the slash to the search."""
        press = page.keyboard.press
        self.when_opening(page, "/can-bo/")
        press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        self.then_anyone_can_use(page)
        press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        for letter, path in (
            ("v", "viec-cua-toi/"),
            ("d", "dang-giai-quyet/"),
            ("t", "cho-tiep-nhan/"),
            ("p", "phim-tat/"),
            ("h", "ho-so/"),
        ):
            press("g")
            press(letter)
            expect(page).to_have_url(re.compile(f"/can-bo/{path}$"))
            self.then_anyone_can_use_on_any_screen(page)
        press("/")
        expect(page.locator("[data-search]")).to_be_focused()

    def then_focus_follows_the_rows(self, page: Page) -> None:
        """`j` and `k` go down and up, and Enter opens the row that has the focus."""
        self.when_opening(page, "/can-bo/danh-sach-sang/")
        links = page.locator("main [data-row] a")
        for key, row in (("j", 0), ("j", 1), ("k", 0)):
            page.keyboard.press(key)
            expect(links.nth(row)).to_be_focused()
        where = links.nth(0).get_attribute("href") or ""
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"{where}$"))
