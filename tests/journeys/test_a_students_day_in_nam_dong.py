"""Trần Thị Ngọc Ánh, a student from Huế, goes from house to house in Nam Đông, where the network does not reach."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import field_phone as phones
from tests.journeys.stage import Journey

BICH, RANG, LINH = "A Viết Thị Bích", "Hồ Văn Ràng", "Hồ Thị Linh"
NHANH, BUOI = "Hồ Văn Nhánh", "Trần Thị Bưởi"
KNOWN = """
import json
from camtay.domains.learning.models import Observation, Session
from camtay.domains.people.models import Account, Person
from camtay.domains.rounds.models import Attachment, Command, Device
helper = Account.objects.get(email="anh@demo.camtay.example")
held = Session.objects.filter(device__in=Device.objects.filter(account=helper))
seen = Observation.objects.filter(session__in=held)
new = Person.objects.filter(name__in=["Hồ Văn Nhánh", "Trần Thị Bưởi"])
print(json.dumps({
    "commands": sorted(Command.objects.filter(account=helper).values_list("name", "state")),
    "sessions": held.count(),
    "learned": sorted(seen.values_list("person__name", flat=True)),
    "photos": held.filter(photo__isnull=False, photo_consent=True).count(),
    "attachments": Attachment.objects.filter(account=helper).count(),
    "people": sorted(new.values_list("name", "birth_year", "neighbourhood__short_name")),
}))
"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """As a telephone takes it: four thousand pixels wide, and saying where it was taken."""
    path = tmp_path / "IMG_2041.jpg"
    picture = Image.effect_noise((1000, 750), 40).convert("RGB").resize((4000, 3000))
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(path, quality=80, exif=exif)
    return path


class TestAStudentsDay(Journey):
    def test_everything_of_a_day_without_network_arrives_once(self, photo: Path):
        page = self.given_a_phone_enrolled_at_the_office()
        context = page.context
        self.when_the_network_is_off(page)
        self.when_recording(page, BICH, 0, "Mới được chỉ")
        self.when_recording(page, RANG, 0, "Làm được khi có người giúp", photo=photo)
        self.when_writing_down(page, NHANH, "1948", lesson=0)
        page = self.when_the_app_is_closed_and_opened(context)
        self.then_only_here(page, 5)  # a person, three sessions, a photo
        self.when_recording(page, NHANH, 1, "Người nhà làm giúp")
        self.when_recording(page, LINH, 1, "Tự làm, tôi ngồi xem")
        with phones.a_newer_build():
            self.when_there_is_network_for(context, page, 5)
            self.when_recording(page, BICH, 1, "Mới được chỉ")
            self.when_taking_the_new_version(page)
        self.when_writing_down(page, BUOI, "1950", lesson=1)
        self.when_recording(page, BUOI, 2, "Mới được chỉ")
        self.when_recording(page, "Bich", 2, "Mới được chỉ")
        self.then_anyone_can_use(page)
        context.set_offline(False)
        phones.all_sent(page)
        self.then_everything_is_there_once()
        self.then_a_repeat_changes_nothing(page)

    def test_somebody_known_is_not_written_down_twice(self):
        page = self.given_a_phone_enrolled_at_the_office("nhan")
        self.when_the_network_is_off(page)
        phones.go(page, "Ghi buổi")
        page.get_by_role("button", name="Người chưa có trong danh sách").click()
        page.get_by_label("Họ và tên").fill("a viet thi bich")
        page.get_by_label("Năm sinh").fill("1988")
        self.choose_place(page)
        page.get_by_role("button", name="Lưu").click()
        self.then_sees(page, "Có phải một trong những người này?")
        self.then_sees(page, BICH)
        self.then_anyone_can_use(page)
        page.get_by_role("button", name="Đúng người này").first.click()
        self.then_only_here(page, 0)

    def test_a_lesson_is_read_without_network(self):
        page = self.given_a_phone_enrolled_at_the_office("my")
        self.when_the_network_is_off(page)
        phones.go(page, "Bài học")
        self.then_anyone_can_use(page)
        page.locator("main li button, main li a").first.click()
        self.then_sees(page, "Các bước")
        shown = page.locator("main img, main svg").first
        expect(shown).to_be_visible()
        self.then_anyone_can_use(page)

    def test_a_session_is_recorded_with_six_taps(self):
        page = self.given_a_phone_enrolled_at_the_office("my")
        self.when_the_network_is_off(page)
        phones.go(page, "Tuần này")
        phones.count_taps(page)
        phones.record_quickly(page)
        assert phones.taps(page) == 6
        self.then_only_here(page, 1)

    def test_a_phone_in_zalo_says_how_to_come_out_and_loses_nothing(self):
        page = self.given_a_phone(
            user_agent="Mozilla/5.0 (Linux; Android 10) Chrome/120 Mobile Zalo android/24"
        )
        self.given_signed_in(page, "nhan")
        phones.enrol(page, "Trong Zalo")
        phones.all_sent(page)
        self.then_sees(page, "Đang mở trong Zalo")
        page.context.set_offline(True)
        phones.record_quickly(page)
        page.context.set_offline(False)
        phones.all_sent(page)
        self.then_anyone_can_use(page)

    def test_a_stranger_who_finds_the_phone_must_wait(self):
        page = self.given_a_phone_enrolled_at_the_office("bao")
        page.reload()
        for _try in range(3):
            phones.unlock(page, "908172")
            expect(page.get_by_text("Mã PIN chưa đúng.")).to_be_visible(timeout=phones.SLOW)
        self.then_sees(page, "Hãy chờ")
        self.then_anyone_can_use(page)
        assert BICH not in page.content()

    # ---- the office

    def given_a_phone_enrolled_at_the_office(self, key: str = "anh") -> Page:
        page = self.given_a_phone()
        self.given_signed_in(page, key)
        phones.enrol(page, "Máy đi Nam Đông")
        self.then_anyone_can_use(page)
        phones.is_under_way(page)
        phones.all_sent(page)
        phones.go(page, "Ghi buổi")
        expect(page.get_by_role("button", name=BICH)).to_be_visible(timeout=phones.SLOW)
        return page

    def when_the_network_is_off(self, page: Page) -> None:
        page.context.set_offline(True)
        reached = page.evaluate(
            "fetch('/field/api/enrol', {cache: 'no-store'}).then(() => true, () => false)"
        )
        assert not reached

    # ---- in the villages

    def when_recording(
        self, page: Page, who: str, lesson: int, how: str, *, photo: Path | None = None
    ) -> None:
        phones.go(page, "Ghi buổi")
        page.get_by_label("Ai học?").fill(who)
        page.locator("main li button").first.click()
        self.when_saying_what_was_learned(page, lesson, how, photo=photo)

    def when_saying_what_was_learned(
        self, page: Page, lesson: int, how: str, *, photo: Path | None = None
    ) -> None:
        self.choose_lesson(page, lesson)
        page.get_by_text(how, exact=True).click()
        page.get_by_text("Ký phiếu giấy", exact=True).click()
        if photo is not None:
            page.locator('input[type="file"]').set_input_files(photo)
            page.get_by_label("Người trong ảnh đồng ý cho chụp và lưu ảnh").check()
        self.then_anyone_can_use(page)
        page.get_by_role("button", name="Lưu", exact=True).click()
        self.then_sees(page, "Nhà nên ghé tuần này")  # the app goes home only once it is kept
        self.then_sees(page, "Đã ghi.")

    def choose_lesson(self, page: Page, number: int) -> None:
        page.locator("main section", has_text="Bài nào?").locator("li button").nth(number).click()

    def when_writing_down(self, page: Page, name: str, born: str, *, lesson: int) -> None:
        phones.go(page, "Ghi buổi")
        page.get_by_role("button", name="Người chưa có trong danh sách").click()
        page.get_by_label("Họ và tên").fill(name)
        page.get_by_label("Năm sinh").fill(born)
        self.choose_place(page)
        self.then_anyone_can_use(page)
        page.get_by_role("button", name="Lưu", exact=True).click()
        self.when_saying_what_was_learned(page, lesson, "Mới được chỉ")

    def choose_place(self, page: Page) -> None:
        page.get_by_text("Thôn A Xách").click()

    def when_the_app_is_closed_and_opened(self, context: BrowserContext) -> Page:
        context.pages[0].close()
        page = context.new_page()
        page.goto("/field/")
        phones.unlock(page)
        expect(page.get_by_role("heading", name="Nhà nên ghé tuần này")).to_be_visible(timeout=phones.SLOW)
        return page

    def when_there_is_network_for(self, context: BrowserContext, page: Page, seconds: int) -> None:
        """Long enough to learn of a new version, on a line that may break anywhere."""
        context.set_offline(False)
        until = time.monotonic() + seconds
        page.evaluate("navigator.serviceWorker.ready.then((one) => one.update())")
        page.wait_for_timeout(max(0, until - time.monotonic()) * 1000)
        self.when_the_network_is_off(page)

    def when_taking_the_new_version(self, page: Page) -> None:
        self.then_sees(page, "Đã có bản mới của ứng dụng.")
        page.get_by_role("button", name="Dùng bản mới").click()
        expect(page.get_by_label("Gõ mã PIN")).to_be_visible(timeout=phones.SLOW)
        phones.unlock(page)
        expect(page.get_by_role("heading", name="Nhà nên ghé tuần này")).to_be_visible(timeout=phones.SLOW)
        assert phones.only_here(page) >= 1

    # ---- afterwards

    def then_only_here(self, page: Page, count: int) -> None:
        assert phones.only_here(page) == count
        self.then_anyone_can_use(page)

    def known(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.city.run("shell", "-v", "0", "-c", KNOWN).splitlines()[-1])
        return found

    def then_everything_is_there_once(self) -> None:
        known = self.known()
        assert {state for _name, state in known["commands"]} == {"done"}
        assert [name for name, _state in known["commands"]] == [
            *["record_session/1"] * 9, *["write_down_person/1"] * 2,
        ]  # fmt: skip
        assert known["sessions"] == 9
        assert known["learned"] == sorted([BICH] * 3 + [RANG, LINH] + [NHANH] * 2 + [BUOI] * 2)
        assert (known["photos"], known["attachments"]) == (1, 1)
        assert known["people"] == [[NHANH, 1948, "A Xách"], [BUOI, 1950, "A Xách"]]

    def then_a_repeat_changes_nothing(self, page: Page) -> None:
        before = self.known()
        page.reload()
        phones.unlock(page)
        phones.go(page, "Gửi")
        page.get_by_role("button", name="Gửi ngay").click()
        phones.all_sent(page)
        assert self.known() == before
