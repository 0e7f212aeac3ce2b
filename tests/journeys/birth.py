"""Filling in the birth registration as a person would: whatever the page asks, from one set of answers."""

import json
import re
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from camtay.domains.procedures.queries import shipped_form
from camtay.foundation.calendar import ZONE
from camtay.foundation.questions.kept import typed_from
from tests.journeys.city import ROOT

FORM = shipped_form("1.001193")
BORN = datetime.now(ZONE).date() - timedelta(days=8)  # within the 60 days the law gives
ANSWERS = json.loads((ROOT / "camtay/demo/data/birth.json").read_text(encoding="utf-8")) | {
    "requester_name": "Nguyễn Thị Mai",
    "requester_number": "046196012345",
    "child_name": "Nguyễn Gia Bảo",
    "child_birth": BORN.isoformat(),
    "child_sex": "male",
    "phone": "+84905100003",
    "receive": "electronic",
}
CONTINUE = "Lưu và đi tiếp"


def asked(page: Page) -> str:
    """Id of the form's page that is shown."""
    found = re.search(r"/trang/([a-z_]+)/$", page.url)
    assert found, page.url
    return found.group(1)


def fill(page: Page, **other: Any) -> None:
    """Everything the page asks; `other` answers instead of the usual ones."""
    for question in FORM.page(asked(page)).questions:
        if question.type == "file":
            continue
        answer = other.get(question.id, ANSWERS.get(question.id))
        for name, typed in typed_from(question, answer, question.id).items():
            for value in typed if isinstance(typed, list) else [typed]:
                put(page, name, value)


def put(page: Page, name: str, value: str) -> None:
    """Type into a field, or tick the radio or box of this value; a field the page does not show is passed over."""
    ticks = page.locator(f'input[name="{name}"][value="{value}"]:is([type=radio], [type=checkbox])')
    if ticks.count():
        ticks.first.check(force=True)
        return
    field = page.locator(f'[name="{name}"]:is(input:not([type=radio]):not([type=checkbox]), textarea)')
    if field.count() and field.first.is_visible():
        field.first.fill(value)


def go_on(page: Page) -> None:
    before = page.url
    page.get_by_role("button", name=CONTINUE).click()
    expect(page).not_to_have_url(before)


def answer_until(page: Page, wanted: str) -> None:
    """Page by page, until the page `wanted` is asked ("check": until all is answered)."""
    for _page in range(40):
        if page.url.endswith("/kiem-tra/") or asked(page) == wanted:
            return
        if asked(page) == "papers" and not page.get_by_label("cam-doan.jpg").count():
            attach(page, "pledge_file", "cam-doan.jpg", photo())
        fill(page)
        go_on(page)
    raise AssertionError(f"never came to {wanted}")


def attach(page: Page, question: str, name: str, content: bytes) -> None:
    page.locator(f'input[name="{question}.upload"]').set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def photo(words: str = "Giay cam doan") -> bytes:
    """A picture of a sheet of paper, as a telephone takes one."""
    picture = Image.new("RGB", (900, 1200), "white")
    ImageDraw.Draw(picture).text((80, 100), words, fill="black")
    out = BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


def pdf() -> bytes:
    """A one-page PDF."""
    out = BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "PDF")
    return out.getvalue()


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
