"""The helpers' app on a cheap phone: first load by Lighthouse, and how long its screens take with the processor four times slower.

    python -m benchmarks.field_app --lighthouse PATH    the folder where `npm install lighthouse@12.8.2` was run

Needs the demo's people and a Chromium. Each budget that is missed makes it end with an error.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.journeys import city as cities
from tests.journeys import field_phone as phones
from tests.journeys.conftest import CHROMIUM, DEVICES, chromium

LEAST = 95  # of a hundred, by Lighthouse
CATEGORIES = ("performance", "accessibility", "best-practices")
SLOWER = 4
RUNS = 3
SECONDS = {"opened again and unlocked": 8.0, "a session recorded in six taps": 5.0}


def lighthouse(folder: Path, address: str) -> dict[str, int]:
    """The middle score of each category, of three runs as a telephone."""
    scores: dict[str, list[int]] = {one: [] for one in CATEGORIES}
    for _run in range(RUNS):
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            subprocess.run(
                ["node", folder / "node_modules/lighthouse/cli/index.js", f"{address}/field/", "--quiet", "--output=json",
                 f"--output-path={out.name}", f"--only-categories={','.join(CATEGORIES)}",
                 f"--chrome-flags=--headless=new {' '.join(CHROMIUM)}"],
                check=True, timeout=300, env={**os.environ, "CHROME_PATH": chromium()},
            )  # fmt: skip
            said = json.loads(Path(out.name).read_text(encoding="utf-8"))["categories"]
        for name, one in said.items():
            scores[name].append(round(one["score"] * 100))
    return {name: sorted(found)[RUNS // 2] for name, found in scores.items()}


def took(deed: Callable[[], object]) -> float:
    start = time.monotonic()
    deed()
    return time.monotonic() - start


def on_a_slow_phone(page: Page, key: str, city: cities.City) -> dict[str, float]:
    page.goto("/trai-nghiem/")
    page.locator(f'button[name="persona"][value="{city.phone_of(key)}"]').first.click()
    phones.enrol(page, "Máy chậm")
    phones.is_under_way(page)
    phones.all_sent(page)
    phones.go(page, "Tuần này")
    page.context.set_offline(True)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def open_again() -> None:
        page.reload()
        phones.unlock(page)
        page.get_by_role("heading", name="Nhà nên ghé tuần này").wait_for(timeout=60_000)

    return {
        "opened again and unlocked": took(open_again),
        "a session recorded in six taps": took(lambda: phones.record_quickly(page)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--lighthouse", type=Path, required=True)
    said = parser.parse_args()
    missed = []
    with tempfile.TemporaryDirectory() as home, cities.serving(cities.found(Path(home))) as city:
        for name, score in lighthouse(said.lighthouse, city.address).items():
            print(f"Lighthouse {name:16s} {score:4d}   (at least {LEAST})")
            missed += [name] if score < LEAST else []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
            context = browser.new_context(base_url=city.address, locale="vi-VN", **DEVICES["phone"])
            for name, seconds in on_a_slow_phone(context.new_page(), "anh", city).items():
                print(f"{SLOWER}x slower: {name:30s} {seconds:5.2f} s   (at most {SECONDS[name]})")
                missed += [name] if seconds > SECONDS[name] else []
            browser.close()
    if missed:
        raise SystemExit("over budget: " + ", ".join(missed))


if __name__ == "__main__":
    main()
