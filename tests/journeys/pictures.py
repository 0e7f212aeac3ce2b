"""The manual's pictures, taken of the demo: `python -m tests.journeys.pictures [WORD…]` (only those with a word).

Each stop of the tour is seen on a telephone (360 px) and on a desk (1,280 px), by the one whose work it is.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.journeys import city as cities
from tests.journeys.conftest import CHROMIUM, DEVICES, chromium
from tests.journeys.tour import TOUR, Stop

PICTURES = cities.ROOT / "docs" / "manual" / "pictures"
TALLEST = {
    "phone": 1500,
    "desktop": 1100,
    "projector": 1080,
}  # of a picture, in CSS pixels: what lies lower says nothing new
COLOURS = 96


@dataclass(frozen=True)
class Studio:
    """A city that serves, and a browser to look at it."""

    city: cities.City
    browser: Browser

    @contextmanager
    def page(self, device: str, who: str) -> Iterator[Page]:
        options = {**DEVICES[device], "device_scale_factor": 1}
        context = self.browser.new_context(
            base_url=self.city.address, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        if who:
            page.goto("/trai-nghiem/")
            page.locator(f'button[name="persona"][value="{self.city.phone_of(who)}"]').first.click()
            page.wait_for_load_state()
        yield page
        context.close()

    def try_to_take(self, stop: Stop) -> list[str]:
        """The pictures that could not be taken, so that one stop that has moved does not end the tour."""
        missed = []
        for device in stop.devices:
            try:
                self.take(stop, device)
            except PlaywrightError as error:
                print(f"{stop.name}-{device}: {str(error).splitlines()[0]}")
                missed.append(f"{stop.name}-{device}")
        return missed

    def take(self, stop: Stop, device: str) -> None:
        with self.page(device, stop.who) as page:
            for step in stop.steps:
                step(page)
                page.wait_for_load_state()
            page.evaluate("document.activeElement?.blur()")
            keep(page, PICTURES / f"{stop.name}-{device}.png", 0 if stop.first_screen else TALLEST[device])


def keep(page: Page, path: Path, tallest: int) -> None:
    """Small enough to lie in the repository: few colours, and no lower than the page says something. `tallest` 0: as it stands."""
    width = page.viewport_size["width"] if page.viewport_size else 1280
    height = min(int(page.evaluate("document.documentElement.scrollHeight")), tallest)
    clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": height}
    seen = page.screenshot(full_page=True, clip=clip) if tallest else page.screenshot()
    with Image.open(io.BytesIO(seen)) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main(words: list[str]) -> None:
    wanted = [stop for stop in TOUR if not words or any(word in stop.name for word in words)]
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        with cities.serving(cities.found(Path(home))) as city:
            studio = Studio(city, browser)
            missed = [name for stop in wanted for name in studio.try_to_take(stop)]
        browser.close()
    if missed:
        raise SystemExit("no picture of: " + ", ".join(missed))


if __name__ == "__main__":
    main(sys.argv[1:])
