"""The stops of the manual's tour: what is seen, by whom, and how one gets there."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

Step = Callable[[Page], object]


@dataclass(frozen=True)
class Stop:
    """`who`: a key of the demo's people, "" for anybody."""

    name: str
    who: str
    steps: tuple[Step, ...]


def opens(path: str) -> Step:
    return lambda page: page.goto(path)


def follows(selector: str) -> Step:
    """The first link that fits."""
    return lambda page: page.locator(selector).first.click()


def follows_words(words: str) -> Step:
    return lambda page: page.locator("main").get_by_role("link", name=words).first.click()


def types(label: str, words: str) -> Step:
    return lambda page: page.get_by_label(label).first.fill(words)


def presses(name: str) -> Step:
    return lambda page: page.locator("main").get_by_role("button", name=name).first.click()


def lists(path: str, state: str = "") -> tuple[Step, ...]:
    """Into a list and into its first line, or the first that says `state`."""
    row = f'main tr:has-text("{state}") a[href*="/ho-so/"]' if state else 'main tr a[href*="/ho-so/"]'
    return opens(path), follows(row)


CASE = 'main a[href^="/ho-so/0"]'

TOUR = (
    Stop("home", "", (opens("/"),)),
    Stop("find", "", (opens("/tim/?q=lam+giay+khai+sinh"),)),
    Stop("procedure", "", (opens("/thu-tuc/1.001193/"),)),
    Stop("form-page", "mai", (opens("/thu-tuc/1.001193/nop/"), presses("Bắt đầu"))),
    Stop("my-cases", "mai", (opens("/ho-so/"),)),
    Stop("public-figures", "", (opens("/so-lieu/19753/"),)),
    Stop("desk-home", "nga", (opens("/can-bo/"),)),
    Stop("desk-intake", "nga", (opens("/can-bo/cho-tiep-nhan/"),)),
    Stop("desk-case-submitted", "nga", lists("/can-bo/cho-tiep-nhan/")),
    Stop("desk-work", "phuc", (opens("/can-bo/dang-giai-quyet/"),)),
    Stop("desk-case-work", "phuc", lists("/can-bo/dang-giai-quyet/", "Đang giải quyết")),
    Stop("figures", "vinh", (opens("/dieu-hanh/19753/"),)),
)
