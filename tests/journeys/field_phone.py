"""A helper's phone in a browser: enrolling, the PIN, recording, what waits. Words are those of the screens."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.city import ROOT

PIN = "482915"
BUILT = ROOT / "field_app" / "dist"
SLOW = 30_000  # 600,000 rounds of PBKDF2 on a machine that does much else


def is_under_way(page: Page) -> None:
    """The app's files are on the phone, and the service worker answers."""
    page.wait_for_function("navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def enrol(page: Page, label: str) -> None:
    page.goto("/field/")
    page.get_by_label("Đặt tên cho máy này").fill(label)
    page.get_by_label("Mã PIN của ứng dụng").fill(PIN)
    page.get_by_label("Gõ lại mã PIN").fill(PIN)
    page.get_by_role("button", name="Ghi tên máy này").click()
    expect(page.get_by_role("heading", name="Nhà nên ghé tuần này")).to_be_visible(timeout=SLOW)


def unlock(page: Page, pin: str = PIN) -> None:
    page.get_by_label("Gõ mã PIN").fill(pin)
    page.get_by_role("button", name="Mở", exact=True).click()


def go(page: Page, tab: str) -> None:
    """To one of the five screens at the foot: Tuần này, Ghi buổi, Bài học, Gửi, Máy này."""
    page.get_by_role("navigation").get_by_role("link", name=tab).click()


def record_quickly(page: Page) -> None:
    """A session in the fewest taps: the first person, the first lesson, was shown, signed a slip."""
    go(page, "Ghi buổi")
    page.locator("main li button").first.click()
    page.locator("main section li button").first.click()
    page.get_by_text("Mới được chỉ", exact=True).click()
    page.get_by_text("Ký phiếu giấy", exact=True).click()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("heading", name="Nhà nên ghé tuần này")).to_be_visible(timeout=SLOW)


def count_taps(page: Page) -> None:
    # A label passes its click on to its field: that one was nobody's finger.
    page.evaluate("window.taps = 0; addEventListener('pointerdown', () => window.taps++, true)")


def taps(page: Page) -> int:
    return int(page.evaluate("window.taps"))


def only_here(page: Page) -> int:
    """How much lies on this phone alone, by its own words."""
    go(page, "Gửi")
    words = page.locator("#only-here").inner_text()
    found = re.fullmatch(r"Chỉ có trên máy này: (\d+)", words)
    if found is None:
        assert words == "Mọi việc đã ghi đều ở máy chủ."
        return 0
    return int(found.group(1))


def all_sent(page: Page) -> None:
    go(page, "Gửi")
    expect(page.get_by_text("Mọi việc đã ghi đều ở máy chủ.")).to_be_visible(timeout=SLOW)


@contextmanager
def a_newer_build() -> Iterator[None]:
    """The server has a new version of the app while this lasts: other files, so another service worker."""
    worker: Path = BUILT / "sw.js"
    before = worker.read_text(encoding="utf-8")
    version = re.search(r"[0-9a-f]{16}", before)
    assert version, "sw.js names no version"
    worker.write_text(before.replace(version.group(), version.group()[::-1]), encoding="utf-8")
    try:
        yield
    finally:
        worker.write_text(before, encoding="utf-8")
