"""Browsers on the demo city. A failed journey leaves a picture and the server's last words in var/journeys/."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.journeys import city as cities
from tests.journeys.city import City

DEVICES: dict[str, dict[str, Any]] = {
    "phone": {
        "viewport": {"width": 360, "height": 740},
        "is_mobile": True,
        "has_touch": True,
        "device_scale_factor": 2,
    },
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "projector": {"viewport": {"width": 1920, "height": 1080}},
}
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]  # fmt: skip
# A refused page (403, 404) and a cut connection are part of some journeys; the browser notes them as errors.
EXPECTED_ON_CONSOLE = "Failed to load resource"
PICTURES = cities.ROOT / "var" / "journeys"


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    with cities.serving(cities.found(tmp_path_factory.mktemp("city"))) as served:
        yield served


def chromium() -> str:
    """The machine's browser."""
    found = os.environ.get("CAMTAY_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "Journeys need a browser. Run: sudo apt-get install chromium"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        yield launched
        launched.close()


@pytest.fixture
def opens(browser: Browser, city: City, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """opens(device, javascript=True) -> a page in a browser of its own, where nobody is signed in."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and EXPECTED_ON_CONSOLE not in message.text:
            errors.append(f"{message.location.get('url')}: {message.text}")

    def open_page(device: str, *, javascript: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            java_script_enabled=javascript,
            **{"base_url": city.address, **DEVICES[device], **options},
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        return page

    yield open_page
    if getattr(request.node, "failed", False):
        keep_pictures(request.node.nodeid, contexts, city)
    for context in contexts:
        context.close()
    assert not errors, "the browser complained:\n" + "\n".join(errors)


def keep_pictures(name: str, contexts: list[BrowserContext], city: City) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"\W+", "-", name.split("::", 1)[-1])
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages, 1):
        page.screenshot(path=PICTURES / f"{stem}-{number}.png", full_page=True)
    log = (city.home / "serve.log").read_text().splitlines()
    (PICTURES / f"{stem}.log").write_text("\n".join(log[-200:]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    report = yield
    if report.when == "call":
        item.failed = report.failed  # type: ignore[attr-defined]
    return report


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what a journey downloads or is to upload."""
    return tmp_path_factory.mktemp("downloads")
