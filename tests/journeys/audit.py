"""axe on a page, by the rules of WCAG 2.2 AA."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.journeys.city import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SERIOUS = {"serious", "critical"}


@cache
def source() -> str:
    return AXE.read_text(encoding="utf-8")


def findings(page: Page) -> list[dict[str, Any]]:
    """What axe finds, of every weight. By `evaluate`, since the page's own policy admits no foreign script."""
    page.evaluate(source())
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = page.evaluate(
        "options => axe.run(document, options).then(r => r.violations)", options
    )
    return found


def axe(page: Page) -> None:
    """Raises AssertionError with the elements where axe finds something serious."""
    serious = [one for one in findings(page) if one["impact"] in SERIOUS]
    lines = [
        f"  {one['id']} ({one['impact']}): {node['html'][:160]}" for one in serious for node in one["nodes"]
    ]
    assert not serious, f"axe on {page.url}\n" + "\n".join(lines)


def fits(page: Page) -> None:
    """Raises AssertionError where the page is wider than the screen."""
    # By its body, which is waited for: a page that has just begun to come has no element yet.
    wide = page.locator("body").evaluate(
        "body => (html => html.scrollWidth - html.clientWidth)(body.parentElement)"
    )
    assert wide <= 0, f"{page.url} is {wide} px wider than the screen"
