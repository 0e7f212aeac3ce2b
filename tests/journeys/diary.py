"""Reading one's own journal to its end: the newest stands first, and there may be pages of it."""

from playwright.sync_api import Page, expect


def find(page: Page, sentence: str, part: str = "viec") -> None:
    """Open the page of the journal that holds the sentence. Raises AssertionError where none does."""
    for number in range(1, 10):
        page.goto(f"/nhat-ky/?phan={part}&trang={number}")
        if page.get_by_text(sentence).count():
            return expect(page.get_by_text(sentence).first).to_be_visible()
        if not page.locator('a[rel="next"]').count():
            break
    raise AssertionError(f"the journal does not say: {sentence}")
