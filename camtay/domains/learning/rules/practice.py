"""Drawn screens to practise on: read from files, and refused with a sentence that says what to write.

They are our own drawings. None has a box for a password, a PIN or a code, and none looks like a page that asks for one:
who learns on such a page is taught to trust a false one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from camtay.domains.learning.rules.lessons import LANGUAGES, BadLesson, data, toml

PRESSED = ("button", "link", "card", "box")  # kinds of part that one can press
KINDS = ("bar", "text", *PRESSED)
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])$")


@dataclass(frozen=True)
class Part:
    """One thing on a screen. `name`: what it is called here, "" where it cannot be pressed."""

    kind: str
    name: str
    text: str


@dataclass(frozen=True)
class Screen:
    """`task`: what is to be found. `look`: what to look for, said after another place was pressed."""

    task: str
    look: str
    right: str
    parts: tuple[Part, ...]
    learnt: str


@dataclass(frozen=True)
class Practice:
    """`drawn`: the month the drawing was made in, YYYY-MM: real pages change."""

    code: str
    title: str
    intro: str
    drawn: str
    minutes: int
    lesson: str
    screens: tuple[Screen, ...]


@cache
def codes() -> tuple[str, ...]:
    return tuple(sorted(one.name[:-5] for one in data("practice").iterdir() if one.name.endswith(".toml")))


@cache
def shipped(code: str, language: str) -> Practice:
    """Raises BadLesson."""
    shown = f"practice/{code}.toml"
    return read(code, toml(data("practice", f"{code}.toml"), shown), language)


def read(code: str, raw: Mapping[str, Any], language: str) -> Practice:
    """The practice in a language. Raises BadLesson with the screen and what would be right."""
    shown, which = f"practice/{code}.toml", LANGUAGES.index(language)
    try:
        if not _MONTH.match(raw["drawn"]):
            raise BadLesson(f"{shown}: “drawn” is a month, such as 2026-11")
        screens = tuple(
            _screen(f"{shown}, screen {number}", one, which)
            for number, one in enumerate(raw["screens"], start=1)
        )
        return Practice(
            code,
            raw["title"][which],
            raw["intro"][which],
            raw["drawn"],
            raw["minutes"],
            raw["lesson"],
            screens,
        )
    except (KeyError, IndexError, TypeError) as error:
        raise BadLesson(
            f"{shown}: needs title, intro, drawn, minutes, lesson and [[screens]]; words are [vi, en]: {error}"
        ) from error


def _screen(shown: str, raw: Mapping[str, Any], which: int) -> Screen:
    parts = tuple(_part(shown, one, which) for one in raw["parts"])
    names = [one.name for one in parts if one.name]
    if len(set(names)) != len(names) or len(names) < 2:
        raise BadLesson(f"{shown}: at least two parts can be pressed, each with a name of its own")
    if raw["right"] not in names:
        raise BadLesson(f"{shown}: “right” is one of {', '.join(names)}")
    return Screen(raw["task"][which], raw["look"][which], raw["right"], parts, raw["learnt"][which])


def _part(shown: str, raw: Mapping[str, Any], which: int) -> Part:
    kind, name = raw["kind"], raw.get("name", "")
    if kind not in KINDS:
        raise BadLesson(f"{shown}: no part “{kind}”; there are {', '.join(KINDS)}")
    if bool(name) != (kind in PRESSED):
        raise BadLesson(f"{shown}: a {kind} {'needs a name' if kind in PRESSED else 'has no name'}")
    return Part(kind, name, raw["text"][which])
