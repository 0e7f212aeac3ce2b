"""The manual leads nowhere that is not there, and keeps no picture that nobody sees."""

import re

from tests.architecture import house

MANUAL = house.ROOT / "docs" / "manual"
LINK = re.compile(r"\]\(([^)#:]+\.(?:md|png))\)|src=\"([^\"]+)\"")


def test_it_leads_to_pages_and_pictures_that_are_there():
    pages = list(MANUAL.glob("*.md"))
    said = {
        (page.parent / (link or source)).resolve()
        for page in pages
        for link, source in LINK.findall(page.read_text(encoding="utf-8"))
    }
    pictures = {path.resolve() for path in (MANUAL / "pictures").glob("*.png")}
    wrong = [f"{path.name}: not there" for path in sorted(said) if not path.exists()]
    wrong += [f"{path.name}: no page shows it" for path in sorted(pictures - said)]
    wrong += [
        f"{page.name}: no page leads to it"
        for page in pages
        if page.name != "README.md" and page.resolve() not in said
    ]
    assert len(pages) > 1
    assert not wrong, house.listed(wrong, "Every link of the manual leads somewhere, every picture is shown.")
