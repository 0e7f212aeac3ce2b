"""Every practice is whole in both languages, asks for no secret, and a wrong file is refused with what would be right."""

import copy
import re
import tomllib
from importlib.resources import files

import pytest
from django.utils import translation

from camtay.domains.learning.queries import lessons, practice
from camtay.domains.learning.rules.lessons import BadLesson
from camtay.domains.learning.rules.practice import read

CODES = ("cong-quoc-gia", "nhan-ra-lua-dao", "tra-tien-qr")
FOLDER = files("camtay.domains.learning").joinpath("data", "practice")
RAW = tomllib.loads(FOLDER.joinpath("tra-tien-qr.toml").read_text())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", CODES)
def test_it_is_whole(code, language):
    with translation.override(language):
        found = practice.practice(code)
    assert found is not None
    assert found.lesson in lessons.SKILLS
    for screen in found.screens:
        assert all((screen.task, screen.look, screen.learnt))
        assert screen.right in [part.name for part in screen.parts]


def test_nothing_to_press_asks_for_a_secret():
    for language in ("vi", "en"):
        with translation.override(language):
            for one in practice.all_practices():
                for part in (part for screen in one.screens for part in screen.parts if part.name):
                    assert not re.search(r"mật khẩu|password|OTP|\bPIN\b", part.text, re.IGNORECASE)


def test_what_is_false_on_a_screen_leads_nowhere_real():
    """Addresses on the drawings are the State's own or of the kind that can belong to nobody."""
    for code in CODES:
        for address in re.findall(r"[\w.-]+\.[a-z]{2,}", FOLDER.joinpath(f"{code}.toml").read_text()):
            assert address.endswith((".example", "gov.vn")), address


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: one.update(drawn="tháng 11"), "“drawn” is a month, such as 2026-11"),
        (lambda one: one.pop("intro"), "needs title, intro, drawn"),
        (lambda one: one["screens"][0].update(right="x"), "screen 1: “right” is one of top_up, qr, bills, save"),
        (lambda one: one["screens"][0].update(look=["một"]), "words are [vi, en]"),
        (lambda one: one["screens"][1]["parts"][0].update(kind="film"), "screen 2: no part “film”; there are bar"),
        (lambda one: one["screens"][1]["parts"][0].update(name="x"), "a bar has no name"),
        (lambda one: one["screens"][1]["parts"][1].pop("name"), "a card needs a name"),
        (lambda one: one["screens"][2]["parts"].pop(), "at least two parts can be pressed"),
    ],
)  # fmt: skip
def test_it_refuses_a_wrong_file_with_what_would_be_right(change, words):
    raw = copy.deepcopy(RAW)
    change(raw)
    with pytest.raises(BadLesson) as caught:
        read("tra-tien-qr", raw, "en")
    assert words in str(caught.value)
