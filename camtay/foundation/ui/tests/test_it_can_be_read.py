"""Colours: text on its ground stands apart by 4.5 to 1 (WCAG 2.2, 1.4.3), what must be seen by 3 to 1 (1.4.11)."""

import re
from pathlib import Path

import pytest

SETTINGS = Path(__file__).parents[4] / "frontend" / "styles" / "_settings.scss"
COLOURS = {"white": "#ffffff"} | dict(
    re.findall(r"^\$([\w-]+): (#[0-9a-f]{6});", SETTINGS.read_text(), re.MULTILINE)
)

TEXT = [
    ("ink", "white"), ("ink", "hue-50"), ("ink", "gold-100"), ("ink", "gold-500"), ("muted", "white"), ("muted", "hue-50"),
    ("hue-600", "white"), ("hue-600", "hue-50"), ("hue-600", "hue-100"), ("hue-700", "hue-100"), ("white", "hue-600"), ("white", "hue-800"),
    ("red", "white"), ("white", "red"), ("red", "hue-50"), ("white", "green"), ("green", "white"), ("white", "amber"), ("muted", "hue-100"),
]  # fmt: skip
SEEN = [("hue-600", "white"), ("red", "white"), ("gold-500", "hue-800"), ("ink", "gold-500")]


def brightness(colour):
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((brightness(COLOURS[one]), brightness(COLOURS[other])))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_it_keeps_text_apart_from_its_ground(text, ground):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), SEEN)
def test_it_keeps_marks_apart_from_their_ground(mark, ground):
    assert contrast(mark, ground) >= 3


def test_it_keeps_the_colour_of_errors_apart_from_the_houses_own():
    red, own = (COLOURS[name] for name in ("red", "hue-600"))
    distance = sum((int(red[i : i + 2], 16) - int(own[i : i + 2], 16)) ** 2 for i in (1, 3, 5)) ** 0.5
    assert distance > 100
