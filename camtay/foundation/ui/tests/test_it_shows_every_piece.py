import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import camtay.foundation.ui

TEMPLATES = Path(camtay.foundation.ui.__file__).parent / "templates" / "ui"


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def tags_of(page):
    reader = Reader()
    reader.feed(page)
    return reader.tags


@pytest.fixture
def page(frame):
    response = frame.get("/giao-dien/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_all_partials():
    shown = (
        "".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
        + (Path(camtay.foundation.ui.__file__).parent / "templatetags" / "ui.py").read_text()
    )
    partials = [f"ui/partials/{path.name}" for path in (TEMPLATES / "partials").glob("*.html")]
    assert partials
    assert [name for name in partials if f'"{name}"' not in shown] == []


def test_it_stands_in_english_too(frame):
    response = frame.get("/giao-dien/", headers={"Accept-Language": "en"})
    assert '<html lang="en"' in response.content.decode()


def test_it_breaks_no_content_policy(page):
    """No inline script, no inline style, no handler, nothing from elsewhere: the policy would block them."""
    for tag, attrs in tags_of(page):
        assert "style" not in attrs, (tag, attrs)
        assert not [name for name in attrs if name.startswith("on")], (tag, attrs)
        assert tag != "style"
        assert tag != "script" or attrs.get("src", "").startswith("/static/"), attrs
        for name in ("src", "href"):
            assert not re.match(r"(https?:)?//|javascript:", attrs.get(name) or ""), attrs


def test_it_names_everything_once(page):
    ids = [attrs["id"] for _, attrs in tags_of(page) if "id" in attrs]
    assert sorted(ids) == sorted(set(ids))


def test_it_labels_every_field(page):
    tags = tags_of(page)
    labelled = {attrs.get("for") for tag, attrs in tags if tag == "label"}
    fields = [
        a
        for t, a in tags
        if t in {"input", "select", "textarea"} and a.get("type") not in {"hidden", "submit"}
    ]
    assert len(fields) > 20
    assert [a for a in fields if a.get("id") not in labelled] == []


def test_it_points_to_descriptions_that_are_there(page):
    tags = tags_of(page)
    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}
    pointing = [
        i
        for _, a in tags
        for name in ("aria-describedby", "aria-labelledby")
        for i in (a.get(name) or "").split()
    ]
    links = [a["href"][1:] for t, a in tags if t == "a" and re.match(r"#.", a.get("href") or "")]
    assert pointing
    assert [name for name in pointing + links if name not in ids] == []


def test_it_warns_on_every_page_that_nobody_asks_for_codes(frame):
    for path in ("/giao-dien/", "/tro-nang/"):
        assert "Không ai của xã, phường hay tổ công nghệ số hỏi mã OTP" in frame.get(path).content.decode()


def test_it_draws_large_for_who_chose_it(frame):
    frame.cookies["chu_to"] = "1"
    assert "ct-large" in frame.get("/tro-nang/").content.decode()


def test_it_tells_the_demo_apart(frame, settings):
    settings.CAMTAY_DEMO = False
    assert "Bản trình diễn" not in frame.get("/tro-nang/").content.decode()
    settings.CAMTAY_DEMO = True
    assert "Bản trình diễn" in frame.get("/tro-nang/").content.decode()


def test_it_changes_the_language_and_stays_on_the_page(frame):
    response = frame.post("/i18n/setlang/", {"language": "en", "next": "/tro-nang/?a=1"})
    assert response.headers["Location"] == "/tro-nang/?a=1"
    assert '<html lang="en"' in frame.get("/tro-nang/").content.decode()
